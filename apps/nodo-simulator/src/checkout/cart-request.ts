import type { Cents } from '../books/model';
import { cents } from '../books/money';

export interface CartNotice {
  readonly ec: string;
  readonly notice: string;
  /** Indicative: what the ente answers to the activation is what is paid. */
  readonly amount: Cents;
  readonly companyName: string;
  readonly description: string;
}

/** Where the browser goes back to, by how it ended. */
export interface ReturnUrls {
  readonly ok: string;
  readonly cancel: string;
  readonly error: string;
}

export interface CartRequest {
  readonly notices: readonly CartNotice[];
  readonly returnUrls: ReturnUrls;
  readonly email?: string | undefined;
  readonly idCart?: string | undefined;
}

/** A cart request that Checkout answers 400: which part is wrong. */
export class InvalidCart extends Error {}

const MAX_NOTICES = 5;
const MAX_CENTS = 99_999_999_999;

/**
 * The body of `POST /carts`, checked. The same notice twice is refused: it could never be paid. Source: pagopa-node.md §6.
 * @throws InvalidCart
 */
export function readCart(body: unknown): CartRequest {
  const cart = objectOf(body, 'body');
  const list = cart['paymentNotices'];
  if (!Array.isArray(list) || list.length < 1 || list.length > MAX_NOTICES)
    throw new InvalidCart(`paymentNotices: 1..${MAX_NOTICES} elements`);
  const notices = list.map((item, at) => readNotice(objectOf(item, `paymentNotices[${at}]`), `paymentNotices[${at}]`));
  if (new Set(notices.map(({ ec, notice }) => `${ec}/${notice}`)).size < notices.length)
    throw new InvalidCart('paymentNotices: the same notice twice');
  const urls = objectOf(cart['returnUrls'], 'returnUrls');
  return {
    notices,
    returnUrls: {
      ok: urlOf(urls, 'returnOkUrl'),
      cancel: urlOf(urls, 'returnCancelUrl'),
      error: urlOf(urls, 'returnErrorUrl'),
    },
    email: cart['emailNotice'] === undefined ? undefined : textOf(cart, 'emailNotice', 256),
    idCart: cart['idCart'] === undefined ? undefined : textOf(cart, 'idCart', 35),
  };
}

function readNotice(item: Readonly<Record<string, unknown>>, where: string): CartNotice {
  const notice = item['noticeNumber'];
  const ec = item['fiscalCode'];
  const amount = item['amount'];
  if (typeof notice !== 'string' || !/^\d{18}$/.test(notice)) throw new InvalidCart(`${where}.noticeNumber: 18 digits`);
  if (typeof ec !== 'string' || !/^\d{11}$/.test(ec)) throw new InvalidCart(`${where}.fiscalCode: 11 digits`);
  if (typeof amount !== 'number' || !Number.isInteger(amount) || amount < 1 || amount > MAX_CENTS)
    throw new InvalidCart(`${where}.amount: whole cents, at least 1`);
  return {
    ec,
    notice,
    amount: cents(amount),
    companyName: textOf(item, 'companyName', 140),
    description: textOf(item, 'description', 140),
  };
}

function objectOf(value: unknown, where: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidCart(`${where}: not an object`);
  return value as Readonly<Record<string, unknown>>;
}

function textOf(from: Readonly<Record<string, unknown>>, name: string, max: number): string {
  const value = from[name];
  if (typeof value !== 'string' || value === '' || value.length > max)
    throw new InvalidCart(`${name}: text of 1..${max} characters`);
  return value;
}

function urlOf(from: Readonly<Record<string, unknown>>, name: string): string {
  const value = textOf(from, name, 2_048);
  if (!URL.canParse(value) || !/^https?:$/.test(new URL(value).protocol))
    throw new InvalidCart(`${name}: not an absolute URI`);
  return value;
}
