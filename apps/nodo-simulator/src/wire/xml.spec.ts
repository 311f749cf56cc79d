import fc from 'fast-check';
import { Stream } from '../books/random';
import { openEnvelope } from './soap';
import { drawStyle, writeDate, writeDateTime } from './style';
import { NotXmlError, readXml, textAt } from './xml-reader';
import { PLAIN_STYLE, rewrite, writeEnvelope } from './xml-writer';

const URI = 'http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd';

describe('the reader', () => {
  it.each([
    ['a document type', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'],
    ['an entity that is not of XML', '<a>&x;</a>'],
    ['two roots', '<a/><b/>'],
    ['a truncated document', '<a><b>'],
    ['nothing', ''],
    ['an unbound prefix', '<p:a/>'],
    ['more levels than a message has', '<a>'.repeat(60) + '</a>'.repeat(60)],
  ])('refuses %s', (_, text) => {
    expect(() => readXml(text)).toThrow(NotXmlError);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(() => readXml(Buffer.from([0x3c, 0x61, 0x3e, 0xe8, 0x3c, 0x2f, 0x61, 0x3e]))).toThrow(NotXmlError);
  });

  it('takes a byte order mark, comments and CDATA', () => {
    expect(readXml(Buffer.from('\ufeff<a><!-- x --><![CDATA[1 < 2]]></a>')).text).toBe('1 < 2');
  });

  it.each([
    ['another envelope', '<Envelope xmlns="http://www.w3.org/2003/05/soap-envelope"><Body><a/></Body></Envelope>'],
    ['an empty body', writeEnvelope(URI, 'a', [], PLAIN_STYLE).replace(/<n:a\/>/, '')],
  ])('finds no message in %s', (_, text) => {
    expect(() => openEnvelope(text)).toThrow(NotXmlError);
  });
});

describe('the writer', () => {
  const anyText = fc.string({ unit: 'grapheme' }).map((text) =>
    // Characters that XML has not are not ours to send.
    [...text].filter((c) => c >= ' ' && !/[\ud800-\udfff\ufffe\uffff]/u.test(c)).join(''),
  );

  it('says the same in every style', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), (text, seed) => {
        const written = writeEnvelope(
          URI,
          'paSendRTReq',
          [
            ['a', [['b', text]]],
            ['c', []],
          ],
          drawStyle(new Stream(`${seed}`)),
        );
        const root = openEnvelope(Buffer.from(written));
        expect(root).toMatchObject({ uri: URI, local: 'paSendRTReq' });
        expect(root.children.every(({ uri }) => uri === '')).toBe(true);
        expect(textAt(root, 'a', 'b')).toBe(text);
        expect(textAt(readXml(rewrite(root)), 'a', 'b')).toBe(text);
      }),
    );
  });

  it('uses every style there is within a few hundred messages', () => {
    const written = Array.from({ length: 300 }, (_, n) =>
      writeEnvelope(URI, 'a', [['b', 'x']], drawStyle(new Stream(`style ${n}`))),
    );
    const forms: readonly RegExp[] = [/\r\n/, /^<\?xml/, /^<[a-zA-Z]/, /xmlns:\w+='/, /Header\/>/, /<\/b><\//];
    for (const form of forms) expect(written.some((text) => form.test(text))).toBe(true);
  });
});

describe('dates', () => {
  it('writes one day in three ways', () => {
    const days = new Set(Array.from({ length: 200 }, (_, n) => writeDate('2026-07-01', new Stream(`d${n}`))));
    expect([...days].sort()).toEqual(['2026-07-01', '2026-07-01+02:00', '2026-07-01Z']);
  });

  it.each([
    [
      'in winter',
      '2026-01-15T09:30:00.250Z',
      ['2026-01-15T10:30:00', '2026-01-15T10:30:00+01:00', '2026-01-15T09:30:00Z'],
    ],
    [
      'in the hour that comes twice',
      '2026-10-25T00:30:00.000Z',
      ['2026-10-25T02:30:00', '2026-10-25T02:30:00+02:00', '2026-10-25T00:30:00Z'],
    ],
  ])('writes one instant as Rome or UTC %s', (_, instant, expected) => {
    const written = new Set(
      Array.from({ length: 200 }, (_, n) => writeDateTime(instant, new Stream(`t${n}`)).replace(/\.\d{3}/, '')),
    );
    expect([...written].sort()).toEqual([...expected].sort());
  });
});
