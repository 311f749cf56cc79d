import { ask } from '../../testing/messages.fixture';
import { TestAuthority } from '../../testing/certificates.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import { pagamentiEnv } from '../../config';
import { request } from 'node:https';

describe('the node’s door over TLS', () => {
  const ours = new TestAuthority('autorità nostra');
  const theirs = new TestAuthority('autorità del nodo');
  const server = ours.issue('127.0.0.1');
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start({
      PA_FOR_NODE_TLS_CERT: server.cert,
      PA_FOR_NODE_TLS_KEY: server.key,
      PA_FOR_NODE_TLS_CLIENT_CA: theirs.cert,
    });
  }, 120_000);
  afterAll(() => service?.stop());

  const post = (client: { cert?: string; key?: string }): Promise<string> =>
    new Promise((resolve, reject) => {
      const url = service.paForNode.replace('http:', 'https:');
      const call = request(url, { method: 'POST', ca: ours.cert, agent: false, ...client }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve(body));
        response.on('error', reject);
      });
      call.on('error', reject);
      call.end(ask('paVerifyPaymentNotice'));
    });

  it('DEC-24-tls: answers a caller with a certificate of the given authority', async () => {
    expect(await post(theirs.issue('nodo'))).toContain('<outcome>OK</outcome>');
  });

  it.each([
    ['no certificate', () => ({})],
    ['a certificate of another authority', () => ours.issue('altri')],
    ['a certificate of an authority of the same name', () => new TestAuthority('autorità del nodo').issue('nodo')],
  ])('DEC-24-tls: says nothing to a caller with %s', async (_, client) => {
    await expect(post(client())).rejects.toThrow();
  });

  it('DEC-24-tls: says nothing in the clear', async () => {
    await expect(fetch(service.paForNode, { method: 'POST', body: ask('paVerifyPaymentNotice') })).rejects.toThrow();
  });
});

describe('DEC-24-chiaro: where the node’s door may speak in the clear', () => {
  const env = {
    DATABASE_URL: 'postgres://nowhere/x',
    SERVICE_KEY_FILE: 'x',
    TRUSTED_KEYS_DIR: 'x',
    INTERMEDIARIO_CF: '09876543210',
    DOVUTI_URLS: 'http://127.0.0.1:1',
    FDR_URL: 'http://127.0.0.1:1',
    FDR_SUBSCRIPTION_KEY: 'x',
  };
  const tls = { PA_FOR_NODE_TLS_CERT: 'c', PA_FOR_NODE_TLS_KEY: 'k', PA_FOR_NODE_TLS_CLIENT_CA: 'a' };

  it.each<[string, Record<string, string>, boolean]>([
    ['on loopback, by default', {}, true],
    ['on loopback of IPv6', { PA_FOR_NODE_HOST: '::1' }, true],
    ['on another address', { PA_FOR_NODE_HOST: '0.0.0.0' }, false],
    [
      'on another address, where something before it does this work',
      { PA_FOR_NODE_HOST: '0.0.0.0', PA_FOR_NODE_PLAIN: 'true' },
      true,
    ],
    ['on another address, over TLS', { PA_FOR_NODE_HOST: '0.0.0.0', ...tls }, true],
    ['with half of what TLS needs', { PA_FOR_NODE_TLS_CERT: 'c' }, false],
    ['with TLS that asks for no certificate', { ...tls, PA_FOR_NODE_TLS_CLIENT_CA: '' }, false],
  ])('%s', (_, over, allowed) => {
    expect(pagamentiEnv.safeParse({ ...env, ...over }).success).toBe(allowed);
  });
});
