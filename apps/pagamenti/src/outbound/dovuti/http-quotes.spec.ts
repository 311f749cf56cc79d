import { aQuote, AVVISO, ENTE } from '@mypay/pagamenti-core/testing';
import { FakeDovuti } from '../../testing/fake-dovuti.fixture';
import { keysFolder } from '@mypay/testing';
import { rmSync } from 'node:fs';
import { tokensOf } from '../../testing/pagamenti.fixture';
import { HttpQuotes } from './http-quotes';

describe('the quote asked to dovuti', () => {
  const folder = keysFolder('pagamenti', 'portale', 'dovuti');
  let dovuti: FakeDovuti;
  let other: FakeDovuti;
  beforeEach(async () => {
    dovuti = await FakeDovuti.start();
    other = await FakeDovuti.start();
    dovuti.tokens = tokensOf(folder, 'dovuti', ['pagamenti']);
  });
  afterEach(async () => {
    await dovuti.stop();
    await other.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const ask = (urls: string[], timeoutMs = 2_000) =>
    new HttpQuotes({ urls, timeoutMs }, tokensOf(folder, 'pagamenti')).quote(ENTE, {
      numeroAvviso: AVVISO,
      scopo: 'VERIFICA',
    });

  it('names the ente and the caller, and reads exact amounts', async () => {
    expect(await ask([dovuti.url])).toEqual(aQuote());
    expect(dovuti.asked).toEqual([
      { ente: ENTE, request: { numeroAvviso: AVVISO, scopo: 'VERIFICA' }, chiamante: 'pagamenti' },
    ]);
  });

  it('takes the addresses in turn', async () => {
    const quotes = new HttpQuotes({ urls: [dovuti.url, other.url], timeoutMs: 2_000 }, tokensOf(folder, 'pagamenti'));
    for (let i = 0; i < 4; i++) await quotes.quote(ENTE, { numeroAvviso: AVVISO, scopo: 'ATTIVAZIONE' });
    expect([dovuti.asked.length, other.asked.length]).toEqual([2, 2]);
  });

  it('goes to the next address when a connection is refused', async () => {
    const gone = other.url;
    await other.stop();
    expect(await ask([gone, dovuti.url])).toMatchObject({ esito: 'PAGABILE' });
  });

  it.each([
    ['every address refuses', () => ['http://127.0.0.1:9', 'http://127.0.0.1:13'], 200 as const],
    ['dovuti answers 500', () => [dovuti.url], 500],
    ['dovuti answers nonsense', () => [dovuti.url], 204],
    ['dovuti is silent over the budget', () => [dovuti.url, other.url], 'silence'],
  ] as const)('NODO-4.6-remoto: is not available when %s', async (_, urls, answer) => {
    if (answer !== 200) dovuti.answer = answer;
    await expect(ask([...urls()], 300)).rejects.toMatchObject({ code: 'PREVENTIVO_NON_DISPONIBILE' });
    expect(other.asked).toEqual([]); // a question that began is not asked twice
  });
});
