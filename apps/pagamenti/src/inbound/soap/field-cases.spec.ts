import { type ENTE, INTERMEDIARIO, STAZIONE, type InMemoryPagamenti } from '@mypay/pagamenti-core/testing';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { DoorFixture } from './door.fixture';

const FOLDER = path.resolve(__dirname, '../../testing/cases/soap');
/** The ente of the cases, put in the place of ours. */
const CASE = { ente: '80012340123', stazione: '09876543210_01', segregazione: '01' } as const;
const bytesOf = (file: string): Buffer => readFileSync(path.join(FOLDER, file));
const stored = (stores: InMemoryPagamenti) => [...stores.of(CASE.ente as typeof ENTE).ricevute.values()];

describe('cases of the field, on the door of the node', () => {
  let door: DoorFixture;
  beforeEach(async () => {
    door = await DoorFixture.open();
    door.know({
      ente: CASE.ente as typeof ENTE,
      intermediario: INTERMEDIARIO,
      codici: [{ stazione: CASE.stazione, tipo: 'SEGREGAZIONE', codice: CASE.segregazione }],
    });
    expect(STAZIONE).not.toBe(CASE.stazione);
  });

  it('01: a processing instruction in the body of a receipt changes nothing: it is taken', async () => {
    expect((await door.send(bytesOf('01-pi-in-body-paSendRTV2.xml'))).outcome).toBe('OK');
    expect(stored(door.stores)).toHaveLength(1);
    expect(door.recorded).toMatchObject([{ esito: 'OK', definitivo: true }]);
  });

  it('01: a processing instruction in the body of a verification: answered as without it', async () => {
    expect((await door.send(bytesOf('01-pi-in-body-paVerify.xml'))).outcome).toBe('OK');
  });

  it('03: two Body with two receipts are refused, and nothing is half done', async () => {
    expect((await door.send(bytesOf('03-two-Body-two-receipts.xml'))).fault).toBe(
      `PAA_SINTASSI_EXTRAXSD @ ${INTERMEDIARIO}`,
    );
    expect(stored(door.stores)).toEqual([]);
    expect(door.recorded).toMatchObject([{ esito: 'PAA_SINTASSI_EXTRAXSD', definitivo: true }]);
  });

  const good = bytesOf('07-good-paSendRTV2-to-send-with-bad-content-type.xml');
  it.each([
    ['with Content-Type xml', good, { contentType: 'xml' }],
    ['without Content-Type', good, { contentType: undefined }],
    ['with Content-Type text/xml twice', good, { contentType: 'text/xml, text/xml' }],
    ['gzipped', gzipSync(good), { contentEncoding: 'gzip' }],
    ['with the SOAPAction of a verification', good, { soapAction: '"paVerifyPaymentNotice"' }],
  ])('07: a good receipt %s is kept first, then taken', async (_, body, over) => {
    expect((await door.send(body, over)).outcome).toBe('OK');
    expect(door.story).toEqual(['REQ', 'RSP OK', 'answered']);
    expect(door.kept[0]?.corpo.equals(good)).toBe(true);
  });

  it('11: a DOCTYPE in UTF-16 without byte order mark is refused as every DOCTYPE is', async () => {
    const answer = await door.send(bytesOf('11-doctype-utf-16-le-no-bom.xml'));
    expect([answer.fault, answer.text('description')]).toEqual([
      `PAA_SINTASSI_EXTRAXSD @ ${INTERMEDIARIO}`,
      'DOCTYPE non ammesso',
    ]);
  });
});
