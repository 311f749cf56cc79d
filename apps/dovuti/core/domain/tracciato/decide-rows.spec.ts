import { type Iud, type Iuv, type LocalDate, parseIud, parseIuv } from '@mypay/kernel';
import fc from 'fast-check';
import { anEnte, aTipo } from '../../testing';
import { aLine } from '../../testing/a-line';
import type { Occupant } from '../judgement';
import { type ImportContext, type Decision, decideChunk, examineRiga, type ChunkFacts } from './decide-rows';

const context = (over: Partial<ImportContext> = {}): ImportContext => ({
  versione: '1_2',
  ente: anEnte(),
  tipo: (codice) => (codice === 'TARI' ? aTipo() : undefined),
  today: '2024-06-01' as LocalDate,
  ...over,
});

/** An archive in memory: what a decided chunk leaves to the next. */
class Archive {
  readonly accepted = new Set<Iud>();
  readonly perIud = new Map<Iud, Occupant>();
  readonly perIuv = new Map<Iuv, Iud>();
  private id = 0n;
  private progressivo = 0;

  put(iudText: string, iuvText: string | undefined, stato: Occupant['stato'] = 'INSERIMENTO_DOVUTO'): void {
    const iud = parseIud(iudText);
    const iuv = iuvText === undefined ? undefined : parseIuv(iuvText);
    this.perIud.set(iud, { id: ++this.id, stato, tipoDovuto: 'TARI', iuv, iuvDellaPiattaforma: false });
    if (iuv !== undefined) this.perIuv.set(iuv, iud);
  }
  decide(righe: readonly { riga: number; testo: string }[], at = context()): readonly Decision[] {
    const examined = righe.map(({ riga, testo: text }) => examineRiga(riga, text, at));
    const generated = new Map(
      examined
        .filter((r) => r.wantsIuv)
        .map((r) => [r.riga, parseIuv(`0100000000${String(++this.progressivo).padStart(7, '0')}`)]),
    );
    const facts: ChunkFacts = { accepted: this.accepted, perIud: this.perIud, perIuv: this.perIuv };
    const decisions = decideChunk(examined, facts, at, generated);
    for (const d of decisions) {
      if (d.esito === 'SCARTATA') continue;
      this.accepted.add(d.dati.iud);
      if (d.precedente) {
        this.perIud.delete(d.dati.iud);
        if (d.precedente.iuv !== undefined) this.perIuv.delete(d.precedente.iuv);
      }
      if (d.esito !== 'ANNULLATA') this.put(d.dati.iud, d.dati.iuv);
    }
    return decisions;
  }
}
const number = (texts: readonly string[]) => texts.map((text, i) => ({ riga: i + 1, testo: text }));
const codes = (decisions: readonly Decision[]) =>
  decisions.map((d) => (d.esito === 'SCARTATA' ? d.scarto.codice : d.esito));
const decide = (texts: readonly string[], at?: ImportContext, archive = new Archive()) =>
  archive.decide(number(texts), at);
const line = (IUD: string, over: Record<string, string> = {}) => aLine({ IUD, ...over });

