import { formatEuro } from '@mypay/kernel';
import type { DovutoContent } from './dovuto';

/** A field that a change touched, in the words of the REST door; undefined where there was or is nothing. */
export interface Difference {
  readonly campo: string;
  readonly prima: string | undefined;
  readonly dopo: string | undefined;
}

/** The content of a debt as the fields that people know, all as text. */
const fieldsOf = (content: DovutoContent): Readonly<Record<string, string | undefined>> => ({
  tipoDovuto: content.tipoDovuto,
  importo: formatEuro(content.importo),
  causale: content.causale,
  dataScadenza: content.scadenza,
  iuv: content.iuv,
  'debitore.tipo': content.debitore.tipo,
  'debitore.codice': content.debitore.codice,
  'debitore.anagrafica': content.debitore.anagrafica,
  'debitore.indirizzo': content.debitore.indirizzo,
  'debitore.civico': content.debitore.civico,
  'debitore.cap': content.debitore.cap,
  'debitore.localita': content.debitore.localita,
  'debitore.provincia': content.debitore.provincia,
  'debitore.nazione': content.debitore.nazione,
  'debitore.email': content.debitore.email,
  datiSpecificiRiscossione: content.datiSpecifici,
  tipoVersamento: content.tipoVersamento,
  commissioneCaricoPa: content.commissione === undefined ? undefined : formatEuro(content.commissione),
  bilancio: content.bilancio,
});

/** The fields in which two contents differ, in the order of the form. */
export function differences(before: DovutoContent, after: DovutoContent): readonly Difference[] {
  const old = fieldsOf(before);
  const fresh = fieldsOf(after);
  return Object.keys(fresh).flatMap((campo) =>
    old[campo] === fresh[campo] ? [] : [{ campo, prima: old[campo], dopo: fresh[campo] }],
  );
}
