import { connect } from 'node:net';
import { deflateSync, gzipSync } from 'node:zlib';
import { envelope, NS, type RunningDoor, runDoor, verify } from './testing/a-door.fixture';
import { textOf } from './xml/xml-node';

const ID = '01234567890';

describe('what a SOAP door does with bytes of any kind', () => {
  let running: RunningDoor;
  beforeEach(async () => {
    running = await runDoor();
  });
  afterEach(() => running.stop());
  const idRead = () => textOf(running.door.calls[0]!.request, 'idPA');

  it.each([
    ['xml'],
    ['text/xml, text/xml'],
    ['text/plain'],
    ['application/json'],
    ['application/soap+xml; action="x"'],
    [';;;'],
    ['multipart/form-data'],
  ])('takes a message that calls itself %s', async (type) => {
    const answer = await running.post(verify(), { 'content-type': type });
    expect([answer.status, idRead()]).toEqual([200, ID]);
    expect(running.door.kept[0]?.contentType).toBe(type);
  });

  it('takes a message that says nothing of its type', async () => {
    const status = await raw(running.url, verify());
    expect([status.slice(0, 12), idRead()]).toEqual(['HTTP/1.1 200', ID]);
  });

  it.each([
    ['gzip', gzipSync(verify()), 'gzip'],
    ['gzip by its old name', gzipSync(verify()), 'x-gzip'],
    ['deflate', deflateSync(verify()), 'deflate'],
    ['gzip twice', gzipSync(gzipSync(verify())), 'gzip, gzip'],
    ['gzip that nobody declares', gzipSync(verify()), 'identity'],
  ])('opens %s and keeps what was inside', async (_, body, coding) => {
    await running.post(body, { 'content-encoding': coding });
    expect(idRead()).toBe(ID);
    expect(running.door.kept[0]?.bytes.toString()).toBe(verify());
  });

  it.each([
    ['broken gzip', gzipSync(verify()).subarray(0, 40), 'gzip'],
    ['gzip that opens into more than the door takes', gzipSync(Buffer.alloc(5_000_000, 32)), 'gzip'],
    ['a coding that nobody knows', Buffer.from(verify()), 'rot13'],
  ])('keeps %s as it came, and refuses it', async (_, body, coding) => {
    await running.post(body, { 'content-encoding': coding });
    expect(running.door.happened.slice(0, 2)).toEqual(['kept', 'refused UNREADABLE']);
    expect(running.door.kept[0]?.bytes.equals(body)).toBe(true);
  });

  const doctype = `<!DOCTYPE x [<!ENTITY a "${ID}">]>`;
  const declaredWide = (text: string) => `<?xml version="1.0" encoding="UTF-16"?>${text}`;
  it.each([
    ['UTF-16LE', Buffer.from(declaredWide(doctype + verify('&a;')), 'utf16le'), 'text/xml'],
    ['UTF-16BE', Buffer.from(declaredWide(doctype + verify('&a;')), 'utf16le').swap16(), 'text/xml'],
    ['UTF-16LE under another name', Buffer.from(doctype + verify('&a;'), 'utf16le'), 'text/xml; charset=utf-8'],
    ['UTF-8 that calls itself UTF-16', Buffer.from(declaredWide(doctype + verify('&a;'))), 'text/xml; charset=utf-16'],
  ])('refuses a DOCTYPE in %s without byte order mark', async (_, body, type) => {
    await running.post(body, { 'content-type': type });
    expect(running.door.happened).toContain('refused DOCTYPE');
  });

  it.each([
    ['UTF-16LE without mark', Buffer.from(verify(), 'utf16le')],
    ['UTF-16BE without mark', Buffer.from(declaredWide(verify()), 'utf16le').swap16()],
    ['UTF-8 that calls itself UTF-16', Buffer.from(declaredWide(verify()))],
  ])('reads %s', async (_, body) => {
    await running.post(body);
    expect(idRead()).toBe(ID);
  });

  it.each([
    ['UTF-32', Buffer.concat([...declaredWide(verify())].map((c) => Buffer.from([c.charCodeAt(0), 0, 0, 0])))],
    ['zeros in the middle', Buffer.from(verify('01234\u0000'))],
  ])('refuses %s as unreadable', async (_, body) => {
    await running.post(body);
    expect(running.door.happened).toContain('refused UNREADABLE');
  });

  it.each([
    ['before the Envelope', `<?a b?>${verify()}<?c d?>`],
    ['inside the request', verify().replace('<idPA>', '<?foo bar?><idPA>')],
    ['inside a value', verify('0123<?x y?>4567890')],
    ['around the Body', verify().replace('<s:Body>', '<?x?><s:Body><?y?>')],
  ])('reads a message with a processing instruction %s', async (_, body) => {
    await running.post(body);
    expect(idRead()).toBe(ID);
  });

  it('leaves alone what only looks like an instruction', async () => {
    running.door.validate = false;
    await running.post(verify('<![CDATA[<?a?>]]><!-- <?b?> -->0'));
    expect(idRead()).toBe('<?a?>0');
  });

  it('refuses two Body, and calls nobody', async () => {
    const two = verify().replace('</s:Envelope>', `<s:Body><p:paSendRTReq xmlns:p="${NS}"/></s:Body></s:Envelope>`);
    await running.post(two);
    expect(running.door.happened).toEqual(['kept', 'refused NOT_SOAP', 'committed', 'sent']);
    await running.post(envelope('').replace(/<s:Body>.*<\/s:Body>/, ''));
    expect(running.door.calls).toEqual([]);
  });

  it('answers in band when its patience ends, and calls it late without committing', async () => {
    let release: () => void = () => undefined;
    running.door.patience = 50;
    running.door.stalled = new Promise((resolve) => (release = resolve));
    const answer = await running.post(verify());
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<faultCode>LATE</faultCode>') });
    expect(running.door.happened).toEqual(['kept', 'refused LATE', 'sent']);
    release();
    await new Promise((resolve) => setImmediate(resolve));
    expect(running.door.happened).not.toContain('committed');
  });

  describe('what HTTP itself refuses is said in SOAP', () => {
    it.each([
      ['a body over the limit, declared', `Content-Length: 30000\r\n\r\n${'x'.repeat(30_000)}`, 413],
      [
        'a body over the limit, in chunks',
        `Transfer-Encoding: chunked\r\n\r\n7530\r\n${'x'.repeat(30_000)}\r\n0\r\n\r\n`,
        413,
      ],
      ['headers over the limit', `X-Long: ${'x'.repeat(6_000)}\r\n\r\n`, 431],
      ['what is not HTTP', 'Content-Length: due\r\n\r\n', 500],
    ])(
      '%s',
      async (_, rest, status) => {
        await refuses(running, rest, status);
      },
      60_000,
    );

    it('a body that never ends', async () => {
      const impatient = await runDoor({}, 300);
      await refuses(impatient, 'Content-Length: 100\r\n\r\n<half', 408).finally(() => impatient.stop());
    }, 60_000);
  });
});

async function refuses(door: RunningDoor, rest: string, status: number): Promise<void> {
  const answer = await speak(door.url, `POST /ws/prova HTTP/1.1\r\nHost: x\r\n${rest}`);
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(answer).toContain('text/xml');
  expect(answer).toMatch(/<faultcode>soap:Client<\/faultcode><faultstring>[^<]+<\/faultstring>/);
}

const raw = (url: string, body: string): Promise<string> =>
  speak(
    url,
    `POST /ws/prova HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  );

/** Bytes as they are, on a connection of their own; what comes back until it is closed. */
function speak(url: string, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(bytes));
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(answer));
  });
}
