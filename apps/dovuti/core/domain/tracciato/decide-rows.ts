import type { Iud, Iuv, LocalDate, VisibleTipi } from '@mypay/kernel';
import { type DovutoContent, type Ente, newDebtsImpediment, type TipoDovuto } from '../dovuto';
import { judge, type Occupant } from '../judgement';
import type { Action } from '../iuv-ente';
import { type ValidationOutcome, validate } from '../validation';
import {
  UNKNOWN_ACTION,
  IUD_ALREADY_IN_FILE,
  type Scarto,
  ARCHIVE_SCARTI,
  contentScarto,
  genericScarto,
} from './codici';
import { readRiga, type ReadRiga } from './read-riga';
import { hasIuvFlag, type Versione } from './versioni';

/** A row read and validated, before anything is asked of the archive. */
export interface ExaminedRiga {
  /** 1 for the first data line. */
  readonly riga: number;
  readonly read: ReadRiga;
  readonly azione: Action | undefined;
  readonly validation: ValidationOutcome | undefined;
  /** The platform must give this row an IUV, if it is accepted. */
  readonly wantsIuv: boolean;
}

export interface ImportContext {
  readonly versione: Versione;
  readonly ente: Ente;
  readonly tipo: (codice: string) => TipoDovuto | undefined;
  readonly today: LocalDate;
  /** Tipi that who uploaded may work on; absent for all. */
  readonly tipi?: VisibleTipi | undefined;
}

const isAction = (text: string): text is Action => text === 'I' || text === 'M' || text === 'A';

/** A row refused before its columns are looked at. */
export const refusedRiga = (riga: number, scarto: Scarto): ExaminedRiga => ({
  riga,
  read: { read: false, scarto },
  azione: undefined,
  validation: undefined,
  wantsIuv: false,
});

/** Stages 1, 3 and 4 of one row. Source: tracciati.md §4.1; IUV: architecture.md, Decisions, 13. */
export function examineRiga(riga: number, text: string, context: ImportContext): ExaminedRiga {
  const read = readRiga(text, context.versione);
  const action = read.read && isAction(read.azione) ? read.azione : undefined;
  if (!read.read || action === undefined) return { riga, read, azione: action, validation: undefined, wantsIuv: false };
  const { ente, today, versione } = context;
  const validation = validate(read.raw, {
    azione: action,
    ente,
    tipo: context.tipo(read.raw.tipoDovuto),
    today: today,
  });
  const wantsIuv =
    action === 'I' &&
    validation.valid &&
    validation.dati.iuv === undefined &&
    (hasIuvFlag(versione) ? validation.generaIuv : ente.iuvSemprePiattaforma);
  return { riga, read, azione: action, validation, wantsIuv };
}

/** What the archive answers about a chunk of rows. */
export interface ChunkFacts {
  /** IUDs of rows of this file accepted in earlier chunks. */
  readonly accepted: ReadonlySet<Iud>;
  /** By IUD, the row that is not ANNULLATO. */
  readonly perIud: ReadonlyMap<Iud, Occupant>;
  /** By IUV, the IUD of the row that is not ANNULLATO. */
  readonly perIuv: ReadonlyMap<Iuv, Iud>;
}

export type Decision =
  | { readonly esito: 'SCARTATA'; readonly riga: number; readonly iud: string | undefined; readonly scarto: Scarto }
  | {
      readonly esito: 'INSERITA' | 'MODIFICATA' | 'ANNULLATA';
      readonly riga: number;
      readonly dati: DovutoContent;
      readonly iuvDellaPiattaforma: boolean;
      readonly precedente: Occupant | undefined;
    };

/**
 * Decides the rows of a chunk in file order, each seeing what those before it did: what a row inserts, frees or takes counts
 * for the next, so that the size of a chunk changes nothing. The IUD already accepted in the file wins over azione and
 * validation codes. Pure. Source: tracciati.md §4.1, §4.5; dovuti.md §5.5.
 */
export function decideChunk(
  righe: readonly ExaminedRiga[],
  facts: ChunkFacts,
  context: ImportContext,
  generatedIuvs: ReadonlyMap<number, Iuv>,
): readonly Decision[] {
  const accepted = new Set<string>(facts.accepted);
  const perIud = new Map(facts.perIud);
  const perIuv = new Map(facts.perIuv);
  const impediment = newDebtsImpediment(context.ente);
  const release = (occupant: Occupant, iud: Iud): void => {
    perIud.delete(iud);
    if (occupant.iuv !== undefined && perIuv.get(occupant.iuv) === iud) perIuv.delete(occupant.iuv);
  };

  return righe.map((riga): Decision => {
    const { read } = riga;
    const iud = read.read ? read.raw.iud : undefined;
    const reject = (scarto: Scarto): Decision => ({ esito: 'SCARTATA', riga: riga.riga, iud, scarto });
    if (!read.read) return reject(read.scarto);
    if (iud !== undefined && accepted.has(iud)) return reject(IUD_ALREADY_IN_FILE);
    if (riga.azione === undefined || riga.validation === undefined) return reject(UNKNOWN_ACTION);
    if (!riga.validation.valid) return reject(contentScarto(riga.validation.faults));
    const generated = generatedIuvs.get(riga.riga);
    if (riga.azione === 'I' && impediment !== undefined)
      return reject(genericScarto(impediment, 'l ente non ammette nuovi dovuti'));
    if (riga.wantsIuv && (generated === undefined || perIuv.has(generated)))
      return reject(genericScarto('GENERAZIONE_IUV', 'lo IUV non si e potuto generare'));

    const content = generated === undefined ? riga.validation.dati : { ...riga.validation.dati, iuv: generated };
    const judgement = judge(riga.azione, content, {
      tipo: context.tipo(content.tipoDovuto),
      today: context.today,
      tipi: context.tipi,
      withIud: perIud.get(content.iud),
      iudWithIuv: content.iuv === undefined ? undefined : perIuv.get(content.iuv),
    });
    if (judgement.esito === 'RIFIUTA') return reject(ARCHIVE_SCARTI[judgement.fault]);

    accepted.add(content.iud);
    const previous = judgement.esito === 'INSERISCI' ? undefined : judgement.precedente;
    const iuvFromPlatform = generated !== undefined || (previous?.iuvDellaPiattaforma ?? false);
    if (previous) release(previous, content.iud);
    if (judgement.esito !== 'ANNULLA') {
      perIud.set(content.iud, {
        id: 0n, // not written yet: no later row of the file may touch it
        stato: 'INSERIMENTO_DOVUTO',
        tipoDovuto: content.tipoDovuto,
        iuv: content.iuv,
        iuvDellaPiattaforma: iuvFromPlatform,
      });
      if (content.iuv !== undefined) perIuv.set(content.iuv, content.iud);
    }
    const esito = { INSERISCI: 'INSERITA', MODIFICA: 'MODIFICATA', ANNULLA: 'ANNULLATA' } as const;
    return {
      esito: esito[judgement.esito],
      riga: riga.riga,
      dati: content,
      iuvDellaPiattaforma: iuvFromPlatform,
      precedente: previous,
    };
  });
}