describe('the rows of a file', () => {
  it('ORD-iud: an IUD accepted in the file wins over azione and validation', () =>
    expect(
      codes(
        decide([line('A'), line('A', { azione: 'x' }), line('A', { importoDovuto: '0' }), line('A', { azione: 'M' })]),
      ),
    ).toEqual(['INSERITA', ...Array<string>(3).fill('PAA_IMPORT_IUD_DUPLICATO')]));

  it('DUP-file: an IUD of a refused row is free for the next', () =>
    expect(codes(decide([line('A', { importoDovuto: '0' }), line('A')]))).toEqual([
      '|PAA_IMPORT_SINTASSI_CSV_IMPORTO',
      'INSERITA',
    ]));

  it('ORD-azione: is I, M or A, and the case matters', () =>
    expect(codes(decide([line('A', { azione: 'i' })]))).toEqual(['PAA_IMPORT_SINTASSI_CSV_AZIONE']));

  it('ORD-genera: only an I row that may be accepted and has no IUV gets one', () => {
    const archive = new Archive();
    archive.put('M', undefined);
    const decisions = archive.decide(
      number([
        line('A'),
        line('B', { codIuv: '01500000000123488' }),
        line('C', { importoDovuto: '0' }),
        line('M', { azione: 'M' }),
      ]),
    );
    expect(decisions.map((d) => (d.esito === 'SCARTATA' ? null : d.dati.iuv))).toEqual([
      '01000000000000001',
      '01500000000123488',
      null,
      undefined,
    ]);
  });

  it('ORD-genera: none where the ente keeps its own, as the original', () => {
    const [decision] = decide([line('A')], context({ ente: anEnte({ iuvSemprePiattaforma: false }) }));
    expect(decision).toMatchObject({ esito: 'INSERITA', dati: { iuv: undefined } });
  });

  it.each([
    ['ARCH-generazione', anEnte({ stato: 'SOSPESO', ambitoSospensione: 'NUOVI_DEBITI' }), 'ENTE_SOSPESO'],
    ['ARCH-generazione', anEnte({ stato: 'INSERITO' }), 'ENTE_NON_ATTIVO'],
  ] as const)('%s: new rows of such an ente are refused with the reason, cancellations are not', (_, ente, codice) => {
    const archive = new Archive();
    archive.put('B', undefined);
    const decisions = archive.decide(number([line('A'), line('B', { azione: 'A' })]), context({ ente }));
    expect(codes(decisions)).toEqual(['PAA_IMPORT_ERROR', 'ANNULLATA']);
    expect(decisions[0]).toMatchObject({ scarto: { descrizione: expect.stringContaining(`|CODICE ${codice} `) } });
  });

  it('ARCH-generazione: a row whose IUV could not be made says so', () => {
    const examined = examineRiga(1, line('A'), context());
    const empty = {
      accepted: new Set<Iud>(),
      perIud: new Map<Iud, Occupant>(),
      perIuv: new Map<Iuv, Iud>(),
    };
    expect(codes(decideChunk([examined], empty, context(), new Map()))).toEqual(['PAA_IMPORT_ERROR']);
  });

  it('ORD-file: an IUV freed by one row serves the next, not the one before', () => {
    const archive = new Archive();
    archive.put('VECCHIO', '01500000000123488');
    const codIuv = '01500000000123488';
    expect(
      codes(
        archive.decide(
          number([
            line('A', { codIuv }),
            line('VECCHIO', { azione: 'A' }),
            line('B', { codIuv }),
            line('C', { codIuv }),
          ]),
        ),
      ),
    ).toEqual(['|PAA_IMPORT_IUV_DUPLICATO', 'ANNULLATA', 'INSERITA', '|PAA_IMPORT_IUV_DUPLICATO']);
  });

  it('ORD-file: the size of a chunk changes nothing, whatever the file', () => {
    const row = fc.record({
      IUD: fc.constantFrom('A', 'B', 'C', '000D'),
      codIuv: fc.constantFrom('', '01500000000123488', '01510000000000001', '99500000000000000'),
      azione: fc.constantFrom('I', 'I', 'M', 'A', 'x'),
      importoDovuto: fc.constantFrom('54.00', '54.00', '0', 'x'),
    });
    const before = fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 });
    fc.assert(
      fc.property(
        fc.array(row, { maxLength: 25 }),
        fc.uniqueArray(fc.constantFrom('A', 'B'), { maxLength: 2 }),
        before,
        fc.integer({ min: 1, max: 7 }),
        (rows, live, paid, size) => {
          const build = () => {
            const archive = new Archive();
            for (const iud of new Set(paid)) archive.put(iud, undefined, 'COMPLETATO');
            live.forEach((iud, i) => archive.put(iud, i === 0 ? '01500000000123488' : undefined));
            return archive;
          };
          const righe = number(rows.map((r) => aLine(r)));
          const [one, whole, cut] = [build(), build(), build()];
          const single = righe.flatMap((r) => one.decide([r]));
          const chunks = Array.from({ length: Math.ceil(righe.length / size) }, (_, i) =>
            righe.slice(i * size, (i + 1) * size),
          );
          expect(codes(whole.decide(righe))).toEqual(codes(single));
          expect(codes(chunks.flatMap((chunk) => cut.decide(chunk)))).toEqual(codes(single));
          expect([...cut.perIud.keys()].sort()).toEqual([...one.perIud.keys()].sort());
          expect([...whole.perIuv.keys()].filter((k) => k[2] !== '0').sort()).toEqual(
            [...one.perIuv.keys()].filter((k) => k[2] !== '0').sort(),
          );
        },
      ),
    );
  });
});
