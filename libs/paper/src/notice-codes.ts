import { DomainError, noticeQrText } from '@mypay/kernel';

/** What the codes of a notice say. */
export interface NoticeCodes {
  /** 18 digits. */
  readonly noticeNumber: string;
  /** Codice fiscale of the ente, 11 digits. */
  readonly ente: string;
  /** Euro cents, 1 to 99999999999. */
  readonly amount: bigint;
}

/** What the Data Matrix of the bollettino says besides. */
export interface PostalCodes extends NoticeCodes {
  /** Postal account, at most 12 digits. */
  readonly account: string;
  readonly debtor: { readonly codiceFiscale: string; readonly name: string };
  readonly subject: string;
}

/** Text of the QR code. Source: pagopa-node.md §15.1. @throws DomainError `AVVISO_NON_STAMPABILE` */
export function qrText({ noticeNumber, ente, amount }: NoticeCodes): string {
  judge({ noticeNumber, ente, amount });
  return noticeQrText(noticeNumber, ente, amount);
}

/**
 * Text of the Data Matrix of the bollettino postale PA: 256 signs, upper-case ASCII. Source: pagopa-node.md §15.1.
 * @throws DomainError `AVVISO_NON_STAMPABILE`
 */
export function postalText(codes: PostalCodes): string {
  judge(codes);
  if (!/^\d{1,12}$/.test(codes.account)) throw unprintable('il conto corrente postale non ha da 1 a 12 cifre');
  if (codes.amount > 9_999_999_999n) throw unprintable('l’importo supera quello di un bollettino postale');
  return [
    `codfase=NBPA;18${codes.noticeNumber}12${codes.account.padStart(12, '0')}`,
    `10${codes.amount.toString().padStart(10, '0')}3896`,
    `1P1${codes.ente}`,
    field(codes.debtor.codiceFiscale, 16),
    field(codes.debtor.name, 40),
    field(codes.subject, 110),
    ' '.repeat(12),
    'A',
  ].join('');
}

/** Four digits at a time: `3012 6000 0000 0001 73`. */
export const grouped = (noticeNumber: string): string => noticeNumber.replace(/(\d{4})(?=\d)/g, '$1 ');

/** Amount as a notice prints it: `1.234,50`. */
export function printedAmount(cents: bigint): string {
  const digits = cents.toString().padStart(3, '0');
  return `${digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '.')},${digits.slice(-2)}`;
}

function judge({ noticeNumber, ente, amount }: NoticeCodes): void {
  if (!/^\d{18}$/.test(noticeNumber)) throw unprintable('il numero avviso non ha 18 cifre');
  if (!/^\d{11}$/.test(ente)) throw unprintable('il codice fiscale dell’ente non ha 11 cifre');
  if (amount <= 0n || amount > 99_999_999_999n) throw unprintable('l’importo è zero o troppo grande');
}

const unprintable = (why: string) => new DomainError('AVVISO_NON_STAMPABILE', `L’avviso non si può stampare: ${why}.`);

const WITHOUT_STROKE: Readonly<Record<string, string>> = { Ł: 'L', Ø: 'O', Đ: 'D', Æ: 'AE', Œ: 'OE' };

/** Upper-case ASCII of exactly `length` signs: accents fall, what is left outside the alphabet becomes a blank. */
const field = (text: string, length: number): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mark}/gu, '')
    .toUpperCase()
    .replace(/[ŁØĐÆŒ]/g, (letter) => WITHOUT_STROKE[letter] ?? ' ')
    .replace(/[^0-9A-Z &',\-.:_]/gu, ' ')
    .slice(0, length)
    .padEnd(length);
