import type { CodiceFiscaleEnte, LocalDate } from '@mypay/kernel';
import type { Rt } from '../domain/rt';

export interface RicevutaRow {
  rt_id: string;
  numero_avviso: string;
  ente_titolare: string;
  iuv: string;
  esito: string;
  importo_totale_cents: bigint;
  causale: string;
  psp: string;
  psp_denominazione: string;
  data_ora_messaggio: Date;
  data_esito: string;
  stand_in: boolean;
  fonte: string;
  anomalie: readonly { code: string }[];
  iud: string | null;
  tipo_dovuto: string | null;
  ricevuta_il: Date;
}

export interface FlussoRow {
  psp_id: string;
  iuf: string;
  revisione: number;
  stato: string;
  psp: string | null;
  psp_denominazione: string | null;
  pubblicato_il: Date;
  acquisito_il: Date;
  data_ora_flusso: Date | null;
  id_regolamento: string | null;
  data_regolamento: string | null;
  numero_righe: number | null;
  importo_totale_cents: bigint | null;
  somma_righe_cents: bigint | null;
  anomalie: readonly { code: string }[];
  motivo: string | null;
}

export interface EventRow {
  id: string;
  data_ora: Date;
  iuv: string | null;
  numero_avviso: string | null;
  codice_contesto: string | null;
  psp: string | null;
  componente: string;
  categoria: string;
  tipo_evento: string;
  sotto_tipo: string;
  fruitore: string;
  erogatore: string;
  stazione: string | null;
  canale: string | null;
  esito: string;
  durata_ms: number | null;
}

export interface RefusalRow {
  id: string;
  primitiva: string | null;
  ente: string | null;
  stazione: string | null;
  esito: string | null;
  tentativi: number;
  arrivato_il: Date;
}

/** One receipt, whole. */
export interface WholeRicevuta {
  readonly row: RicevutaRow;
  readonly rt: Rt;
  /** How many copies came with the same receiptId and other content. */
  readonly copies: number;
}

export interface RicevuteFilter {
  /** Of these tipi dovuto alone; null: of all, and of none. */
  readonly tipi: readonly string[] | null;
  readonly iuv?: string | undefined;
  readonly iur?: string | undefined;
  readonly iud?: string | undefined;
  readonly numeroAvviso?: string | undefined;
  /** Of who owed or of who paid. */
  readonly codiceFiscale?: string | undefined;
  readonly tipoDovuto?: string | undefined;
  /** Days of the outcome, both included. */
  readonly dal?: LocalDate | undefined;
  readonly al?: LocalDate | undefined;
  readonly anomale?: boolean | undefined;
  /** With this anomaly among theirs. */
  readonly anomalia?: string | undefined;
}

export interface FlussiFilter {
  /** Set aside alone. */
  readonly setAside?: boolean | undefined;
  readonly iuf?: string | undefined;
  /** Days of Rome on which the flow was made, both included. */
  readonly dal?: LocalDate | undefined;
  readonly al?: LocalDate | undefined;
}

/** Lists and single rows for people: pages by key, newest first; `after` is the key of the last row that was seen. */
export interface Reads {
  /** @param after (ricevuta_il, rt_id) */
  ricevute(
    ente: CodiceFiscaleEnte,
    filter: RicevuteFilter,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<readonly RicevutaRow[]>;
  ricevuta(ente: CodiceFiscaleEnte, rtId: string, tipi: readonly string[] | null): Promise<WholeRicevuta | undefined>;
  /** The request of the node that brought a receipt, as it came; `null` when its bytes are no longer kept. */
  original(ente: CodiceFiscaleEnte, rtId: string, tipi: readonly string[] | null): Promise<Buffer | null | undefined>;
  /** Receipts that one text names whole: IUV, IUR, IUD, notice or codice fiscale; newest first. */
  search(
    ente: CodiceFiscaleEnte,
    text: string,
    tipi: readonly string[] | null,
    limit: number,
  ): Promise<readonly RicevutaRow[]>;
  /** @param after (acquisito_il, psp_id, iuf, revisione) */
  flussi(
    ente: CodiceFiscaleEnte,
    filter: FlussiFilter,
    after: readonly [Date, string, string, number] | undefined,
    limit: number,
  ): Promise<readonly FlussoRow[]>;
  /** @param after (data_ora, id) */
  giornale(
    ente: CodiceFiscaleEnte,
    iuv: string | undefined,
    after: readonly [Date, string] | undefined,
    limit: number,
  ): Promise<readonly EventRow[]>;
  /**
   * What may be a receipt and is not accepted (refused, given up, still to be judged again): for the intermediary alone.
   * @param after (arrivato_il, id)
   */
  refused(after: readonly [Date, string] | undefined, limit: number): Promise<readonly RefusalRow[]>;
}
