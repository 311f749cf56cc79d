import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

/** The node's Checkout EC API, as a test wants it to answer. */
export class FakeCheckout {
  /** `open` gives a page; a number is a status; `silence` never answers. */
  answer: 'open' | number | 'silence' = 'open';
  readonly carts: { key: string | undefined; body: Record<string, unknown> }[] = [];
  private readonly server: Server = createServer();

  static async start(): Promise<FakeCheckout> {
    const fake = new FakeCheckout();
    fake.server.on('request', (request, response) => {
      void (async () => {
        const key = request.headers['ocp-apim-subscription-key'];
        fake.carts.push({ key: typeof key === 'string' ? key : undefined, body: (await json(request)) as never });
        if (fake.answer === 'silence') return;
        if (typeof fake.answer === 'number') return void response.writeHead(fake.answer).end('{}');
        response.writeHead(302, { location: `https://checkout.example.org/c/${fake.carts.length}` }).end();
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
