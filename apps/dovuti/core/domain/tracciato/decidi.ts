import type { LocalDate } from '@mypay/kernel';
import { type DatiDovuto, type Ente, impedimentoNuoviDebiti, type TipoDovuto } from '../dovuto';
import { giudica, type Occupante } from '../giudizio';
import type { Azione } from '../iuv-ente';
import { type EsitoValidazione, valida } from '../validazione';
import {
  AZIONE_SCONOSCIUTA,
  IUD_GIA_NEL_FILE,
  type Scarto,
  SCARTI_DI_ARCHIVIO,
  scartoDiContenuto,
  scartoGenerico,
} from './codici';
import { leggiRiga, type RigaLetta } from './leggi-riga';
import { haFlagGeneraIuv, type Versione } from './versioni';

/** A row read and validated, before anything is asked of the archive. */
export interface RigaEsaminata {
  /** 1 for the first data line. */
  readonly riga: number;
  readonly letta: RigaLetta;
  readonly azione: Azione | undefined;
  readonly validazione: EsitoValidazione | undefined;
  /** The platform must give this row an IUV, if it is accepted. */
  readonly vuoleIuv: boolean;
}

export interface ContestoImport {
  readonly versione: Versione;
  readonly ente: Ente;
  readonly tipo: (codice: string) => TipoDovuto | undefined;
  readonly oggi: LocalDate;
}

const isAzione = (testo: string): testo is Azione => testo === 'I' || testo === 'M' || testo === 'A';

/** A row refused before its columns are looked at. */
export const rigaRifiutata = (riga: number, scarto: Scarto): RigaEsaminata => ({
  riga,
  letta: { letta: false, scarto },
  azione: undefined,
  validazione: undefined,
  vuoleIuv: false,
});

/** Stages 1, 3 and 4 of one row. Source: tracciati.md §4.1; IUV: architecture.md, Decisions, 13. */
export function esaminaRiga(riga: number, testo: string, contesto: ContestoImport): RigaEsaminata {
  const letta = leggiRiga(testo, contesto.versione);
  const azione = letta.letta && isAzione(letta.azione) ? letta.azione : undefined;
  if (!letta.letta || azione === undefined) return { riga, letta, azione, validazione: undefined, vuoleIuv: false };
  const { ente, oggi, versione } = contesto;
  const validazione = valida(letta.grezzi, { azione, ente, tipo: contesto.tipo(letta.grezzi.tipoDovuto), oggi });
  const vuoleIuv =
    azione === 'I' &&
    validazione.valido &&
    validazione.dati.iuv === undefined &&
    (haFlagGeneraIuv(versione) ? validazione.generaIuv : ente.iuvSemprePiattaforma);
  return { riga, letta, azione, validazione, vuoleIuv };
}

/** What the archive answers about a chunk of rows. */
export interface FattiDelBlocco {
  /** IUDs of rows of this file accepted in earlier chunks. */
  readonly accettati: ReadonlySet<string>;
  /** By IUD, the row that is not ANNULLATO. */
  readonly perIud: ReadonlyMap<string, Occupante>;
  /** By IUV, the IUD of the row that is not ANNULLATO. */
  readonly perIuv: ReadonlyMap<string, string>;
}

export type Decisione =
  | { readonly esito: 'SCARTATA'; readonly riga: number; readonly iud: string | undefined; readonly scarto: Scarto }
  | {
      readonly esito: 'INSERITA' | 'MODIFICATA' | 'ANNULLATA';
      readonly riga: number;
      readonly dati: DatiDovuto;
      readonly iuvDellaPiattaforma: boolean;
      readonly precedente: Occupante | undefined;
    };

/**
 * Decides the rows of a chunk in file order, each seeing what those before it did: what a row inserts, frees or takes counts
 * for the next, so that the size of a chunk changes nothing. The IUD already accepted in the file wins over azione and
 * validation codes. Pure. Source: tracciati.md §4.1, §4.5; dovuti.md §5.5.
 */
export function decidiBlocco(
  righe: readonly RigaEsaminata[],
  fatti: FattiDelBlocco,
  contesto: ContestoImport,
  iuvGenerati: ReadonlyMap<number, string>,
): readonly Decisione[] {
  const accettati = new Set(fatti.accettati);
  const perIud = new Map(fatti.perIud);
  const perIuv = new Map(fatti.perIuv);
  const impedimento = impedimentoNuoviDebiti(contesto.ente);
  const libera = (occupante: Occupante, iud: string): void => {
    perIud.delete(iud);
    if (occupante.iuv !== undefined && perIuv.get(occupante.iuv) === iud) perIuv.delete(occupante.iuv);
  };

  return righe.map((riga): Decisione => {
    const { letta } = riga;
    const iud = letta.letta ? letta.grezzi.iud : undefined;
    const scarta = (scarto: Scarto): Decisione => ({ esito: 'SCARTATA', riga: riga.riga, iud, scarto });
    if (!letta.letta) return scarta(letta.scarto);
    if (iud !== undefined && accettati.has(iud)) return scarta(IUD_GIA_NEL_FILE);
    if (riga.azione === undefined || riga.validazione === undefined) return scarta(AZIONE_SCONOSCIUTA);
    if (!riga.validazione.valido) return scarta(scartoDiContenuto(riga.validazione.difetti));
    const generato = iuvGenerati.get(riga.riga);
    if (riga.azione === 'I' && impedimento !== undefined)
      return scarta(scartoGenerico(impedimento, 'l ente non ammette nuovi dovuti'));
    if (riga.vuoleIuv && (generato === undefined || perIuv.has(generato)))
      return scarta(scartoGenerico('GENERAZIONE_IUV', 'lo IUV non si e potuto generare'));

    const dati = generato === undefined ? riga.validazione.dati : { ...riga.validazione.dati, iuv: generato };
    const giudizio = giudica(riga.azione, dati, {
      tipo: contesto.tipo(dati.tipoDovuto),
      oggi: contesto.oggi,
      conIud: perIud.get(dati.iud),
      iudConIuv: dati.iuv === undefined ? undefined : perIuv.get(dati.iuv),
      autorizzato: () => true,
    });
    if (giudizio.esito === 'RIFIUTA') return scarta(SCARTI_DI_ARCHIVIO[giudizio.difetto]);

    accettati.add(dati.iud);
    const precedente = giudizio.esito === 'INSERISCI' ? undefined : giudizio.precedente;
    const iuvDellaPiattaforma = generato !== undefined || (precedente?.iuvDellaPiattaforma ?? false);
    if (precedente) libera(precedente, dati.iud);
    if (giudizio.esito !== 'ANNULLA') {
      perIud.set(dati.iud, {
        id: 0n, // not written yet: no later row of the file may touch it
        stato: 'INSERIMENTO_DOVUTO',
        tipoDovuto: dati.tipoDovuto,
        iuv: dati.iuv,
        iuvDellaPiattaforma,
      });
      if (dati.iuv !== undefined) perIuv.set(dati.iuv, dati.iud);
    }
    const esito = { INSERISCI: 'INSERITA', MODIFICA: 'MODIFICATA', ANNULLA: 'ANNULLATA' } as const;
    return {
      esito: esito[giudizio.esito],
      riga: riga.riga,
      dati,
      iuvDellaPiattaforma,
      precedente,
    };
  });
}
