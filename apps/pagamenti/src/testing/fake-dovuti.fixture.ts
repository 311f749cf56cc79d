import { quoteRequest, type QuoteRequest, quoteResponse, type QuoteResponse } from '@mypay/contracts';
import { aQuote } from '@mypay/pagamenti-core/testing';
import { type ServiceTokens } from '@mypay/platform/auth';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { z } from 'zod';

/** dovuti over HTTP, as a test wants it to answer. */
export class FakeDovuti {
  answer: QuoteResponse | number | 'silence' = aQuote();
  /** What stands in everybody's cart. */
  cart: readonly { ente: string; numeroAvviso: string; importoVistoCents: string }[] = [];
  readonly asked: { ente: string; request: QuoteRequest; chiamante: string | undefined }[] = [];
  /** Set it to check the caller's tokens. */
  tokens: ServiceTokens | undefined;
  private readonly server: Server = createServer();

  static async start(): Promise<FakeDovuti> {
    const fake = new FakeDovuti();
    fake.server.on('request', (request, response) => {
      if (request.url?.startsWith('/interno/carrelli/')) {
        response.writeHead(200, { 'content-type': 'application/json' });
        return void response.end(JSON.stringify({ soggetto: 'anonimo:uno', voci: fake.cart.map(toCartItem) }));
      }
      void (async () => {
        const ente = /^\/interno\/enti\/(\d{11})\/quote$/.exec(request.url ?? '')?.[1];
        const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
        const body = (await json(request)) as z.input<typeof quoteRequest>;
        const caller = await fake.tokens?.verify(token);
        fake.asked.push({ ente: ente ?? '', request: z.decode(quoteRequest, body), chiamante: caller?.chiamante });
        if (fake.answer === 'silence') return;
        if (typeof fake.answer === 'number') return void response.writeHead(fake.answer).end('{}');
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(z.encode(quoteResponse, fake.answer)));
      })();
    });
    await new Promise<void>((resolve) => fake.server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

/** An item of the cart as the contract has it; a test writes only what it is about. */
const toCartItem = (item: { ente: string; numeroAvviso: string; importoVistoCents: string }, at: number) => ({
  id: String(at + 1),
  codiceIpa: 'c_esempio',
  denominazioneEnte: 'Comune di Esempio',
  iuv: item.numeroAvviso.slice(1),
  iud: `IUD-${at + 1}`,
  tipoDovuto: 'TARI',
  importoCents: item.importoVistoCents,
  causale: 'TARI',
  debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Mario Rossi' },
  pagabile: true,
  ...item,
});
