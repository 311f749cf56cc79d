import { addressOf } from '../routing/address';

/** Addresses of MyPivot's screens. */
const under = (ipa: string, ...parts: readonly (string | number)[]): string =>
  addressOf('/pivot', ipa.toLowerCase(), ...parts);

export const pivotHome = (ipa: string): string => under(ipa);
export const anomaliePath = (ipa: string, classe?: string): string =>
  withFilters(under(ipa, 'anomalie'), classe === undefined ? {} : { classe });
export const reconciledPath = (ipa: string, classe?: string): string =>
  withFilters(under(ipa, 'riconciliazioni'), classe === undefined ? {} : { classe });
export const ricevutePath = (ipa: string, filters: Filters = {}): string =>
  withFilters(under(ipa, 'ricevute-telematiche'), filters);
export const flussiPath = (ipa: string, filters: Filters = {}): string =>
  withFilters(under(ipa, 'rendicontazioni'), filters);
export const giornalePath = (ipa: string): string => under(ipa, 'giornale-di-cassa');
export const importPath = (ipa: string): string => under(ipa, 'import');

export const pagamentoPath = (
  ipa: string,
  { iuv, iur, indice }: { readonly iuv: string; readonly iur: string; readonly indice: number },
): string => under(ipa, 'pagamenti', iuv, iur, indice);
export const notificaPath = (ipa: string, iud: string): string => under(ipa, 'notifiche', iud);
export const flussoPath = (ipa: string, { psp, iuf }: { readonly psp: string; readonly iuf: string }): string =>
  under(ipa, 'rendicontazioni', psp, iuf);

/** A movement; the codes that tell two treasuries of an ente apart are there only when they say something. */
export const movimentoPath = (
  ipa: string,
  m: { readonly anno: string; readonly bolletta: string; readonly enteBt?: string; readonly istat?: string },
): string => {
  const codes = { ...(says(m.enteBt) ? { enteBt: m.enteBt } : {}), ...(says(m.istat) ? { istat: m.istat } : {}) };
  return withFilters(under(ipa, 'giornale-di-cassa', m.anno, m.bolletta), codes);
};

type Filters = Readonly<Record<string, string>>;

function withFilters(path: string, filters: Filters): string {
  const search = new URLSearchParams(filters);
  return path + (search.size > 0 ? `?${search}` : '');
}

/** A code of zeros is none: the ente has one treasury. */
const says = (code: string | undefined): code is string => code !== undefined && /[1-9A-Za-z]/.test(code);
