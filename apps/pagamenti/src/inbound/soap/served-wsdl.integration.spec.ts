import { PATH, ALIASES } from './pa-for-node.door';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import { createClientAsync } from 'soap';
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import { AVVISO, ENTE, INTERMEDIARIO, STAZIONE } from '@mypay/pagamenti-core/testing';

/** Where the published contracts and their checker lie, when this is run against them. */
const REFERENCE = process.env['CONTRACTS_DIR'];

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

describe('the WSDL that paForNode serves', () => {
  let service: PagamentiFixture;
  let url: string;
  beforeAll(async () => {
    const port = await freePort();
    url = `http://127.0.0.1:${port}${PATH}`;
    service = await PagamentiFixture.start({ PA_FOR_NODE_PORT: String(port), PA_FOR_NODE_PUBLIC_URL: url });
  }, 60_000);
  afterAll(() => service?.stop());

  it('is enough for a client to verify a notice', async () => {
    const client = await createClientAsync(`${url}?wsdl`);
    const [answer] = (await client['paVerifyPaymentNoticeAsync']({
      idPA: ENTE,
      idBrokerPA: INTERMEDIARIO,
      idStation: STAZIONE,
      qrCode: { fiscalCode: ENTE, noticeNumber: AVVISO },
    })) as [{ outcome: string; paymentDescription: string }];
    expect(answer).toMatchObject({ outcome: 'OK', paymentDescription: 'TARI 2025 rata unica' });
  });

  it.each(ALIASES)('is served at %s too, where stations of MyPay4 point', async (alias) => {
    const response = await fetch(`${url.replace(PATH, alias)}?wsdl`);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(`location="${url}"`)]);
  });

  (REFERENCE === undefined ? it.skip : it)('is wire-compatible with the published one', async () => {
    const reference = path.resolve(REFERENCE ?? '');
    const { stdout } = await promisify(execFile)(process.execPath, [
      path.join(reference, 'check-wsdl.mjs'),
      path.join(reference, 'pagopa/soap-current/paForNode.wsdl'),
      `${url}?wsdl`,
    ]);
    expect(stdout).toContain('wire-compatible: 6 operation(s)');
  });
});
