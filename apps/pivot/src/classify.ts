import { type Caso, ArchivioInMemoria, applica, inParole, isAtteso, permutazioni } from '@mypay/pivot-core/testing';
import { classificaTutto, leggiCausale } from '@mypay/pivot-core';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { readFileSync } from 'node:fs';

/** Steps up to which every order is tried: 8! = 40,320 take some 15 s; above, all rotations forwards and backwards. */
const PASSI_TUTTI_GLI_ORDINI = 8;

interface Estrazione {
  readonly id: string;
  readonly causale: string;
  readonly expected: { readonly iuf: string | null; readonly iuv: string | null };
}

interface Riga {
  readonly id: string;
  readonly pass: boolean;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Runs the pure core on a file in the format of `pivot-cases.json`, records in memory, no database. One JSON line for each
 * item of `cases` and `extraction` on standard output, nothing else there. Exit code 1 if one does not pass.
 */
async function main(file: string | undefined): Promise<void> {
  if (file === undefined) throw new Error('usage: classify FILE');
  const { cases = [], extraction = [] } = JSON.parse(readFileSync(file, 'utf8')) as {
    cases?: Caso[];
    extraction?: Estrazione[];
  };
  for (const caso of cases) scrivi(await prova(caso));
  for (const x of extraction) scrivi(estrai(x));
}

function scrivi(riga: Riga): void {
  if (!riga.pass) process.exitCode = 1;
  process.stdout.write(`${JSON.stringify(riga)}\n`);
}

async function prova(caso: Caso): Promise<Riga> {
  const { id, expected } = caso;
  let actual: unknown;
  try {
    for (const passi of caso.orderIndependent ? ordini(caso.steps) : [caso.steps]) {
      const esito = await esegui(caso, passi);
      actual ??= esito.finale;
      if (!esito.pass) return { id, pass: false, expected: esito.atteso, actual: esito.trovato };
    }
    return { id, pass: true, expected, actual };
  } catch (error) {
    return { id, pass: false, expected, actual: { errore: String(error) } };
  }
}

async function esegui(caso: Caso, passi: Caso['steps']) {
  const archivio = new ArchivioInMemoria(caso.ente);
  const stato = () => inParole(classificaTutto(archivio.tutti(), archivio.flag), archivio.movimenti.values());
  for (const [i, passo] of passi.entries()) {
    await archivio.run(caso.ente as unknown as CodiceFiscaleEnte, (stores) => applica(stores, passo, i + 1));
    for (const { afterStep, ...atteso } of caso.checkpoints ?? [])
      if (afterStep === i + 1 && !isAtteso(atteso, stato())) {
        const trovato = stato();
        return { pass: false, atteso: { afterStep, ...atteso }, trovato, finale: trovato };
      }
  }
  const finale = stato();
  return { pass: isAtteso(caso.expected, finale), atteso: caso.expected, trovato: finale, finale };
}

/** Every order; of a very long case, all its rotations, forwards and backwards. */
function ordini<T>(passi: readonly T[]): Iterable<readonly T[]> {
  if (passi.length <= PASSI_TUTTI_GLI_ORDINI) return permutazioni(passi);
  return passi.flatMap((_, i) => {
    const ruotato = [...passi.slice(i), ...passi.slice(0, i)];
    return [ruotato, [...ruotato].reverse()];
  });
}

function estrai({ id, causale, expected }: Estrazione): Riga {
  const { iuf, iuv } = leggiCausale(causale);
  const actual = { iuf: iuf ?? null, iuv: iuv ?? null };
  return { id, pass: actual.iuf === expected.iuf && actual.iuv === expected.iuv, expected, actual };
}

main(process.argv[2]).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
