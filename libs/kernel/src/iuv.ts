import type { Iuv, NumeroAvviso } from './identity';

/** Two check digits: the number formed by everything before them, aux digit and code included, modulo 93. Source: pagopa-node.md §16.1. */
export function checkDigits93(before: string): string {
  return (BigInt(before) % 93n).toString().padStart(2, '0');
}

/** IUV of 17 digits made by the platform: segregation code, `00`, progressive on 11, check digits. Source: dovuti.md §6.2. */
export function iuv17(segregazione: string, progressive: bigint): Iuv {
  const base = `${segregazione}00${progressive.toString().padStart(11, '0')}`;
  if (base.length !== 15) throw new RangeError('segregation code on 2 digits, progressive on at most 11');
  return `${base}${checkDigits93(`3${base}`)}` as Iuv;
}

/** Notice number of an aux-3 IUV. */
export function avvisoAux3(iuv: Iuv): NumeroAvviso {
  return `3${iuv}` as NumeroAvviso;
}

/**
 * What a notice number names: the IUV and the code (segregation for aux 3, application for aux 0). Undefined for aux 1, 2 and
 * anything malformed. Source: dovuti.md §6.6, pagopa-node.md §16.1.
 */
export function readAvviso(avviso: string): { aux: '0' | '3'; codice: string; iuv: Iuv } | undefined {
  if (!/^[03]\d{17}$/.test(avviso)) return undefined;
  const codice = avviso.slice(1, 3);
  return avviso.startsWith('3')
    ? { aux: '3', codice, iuv: avviso.slice(1) as Iuv }
    : { aux: '0', codice, iuv: avviso.slice(3) as Iuv };
}

/** Text of the QR code of a notice: `PAGOPA|002|<notice>|<ente>|<cents, at least two digits>`. Source: pagopa-node.md §15.1. */
export function noticeQrText(avviso: string, ente: string, amount: bigint): string {
  return `PAGOPA|002|${avviso}|${ente}|${amount.toString().padStart(2, '0')}`;
}
