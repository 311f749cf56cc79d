import { decodeXml, libxml, parseMessage, SoapContract } from '@mypay/soap';
import { WSDL_FOLDER } from '../inbound/soap/door.fixture';
import { factsOf } from '../inbound/soap/pa-requests';
import { centsOfNumber, parseKeepingNumbers, splitElements } from '../outbound/nodo/exact-json';
import { header, list, parse, payments, splitList } from '../outbound/nodo/fdr3-schema';
import { envelope, receipt } from './messages.fixture';

const MB = 1_000_000;
/** Texts that make careless readers slow, of any length. */
const HOSTILE: Record<string, (length: number) => string> = {
  'one letter': (n) => 'a'.repeat(n),
  blanks: (n) => ' '.repeat(n),
  digits: (n) => '9'.repeat(n),
  zeros: (n) => '0'.repeat(n),
  'open braces': (n) => '{'.repeat(n),
  'open brackets': (n) => '['.repeat(n),
  quotes: (n) => '"'.repeat(n),
  'escaped quotes': (n) => '\\"'.repeat(n / 2),
  apostrophes: (n) => "'".repeat(n),
  'words of the validator': (n) => "The value '".repeat(n / 11),
  'more words of the validator': (n) => ": 'x' is not a valid value".repeat(n / 26),
  'names of wrappers': (n) => 'paSendRTReq'.repeat(n / 11),
  'tags that never end': (n) => '<a'.repeat(n / 2),
  'comments that never end': (n) => '<!--'.repeat(n / 4),
  'instructions that never end': (n) => '<?x '.repeat(n / 4),
  'sections that never end': (n) => '<![CDATA['.repeat(n / 9),
  'elements in each other': (n) => '<a>'.repeat(n / 3),
  'elements beside each other': (n) => '<a/>'.repeat(n / 4),
  entities: (n) => '&amp;'.repeat(n / 5),
  declarations: (n) => '<?xml version="1.0"'.repeat(n / 19),
  'mail addresses': (n) => 'a@b.'.repeat(n / 4),
  'dashes and points': (n) => '-.'.repeat(n / 2),
};

let contract: SoapContract;
let xml: Awaited<ReturnType<typeof libxml>>;
beforeAll(async () => {
  xml = await libxml();
  contract = await SoapContract.load(WSDL_FOLDER, 'paForNode', 'paForNode.xsd');
});
const message = (text: string): void => {
  try {
    factsOf(parseMessage(xml, Buffer.from(text), `text/xml; charset=${text.slice(0, 2_000)}`, contract).request);
  } catch {
    // refused: that too must not take long
  }
};
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const attempt = (work: () => unknown): void => {
  try {
    work();
  } catch {
    // refused
  }
};

const READERS: Record<string, (text: string) => void> = {
  'a message of the node': message,
  'the body of a message': (text) => message(envelope(text)),
  'a name in a receipt': (text) =>
    message(receipt(2).replace(/<description>[^<]*/, () => `<description>${escaped(text)}`)),
  'an amount in a receipt': (text) =>
    message(receipt(2).replace(/<paymentAmount>[^<]*/, () => `<paymentAmount>${escaped(text)}`)),
  'a date in a receipt': (text) =>
    message(receipt(2).replace(/<paymentDateTime>[^<]*/, () => `<paymentDateTime>${escaped(text)}`)),
  'a mail address in a receipt': (text) =>
    message(receipt(2).replace('</fullName>', () => `</fullName><e-mail>${escaped(text)}</e-mail>`)),
  'the encoding of a text': (text) => attempt(() => decodeXml(Buffer.from(`<?xml encoding="${text}`))),
  'a JSON document': (text) => attempt(() => parseKeepingNumbers(text)),
  'a JSON text': (text) => attempt(() => parseKeepingNumbers(`{"a":"${text}`)),
  'the list of flows': (text) => attempt(() => splitList(Buffer.from(`{"data":[${text}]}`))),
  'elements of a list': (text) => attempt(() => splitElements(`{"data":[${text}]}`, 'data')),
  'an element of the list': (text) => void parse(list, Buffer.from(JSON.stringify({ fdr: text, published: text }))),
  'the header of a flow': (text) =>
    void parse(
      header,
      Buffer.from(JSON.stringify({ fdr: 'F', fdrDate: text, regulationDate: text, sumPayments: text })),
    ),
  'payments of a flow': (text) =>
    void parse(payments, Buffer.from(JSON.stringify({ data: [{ iuv: text, pay: text, payDate: text }] }))),
  'an amount of a flow': (text) => void centsOfNumber(text),
};

/** Milliseconds of the processor, not of the clock: what else the machine does is not counted. */
const timeOf = (work: () => void): number => {
  const from = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
/** Below this a megabyte is no burden, and what else the machine does weighs more than the reader: nothing quadratic is so quick. */
const QUICK_MS = 400;
const best = (work: () => void): number => Math.min(timeOf(work), timeOf(work), timeOf(work));

describe('no reader of outside text grows faster than its input', () => {
  const kinds = Object.entries(HOSTILE);
  it.each(Object.entries(READERS))(
    '%s',
    (_reader, read) => {
      for (const [kind, make] of kinds) {
        const [half, whole] = [make(MB / 2), make(MB)];
        if (timeOf(() => read(whole)) < QUICK_MS) continue;
        const [shorter, longer] = [best(() => read(half)), best(() => read(whole))];
        const growth = longer < QUICK_MS ? 1 : longer / shorter;
        if (growth >= 3)
          throw new Error(`${kind}: ${shorter.toFixed()} ms for half of it, ${longer.toFixed()} ms for all`);
      }
    },
    240_000,
  );
});
