/** Upper case, without blanks. */
export const plainIban = (typed: string): string => typed.replace(/\s+/g, '').toUpperCase();

/** In groups of four, as it is printed. */
export const groupedIban = (iban: string): string => iban.replace(/(.{4})(?=.)/g, '$1\u00a0');

/** Country and last digits: enough to know it, not to copy it. */
export const maskedIban = (iban: string): string => `${iban.slice(0, 4)}\u00a0••••\u00a0••••\u00a0${iban.slice(-4)}`;

/** What the check digits say while somebody types; the server decides. Source: ISO 13616. */
export function looksLikeIban(typed: string): boolean {
  const iban = plainIban(typed);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) || (iban.startsWith('IT') && iban.length !== 27)) return false;
  let rest = 0;
  for (const sign of iban.slice(4) + iban.slice(0, 4))
    for (const digit of String(parseInt(sign, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** Bancoposta, by its ABI. */
export const isPostal = (typed: string): boolean => /^IT\d{2}[A-Z]07601/.test(plainIban(typed));
