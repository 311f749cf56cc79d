/** Check digits of an aux-3 IUV: `3`, code and base as one number, modulo 93, by long division. Source: pagopa-node.md §16.1. */
export function checkDigits(base15: string): string {
  let rest = 0;
  for (const digit of `3${base15}`) rest = (rest * 10 + Number(digit)) % 93;
  return String(rest).padStart(2, '0');
}

/** Whether the two last digits of a 17-digit IUV are right. */
export function hasRightCheckDigits(iuv: string): boolean {
  return /^\d{17}$/.test(iuv) && checkDigits(iuv.slice(0, 15)) === iuv.slice(15);
}

/** Whether an RF code (`RFnn…`, at most 25) satisfies ISO 11649: moved head last, letters as 10…35, modulo 97 is 1. */
export function hasRightReference(code: string): boolean {
  if (!/^RF\d{2}[0-9A-Z]{1,21}$/.test(code)) return false;
  let rest = 0;
  for (const character of code.slice(4) + code.slice(0, 4)) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/**
 * An IUV with right check digits that no platform has given out: `kind` (2 digits that platforms leave at 00) says why it exists.
 */
export function foreignIuv(code: string, kind: '97' | '98' | '96', digits11: string): string {
  const base = `${code}${kind}${digits11}`;
  return base + checkDigits(base);
}
