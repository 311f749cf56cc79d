import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { apply, type Example, InMemoryArchive } from '../../testing';
import file from '../../testing/pivot-cases.json';
import {
  CLASSI,
  type Classe,
  classifyAll,
  DESCRIPTIONS,
  type Evidence,
  explainFlusso,
  explainMovimento,
  explainNotifica,
  explainPagamento,
  NEXT_STEPS,
  punctualIuv,
  type Said,
  Surroundings,
  tesoreriaEsito,
  upperIuf,
  VERDETTI,
  type Verdetto,
} from '..';

const ENTE = '00000000001' as CodiceFiscaleEnte;

interface ToldFlusso {
  readonly verdetto: Verdetto;
  readonly testo: Said;
  readonly scarto: bigint | undefined;
}

/** Everything that the words say of a case, as they would be shown. */
async function told(example: Example): Promise<{ evidence: Evidence[]; flussi: ToldFlusso[] }> {
  const { ente: flag, steps } = example;
  const archive = new InMemoryArchive(flag);
  for (const [i, step] of steps.entries()) await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
  const facts = archive.all();
  const v = new Surroundings(facts);
  const evidence: Evidence[] = [];
  for (const iuv of v.iuv())
    for (const f of v.pagamenti(iuv, (flusso) => tesoreriaEsito(v.tf(flusso.iuf), flusso.importoTotale)))
      evidence.push(...explainPagamento(f, f.effective ? v.tf(f.effective.flusso.iuf) : [], flag).classi);
  for (const n of facts.notifiche) evidence.push(...explainNotifica(n, v.ricevutePerIud.get(n.iud) ?? [], flag));
  for (const m of facts.movimenti) {
    const iuv = punctualIuv(m);
    const known = {
      iufKnown: m.iuf !== undefined && v.knownIufs.has(upperIuf(m.iuf)),
      iuvKnown: iuv !== undefined && v.isKnownIuv(iuv),
    };
    evidence.push(...explainMovimento(m, known, flag));
  }
  const { flussi } = classifyAll(facts, flag);
  return {
    evidence,
    flussi: [...flussi.values()].map(({ flusso, esito, conteggi }): ToldFlusso => {
      const { verdetto, testo, scarto } = explainFlusso(flusso, v.tf(flusso.iuf), esito, conteggi, flag);
      return { verdetto, testo, scarto };
    }),
  };
}

const cases = file.cases as unknown as Example[];
/** An amount in each language; what a sentence is about. */
const AMOUNT = { it: /€ [\d.]+,\d{2}/, en: /€ [\d,]+\.\d{2}/ } as const;
const ODD = /undefined|null|NaN|\[object|nessuna regola|no rule|\.\.|^\s*$/;
const LANGUAGES = ['it', 'en'] as const;

/** What is wrong with a sentence: it is empty, says nothing of its own, or hides a difference that was found. */
function faultsOf(what: string, said: Said, differences: readonly bigint[]): string[] {
  return LANGUAGES.flatMap((language) => {
    const text = said[language];
    const faults: string[] = [];
    if (ODD.test(text) || !/^\p{Lu}.*\.$/u.test(text)) faults.push('is no sentence');
    if (!AMOUNT[language].test(text)) faults.push('names no amount');
    const signed = differences.map((cents) => (cents < 0n ? '−' : '+'));
    if (signed.length > 0 && !signed.some((sign) => text.includes(`${sign}€`))) faults.push('does not say by how much');
    return faults.map((fault) => `${what} (${language}) ${fault}: ${text}`);
  });
}

/** Classes that are there because two amounts are not the same, and the comparisons that say so. */
const BECAUSE_OF: Partial<Record<Classe, readonly string[]>> = {
  RT_NO_IUF: ['erOk'],
  IUF_TES_DIV_IMP: ['fDiv'],
  IUD_NO_RT: ['iOk'],
};

describe('le parole di una classe', () => {
  it.each(cases.map((one): [string, Example] => [`${one.id} ${one.title ?? ''}`, one]))(
    '%s: ogni classe e ogni verdetto si dicono in italiano e in inglese, con gli importi e lo scarto',
    async (_, example) => {
      const { evidence, flussi } = await told(example);
      const faults = [
        ...evidence.flatMap(({ classe, testo, confronti }) => {
          const scarti = confronti.flatMap(({ nome, scarto }) =>
            BECAUSE_OF[classe]?.includes(nome) === true && scarto !== undefined && scarto !== 0n ? [scarto] : [],
          );
          return faultsOf(classe, testo, scarti);
        }),
        ...flussi.flatMap(({ verdetto, testo, scarto }) =>
          faultsOf(verdetto, testo, verdetto.includes('DIV_IMP') && scarto !== undefined ? [scarto] : []),
        ),
      ];
      expect(faults).toEqual([]);
    },
  );

  it('i casi dicono ogni classe e ogni verdetto almeno una volta', async () => {
    const all = await Promise.all(cases.map(told));
    const classi = new Set(all.flatMap(({ evidence }) => evidence.map(({ classe }) => classe)));
    const verdetti = new Set(all.flatMap(({ flussi }) => flussi.map(({ verdetto }) => verdetto)));
    expect(CLASSI.filter((one) => !classi.has(one))).toEqual([]);
    expect(VERDETTI.filter((one) => !verdetti.has(one))).toEqual([]);
  });

  it.each(CLASSI)(
    '%s: se è un’anomalia si dice che cosa fare, nelle due lingue; se torna non c’è nulla da fare',
    (classe) => {
      const step = NEXT_STEPS[classe];
      if (DESCRIPTIONS[classe].schermo === 'RICONCILIAZIONE') return expect(step).toBeUndefined();
      expect(step?.it).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(step?.en).toMatch(/^\p{Lu}.{20,}\.$/u);
      expect(step?.it).not.toBe(step?.en);
    },
  );
});
