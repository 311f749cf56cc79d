import type { components } from '../../shared/api/schema/dovuti';
import type { Difference } from '../../shared/dovuti/differences';
import { readMoney } from '../../shared/i18n/format';

type Dovuto = components['schemas']['DovutoView'];
type Content = components['schemas']['ModifyDovutoDto'];

/** The form of a debt: named as the door names its fields, so that its refusals find them. */
export interface Values {
  readonly iud: string;
  readonly tipoDovuto: string;
  readonly importo: string;
  readonly dataScadenza: string;
  readonly causale: string;
  readonly anonimo: boolean;
  readonly debitore: {
    readonly tipo: string;
    readonly codice: string;
    readonly anagrafica: string;
    readonly indirizzo: string;
    readonly civico: string;
    readonly cap: string;
    readonly localita: string;
    readonly provincia: string;
    readonly nazione: string;
    readonly email: string;
  };
  readonly righeBilancio: readonly {
    readonly capitolo: string;
    readonly ufficio: string;
    readonly accertamento: string;
    readonly importo: string;
  }[];
}

export const ANONYMOUS = 'ANONIMO';
const typed = (euro: string): string => euro.replace('.', ',');
const text = (value: string | null | undefined): string => value ?? '';

/** A key that nobody has: the day, and a random part. */
export const freshIud = (today: string): string =>
  `OP-${today.replaceAll('-', '')}-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;

export const emptyValues = (iud: string): Values => ({
  iud,
  tipoDovuto: '',
  importo: '',
  dataScadenza: '',
  causale: '',
  anonimo: false,
  debitore: {
    tipo: 'F',
    codice: '',
    anagrafica: '',
    indirizzo: '',
    civico: '',
    cap: '',
    localita: '',
    provincia: '',
    nazione: '',
    email: '',
  },
  righeBilancio: [],
});

/** A debt as the form shows it; with another key it is a duplicate. */
export const toValues = (dovuto: Dovuto, iud = dovuto.iud): Values => ({
  iud,
  tipoDovuto: dovuto.tipoDovuto,
  importo: typed(dovuto.importo),
  dataScadenza: text(dovuto.dataScadenza),
  causale: dovuto.causale,
  anonimo: dovuto.debitore.codice === ANONYMOUS,
  debitore: {
    tipo: dovuto.debitore.tipo,
    codice: dovuto.debitore.codice === ANONYMOUS ? '' : dovuto.debitore.codice,
    anagrafica: dovuto.debitore.anagrafica,
    indirizzo: text(dovuto.debitore.indirizzo),
    civico: text(dovuto.debitore.civico),
    cap: text(dovuto.debitore.cap),
    localita: text(dovuto.debitore.localita),
    provincia: text(dovuto.debitore.provincia),
    nazione: text(dovuto.debitore.nazione),
    email: text(dovuto.debitore.email),
  },
  righeBilancio: (dovuto.righeBilancio ?? []).map((row) => ({ ...row, importo: typed(row.importo) })),
});

/** The form as the door takes it; what the form does not show stays as it was. */
export const toContent = (values: Values, before?: Dovuto): Content => ({
  tipoDovuto: values.tipoDovuto,
  importo: readMoney(values.importo) ?? values.importo,
  causale: values.causale,
  dataScadenza: values.dataScadenza,
  debitore: {
    ...values.debitore,
    codice: values.anonimo ? ANONYMOUS : values.debitore.codice.replaceAll(' ', '').toUpperCase(),
    provincia: values.debitore.provincia.toUpperCase(),
    nazione: values.debitore.nazione.toUpperCase(),
  },
  righeBilancio: values.righeBilancio.map((row) => ({ ...row, importo: readMoney(row.importo) ?? row.importo })),
  ...(before === undefined
    ? {}
    : {
        datiSpecificiRiscossione: before.datiSpecificiRiscossione,
        tipoVersamento: before.tipoVersamento,
        ...(before.commissioneCaricoPa === undefined ? {} : { commissioneCaricoPa: before.commissioneCaricoPa }),
      }),
});

const fieldsOf = (content: Content): Record<string, string> => ({
  importo: content.importo,
  causale: content.causale.trim(),
  dataScadenza: text(content.dataScadenza),
  ...Object.fromEntries(Object.entries(content.debitore).map(([name, value]) => [`debitore.${name}`, text(value)])),
  bilancio: (content.righeBilancio ?? [])
    .map((row) => [row.capitolo, row.ufficio, row.accertamento, row.importo].filter(Boolean).join(' '))
    .join('; '),
});

/** What saving would change. */
export function differencesOf(before: Content, after: Content): readonly Difference[] {
  const old = fieldsOf(before);
  const fresh = fieldsOf(after);
  return Object.keys(fresh).flatMap((campo) =>
    old[campo] === fresh[campo] ? [] : [{ campo, prima: old[campo], dopo: fresh[campo] }],
  );
}
