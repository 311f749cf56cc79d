import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Ente, type PublicEnte, type PublicEnti, searchWords } from '@mypay/onboarding-core';
import type { Database, Tx } from '@mypay/platform/db';

/** Keeps the row of the register in step with what citizens may find; in the transaction that changed the ente. */
export async function updateDirectory(tx: Tx, { codiceFiscale, codiceIpa, dati, funzionalita }: Ente): Promise<void> {
  const words = searchWords(`${dati.denominazione} ${dati.denominazioneBreve ?? ''} ${codiceIpa.replaceAll('_', ' ')}`);
  await tx.execute(`update enti set pubblico = $2, ricerca = $3 where ente = $1`, [
    codiceFiscale,
    funzionalita.ENTE_PUBBLICO,
    ` ${words.join(' ')}`,
  ]);
  await countSpontanei(tx, codiceFiscale);
}

/** How many spontaneous payments the ente offers; in the transaction that changed a tipo or a flag. */
export async function countSpontanei(tx: Tx, ente: CodiceFiscaleEnte): Promise<void> {
  await tx.execute(
    `update enti set spontanei = case
       when exists (select 1 from funzionalita where ente = $1 and codice = 'PAGAMENTO_SPONTANEO' and not attivo) then 0
       else (select count(*) from tipi_dovuto where ente = $1 and attivo and spontaneo and not marca_da_bollo) end
     where ente = $1`,
    [ente],
  );
}

/** The public directory, from the register alone: it lies outside row-level security, and few columns of it are shown. */
export class PgPublicEnti implements PublicEnti {
  constructor(private readonly db: Database) {}

  page({
    words,
    provincia,
    tipoEnte,
    conSpontanei,
    after,
    limit,
  }: Parameters<PublicEnti['page']>[0]): Promise<readonly PublicEnte[]> {
    const params: unknown[] = [];
    const conditions = [`pubblico`, `stato = 'ESERCIZIO'`];
    for (const word of words) conditions.push(`strpos(ricerca, $${params.push(` ${word}`)}) > 0`);
    if (provincia !== undefined) conditions.push(`provincia = $${params.push(provincia)}`);
    if (tipoEnte !== undefined) conditions.push(`tipo_ente = $${params.push(tipoEnte)}`);
    if (conSpontanei === true) conditions.push(`spontanei > 0`);
    if (after !== undefined)
      conditions.push(`(lower(denominazione), ente) > ($${params.push(after[0])}, $${params.push(after[1])})`);
    return this.db.outsideTenants((tx) =>
      tx.query<PublicEnte>(
        `select codice_ipa as "codiceIpa", ente as "codiceFiscale", denominazione, tipo_ente as "tipoEnte", provincia,
                spontanei, lower(denominazione) as chiave
           from enti where ${conditions.join(' and ')} order by lower(denominazione), ente limit $${params.push(limit)}`,
        params,
      ),
    );
  }
}
