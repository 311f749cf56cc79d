import { cents, type LocalDate } from '@mypay/kernel';
import type {
  ConClassi,
  EsitoTesoreria,
  FlussoConEsito,
  Movimento,
  Notifica,
  PagamentoClassificato,
  Ricevuta,
  RigaFlusso,
  Sintesi,
  Verdetto,
} from '@mypay/pivot-core';

/** Rows of the tables and how they become records; the only place that knows column names of reads. */
type Riga = Readonly<Record<string, unknown>>;

const t = (riga: Riga, nome: string): string => String(riga[nome]);
const o = (riga: Riga, nome: string): string | undefined => {
  const valore = riga[nome];
  return valore === null || valore === undefined ? undefined : String(valore);
};
const soldi = (riga: Riga, nome: string) => cents(riga[nome] as bigint);
const giorno = (riga: Riga, nome: string): LocalDate => t(riga, nome) as LocalDate;

export const RICEVUTA =
  'iuv, iur, indice, iud, importo, importo_totale, esito, data_esito, data_ora_messaggio, tipo_dovuto';
export const ricevutaDi = (r: Riga): Ricevuta => ({
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  iud: o(r, 'iud'),
  importo: soldi(r, 'importo'),
  importoTotale: soldi(r, 'importo_totale'),
  esito: t(r, 'esito'),
  dataEsito: giorno(r, 'data_esito'),
  dataOraMessaggio: r['data_ora_messaggio'] as Date,
  tipoDovuto: o(r, 'tipo_dovuto'),
});

export const NOTIFICA = 'iud, iuv, importo, data_esecuzione, tipo_dovuto, classi';
export const notificaDi = (r: Riga): ConClassi<Notifica> => ({
  iud: t(r, 'iud'),
  iuv: t(r, 'iuv'),
  importo: soldi(r, 'importo'),
  dataEsecuzione: giorno(r, 'data_esecuzione'),
  tipoDovuto: o(r, 'tipo_dovuto'),
  classi: Number(r['classi']),
});

export const FLUSSO = `f.psp, f.iuf, f.data_ora_flusso, f.revisione, f.id_regolamento, f.data_regolamento, f.importo_totale,
  f.numero_pagamenti, f.esito, f.verdetto, f.righe, f.righe_non_revocate, f.righe_senza_rt, f.righe_con_tv, f.somma_righe`;
export const flussoDi = (r: Riga): FlussoConEsito => ({
  psp: t(r, 'psp'),
  iuf: t(r, 'iuf'),
  dataOraFlusso: r['data_ora_flusso'] as Date,
  revisione: Number(r['revisione']),
  idRegolamento: t(r, 'id_regolamento'),
  dataRegolamento: giorno(r, 'data_regolamento'),
  importoTotale: soldi(r, 'importo_totale'),
  numeroPagamenti: Number(r['numero_pagamenti']),
  esito: t(r, 'esito') as EsitoTesoreria,
  verdetto: t(r, 'verdetto') as Verdetto,
  conteggi: {
    righe: Number(r['righe']),
    righeNonRevocate: Number(r['righe_non_revocate']),
    righeSenzaRt: Number(r['righe_senza_rt']),
    righeConTv: Number(r['righe_con_tv']),
  },
  sommaRighe: soldi(r, 'somma_righe'),
});

export const RIGA = 'iuf_maiuscolo, psp, riga, iuv, iur, indice, importo, esito, data_esito';
/** The IUF of a row is in upper case: the spelling is its flow's. */
export const rigaDi = (r: Riga): RigaFlusso => ({
  psp: t(r, 'psp'),
  iuf: t(r, 'iuf_maiuscolo'),
  riga: Number(r['riga']),
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  importo: soldi(r, 'importo'),
  esito: t(r, 'esito'),
  dataEsito: giorno(r, 'data_esito'),
});

export const MOVIMENTO =
  'anno, bolletta, ente_bt, istat, importo, data_contabile, data_valuta, causale, ordinante, iuf, iuv, classi';
export const movimentoDi = (r: Riga): ConClassi<Movimento> => ({
  anno: t(r, 'anno'),
  bolletta: t(r, 'bolletta'),
  enteBt: t(r, 'ente_bt'),
  istat: t(r, 'istat'),
  importo: soldi(r, 'importo'),
  dataContabile: giorno(r, 'data_contabile'),
  dataValuta: o(r, 'data_valuta') as LocalDate | undefined,
  causale: t(r, 'causale'),
  ordinante: t(r, 'ordinante'),
  iuf: o(r, 'iuf'),
  iuv: o(r, 'iuv'),
  classi: Number(r['classi']),
});

export const PAGAMENTO = `iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, iud, tipo_dovuto, importo, importo_totale, data_esito,
  psp, iuf, importo_rendicontato`;
export const pagamentoDi = (r: Riga): PagamentoClassificato => ({
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  classi: Number(r['classi']),
  sintesi: t(r, 'sintesi') as Sintesi,
  ricevuta: o(r, 'ricevuta') as PagamentoClassificato['ricevuta'],
  haTv: r['ha_tv'] === true,
  iud: o(r, 'iud'),
  tipoDovuto: o(r, 'tipo_dovuto'),
  importo: soldi(r, 'importo'),
  importoTotale: soldi(r, 'importo_totale'),
  dataEsito: giorno(r, 'data_esito'),
  psp: o(r, 'psp'),
  iuf: o(r, 'iuf'),
  importoRendicontato: r['importo_rendicontato'] === null ? undefined : soldi(r, 'importo_rendicontato'),
});

/** One column of many records, for `unnest`. */
export const colonna = <T, V>(righe: readonly T[], valore: (riga: T) => V): (V | null)[] =>
  righe.map((r) => valore(r) ?? null);
