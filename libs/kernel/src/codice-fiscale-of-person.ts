const ODD_VALUES = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const LETTERS_FOR_DIGITS = 'LMNPQRSTUV';
const MONTHS = 'ABCDEHLMPRST';
const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const FORMA = /^[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-ILMZ][0-9LMNPQRSTUV]{3}[A-Z]$/;

const value = (char: string): number => (char >= '0' && char <= '9' ? Number(char) : char.charCodeAt(0) - 65);
const digit = (char: string): string => (char >= '0' && char <= '9' ? char : String(LETTERS_FOR_DIGITS.indexOf(char)));
const digits = (text: string): string => [...text].map(digit).join('');

/** A codice fiscale of 16 characters, upper case: shape, day that exists, place, check letter. Source: dovuti.md §14.3. */
export function isCodiceFiscaleOfPerson(code: string): boolean {
  if (!FORMA.test(code)) return false;
  const anno = Number(digits(code.slice(6, 8)));
  const month = MONTHS.indexOf(code.charAt(8));
  const rawDay = Number(digits(code.slice(9, 11)));
  const day = rawDay > 40 ? rawDay - 40 : rawDay;
  const max = month === 1 && anno % 4 === 0 ? 29 : (DAYS_OF_MONTH[month] ?? 0);
  if (day < 1 || day > max) return false;
  if (code.slice(12, 15) === '000') return false;
  let sum = 0;
  for (let i = 0; i < 15; i++) sum += i % 2 === 0 ? (ODD_VALUES[value(code.charAt(i))] ?? 0) : value(code.charAt(i));
  return code.charAt(15) === String.fromCharCode(65 + (sum % 26));
}
