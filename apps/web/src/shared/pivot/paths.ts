import { addressOf } from '../routing/address';

/** Addresses of MyPivot's screens. */
const under = (ipa: string, ...parts: readonly (string | number)[]): string =>
  addressOf('/pivot', ipa.toLowerCase(), ...parts);

export const pivotHome = (ipa: string): string => under(ipa);
export const anomaliePath = (ipa: string, classe?: string): string => withClasse(under(ipa, 'anomalie'), classe);
export const reconciledPath = (ipa: string, classe?: string): string =>
  withClasse(under(ipa, 'riconciliazioni'), classe);
export const ricevutePath = (ipa: string, filters: Readonly<Record<string, string>> = {}): string => {
  const search = new URLSearchParams(filters);
  return under(ipa, 'ricevute-telematiche') + (search.size > 0 ? `?${search}` : '');
};
export const flussiPath = (ipa: string, verdetto?: string): string =>
  under(ipa, 'rendicontazioni') + (verdetto === undefined ? '' : `?verdetto=${encodeURIComponent(verdetto)}`);
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
  const codes = new URLSearchParams();
  if (says(m.enteBt)) codes.set('enteBt', m.enteBt);
  if (says(m.istat)) codes.set('istat', m.istat);
  return under(ipa, 'giornale-di-cassa', m.anno, m.bolletta) + (codes.size > 0 ? `?${codes}` : '');
};

function withClasse(path: string, classe: string | undefined): string {
  return classe === undefined ? path : `${path}?classe=${classe}`;
}

/** A code of zeros is none: the ente has one treasury. */
const says = (code: string | undefined): code is string => code !== undefined && /[1-9A-Za-z]/.test(code);
