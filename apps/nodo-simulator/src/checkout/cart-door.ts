import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Registry } from '../registry/registry';
import type { Recorder } from '../store/recorder';
import { InvalidCart, readCart } from './cart-request';
import type { Carts } from './carts';

export const CARTS_PATH = '/checkout/ec/v1/carts';

const TITLES = { 400: 'Bad Request', 401: 'Unauthorized', 500: 'Internal Server Error' } as const;

/** `POST /carts` of the Checkout EC API: 302 to the page of the cart, or a problem. Source: pagopa-node.md §6. */
export class CartDoor {
  constructor(
    private readonly carts: Carts,
    private readonly registry: Registry,
    private readonly recorder: Recorder,
    private readonly clock: VirtualClock,
    private readonly publicUrl: string,
  ) {}

  mount(fastify: FastifyInstance): void {
    fastify.post(CARTS_PATH, async (request, reply) => {
      const started = performance.now();
      const { status, location, detail } = await this.answer(request);
      await this.recorder.record({
        quando: this.clock.now(),
        verso: 'IN',
        primitiva: 'carts',
        statoHttp: status,
        ms: performance.now() - started,
        richiesta: JSON.stringify(request.body ?? null),
        risposta: location ?? detail,
      });
      if (location !== undefined) return reply.status(302).header('location', location).send();
      return problem(reply, status as keyof typeof TITLES, detail ?? '');
    });
  }

  private async answer(request: FastifyRequest): Promise<{ status: number; location?: string; detail?: string }> {
    const query = request.query as Readonly<Record<string, string | undefined>>;
    const header = request.headers['ocp-apim-subscription-key'];
    const key = typeof header === 'string' ? header : query['subscription-key'];
    if (!this.registry.mayReadFlows(key))
      return { status: 401, detail: 'Access denied due to invalid subscription key.' };
    try {
      const id = await this.carts.open(readCart(request.body));
      return { status: 302, location: `${this.publicUrl}/checkout/c/${id}` };
    } catch (error) {
      if (error instanceof InvalidCart) return { status: 400, detail: error.message };
      return { status: 500, detail: 'An unexpected error has occurred. Please contact support.' };
    }
  }
}

const problem = (reply: FastifyReply, status: keyof typeof TITLES, detail: string): FastifyReply =>
  reply
    .status(status)
    .header('content-type', 'application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: TITLES[status], status, detail, instance: CARTS_PATH }));
