import { cents, type LocalDate } from '@mypay/kernel';
import type {
  WithClassi,
  TesoreriaEsito,
  FlussoWithEsito,
  Movimento,
  Notifica,
  ClassifiedPagamento,
  Ricevuta,
  FlussoRiga,
  Listed,
  Summary,
  Verdetto,
} from '@mypay/pivot-core';

/** Rows of the tables and how they become records; the only place that knows column names of reads. */
type Riga = Readonly<Record<string, unknown>>;

const t = (riga: Riga, name: string): string => String(riga[name]);
const o = (riga: Riga, name: string): string | undefined => {
  const value = riga[name];
  return value === null || value === undefined ? undefined : String(value);
};
const money = (riga: Riga, name: string) => cents(riga[name] as bigint);
const day = (riga: Riga, name: string): LocalDate => t(riga, name) as LocalDate;

export const RICEVUTA =
  'iuv, iur, indice, iud, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio, tipo_dovuto';
export const ricevutaOf = (r: Riga): Ricevuta => ({
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  iud: o(r, 'iud'),
  importo: money(r, 'importo_cents'),
  importoTotale: money(r, 'importo_totale_cents'),
  esito: t(r, 'esito'),
  dataEsito: day(r, 'data_esito'),
  dataOraMessaggio: r['data_ora_messaggio'] as Date,
  tipoDovuto: o(r, 'tipo_dovuto'),
});

export const NOTIFICA = 'iud, iuv, importo_cents, data_esecuzione, tipo_dovuto, classi';
export const notificaOf = (r: Riga): WithClassi<Notifica> => ({
  iud: t(r, 'iud'),
  iuv: t(r, 'iuv'),
  importo: money(r, 'importo_cents'),
  dataEsecuzione: day(r, 'data_esecuzione'),
  tipoDovuto: o(r, 'tipo_dovuto'),
  classi: Number(r['classi']),
});

export const FLUSSO = `f.psp, f.iuf, f.data_ora_flusso, f.revisione, f.id_regolamento, f.data_regolamento, f.importo_totale_cents,
  f.numero_pagamenti, f.esito, f.verdetto, f.righe, f.righe_non_revocate, f.righe_senza_rt, f.righe_con_tv, f.somma_righe_cents`;
export const flussoOf = (r: Riga): FlussoWithEsito => ({
  psp: t(r, 'psp'),
  iuf: t(r, 'iuf'),
  dataOraFlusso: r['data_ora_flusso'] as Date,
  revisione: Number(r['revisione']),
  idRegolamento: t(r, 'id_regolamento'),
  dataRegolamento: day(r, 'data_regolamento'),
  importoTotale: money(r, 'importo_totale_cents'),
  numeroPagamenti: Number(r['numero_pagamenti']),
  esito: t(r, 'esito') as TesoreriaEsito,
  verdetto: t(r, 'verdetto') as Verdetto,
  conteggi: {
    righe: Number(r['righe']),
    righeNonRevocate: Number(r['righe_non_revocate']),
    righeSenzaRt: Number(r['righe_senza_rt']),
    righeConTv: Number(r['righe_con_tv']),
  },
  sommaRighe: money(r, 'somma_righe_cents'),
});

export const RIGA = 'iuf_maiuscolo, psp, riga, iuv, iur, indice, importo_cents, esito, data_esito';
/** The IUF of a row is in upper case: the spelling is its flow's. */
export const rigaOf = (r: Riga): FlussoRiga => ({
  psp: t(r, 'psp'),
  iuf: t(r, 'iuf_maiuscolo'),
  riga: Number(r['riga']),
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  importo: money(r, 'importo_cents'),
  esito: t(r, 'esito'),
  dataEsito: day(r, 'data_esito'),
});

export const MOVIMENTO =
  'anno, bolletta, ente_bt, istat, importo_cents, data_contabile, data_valuta, causale, ordinante, iuf, iuv, letture_iuf, letture_iuv, aggancio_iuf, aggancio_iuv, classi';
export const movimentoOf = (r: Riga): WithClassi<Movimento> => ({
  anno: t(r, 'anno'),
  bolletta: t(r, 'bolletta'),
  enteBt: t(r, 'ente_bt'),
  istat: t(r, 'istat'),
  importo: money(r, 'importo_cents'),
  dataContabile: day(r, 'data_contabile'),
  dataValuta: o(r, 'data_valuta') as LocalDate | undefined,
  causale: t(r, 'causale'),
  ordinante: t(r, 'ordinante'),
  iuf: o(r, 'iuf'),
  iuv: o(r, 'iuv'),
  letture: r['letture_iuf'] ? { iuf: r['letture_iuf'] as string[], iuv: r['letture_iuv'] as string[] } : undefined,
  aggancio:
    (r['aggancio_iuf'] ?? r['aggancio_iuv']) ? { iuf: o(r, 'aggancio_iuf'), iuv: o(r, 'aggancio_iuv') } : undefined,
  classi: Number(r['classi']),
});

export const PAGAMENTO = `iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, iud, tipo_dovuto, importo_cents, importo_totale_cents, data_esito,
  psp, iuf, importo_rendicontato_cents`;
export const pagamentoOf = (r: Riga): ClassifiedPagamento => ({
  iuv: t(r, 'iuv'),
  iur: t(r, 'iur'),
  indice: Number(r['indice']),
  classi: Number(r['classi']),
  sintesi: t(r, 'sintesi') as Summary,
  ricevuta: o(r, 'ricevuta') as ClassifiedPagamento['ricevuta'],
  haTv: r['ha_tv'] === true,
  iud: o(r, 'iud'),
  tipoDovuto: o(r, 'tipo_dovuto'),
  importo: money(r, 'importo_cents'),
  importoTotale: money(r, 'importo_totale_cents'),
  dataEsito: day(r, 'data_esito'),
  psp: o(r, 'psp'),
  iuf: o(r, 'iuf'),
  importoRendicontato: r['importo_rendicontato_cents'] === null ? undefined : money(r, 'importo_rendicontato_cents'),
});

/** A record with when its row was last written. */
export const listed = <T>(r: Riga, read: (riga: Riga) => T, column = 'aggiornato_il'): Listed<T> => ({
  ...read(r),
  aggiornatoIl: r[column] as Date,
});

/** One column of many records, for `unnest`. */
export const column = <T, V>(righe: readonly T[], value: (riga: T) => V): (V | null)[] =>
  righe.map((r) => value(r) ?? null);
