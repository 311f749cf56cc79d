import type { ServiceAnswer, ServiceClient } from '../upstream/service-client';
import { ServiceHealth } from './service-health';

const ADDRESSES = {
  onboarding: ['http://o'],
  dovuti: ['http://d1', 'http://d2'],
  pagamenti: ['http://p'],
  pivot: ['http://v'],
};
type Report = { pending: Record<string, number>; totals?: Record<string, number> };

/** Services whose reports are told by address and sweep. */
const setup = (report: (address: string, sweep: number) => Report | 'dead') => {
  const slept: number[] = [];
  const services = {
    ask: async (
      _service: string,
      _method: string,
      _path: string,
      { address }: { address: string },
    ): Promise<ServiceAnswer> => {
      const answer = report(address, slept.length);
      if (answer === 'dead') throw new Error('dead');
      return { status: 200, body: answer };
    },
  };
  const sleep = async (ms: number): Promise<void> => void slept.push(ms);
  return { slept, health: new ServiceHealth(services as unknown as ServiceClient, ADDRESSES, sleep) };
};

describe('quiet', () => {
  it('is nothing pending in two sweeps at least 300 ms apart, with the same totals', async () => {
    const { health, slept } = setup(() => ({ pending: { outbox: 0 }, totals: { presi: 7 } }));
    expect(await health.quiet()).toMatchObject({
      quiet: true,
      pending: {},
      totals: { 'onboarding.presi': 7, 'dovuti.presi': 7 },
      servizi: { pivot: { pending: { outbox: 0 }, totals: { presi: 7 } } },
    });
    expect(slept).toEqual([300]);
  });

  it.each<[string, (address: string, sweep: number) => Report | 'dead', Record<string, number>]>([
    [
      'something is pending at the second sweep',
      (a, s) => ({ pending: { lavori: a === 'http://v' && s === 1 ? 2 : 0 } }),
      { 'pivot.lavori': 2 },
    ],
    [
      'something was pending at the first',
      (a, s) => ({ pending: { lavori: a === 'http://v' && s === 0 ? 2 : 0 } }),
      {},
    ],
    ['a total has moved in between', (_, s) => ({ pending: {}, totals: { presi: s } }), {}],
    [
      'only the second replica has work',
      (a) => ({ pending: { lavori: a === 'http://d2' ? 1 : 0 } }),
      { 'dovuti.lavori': 1 },
    ],
    ['a replica is dead', (a) => (a === 'http://d2' ? 'dead' : { pending: {} }), { 'dovuti.nonRisponde:http://d2': 1 }],
  ])('is not there when %s', async (_, report, pending) => {
    expect(await setup(report).health.quiet()).toMatchObject({ quiet: false, pending });
  });
});

it('ready tells each address apart', async () => {
  const { health } = setup((address) => (address === 'http://d1' ? 'dead' : { pending: {} }));
  expect((await health.ready()).filter(({ pronto }) => !pronto)).toEqual([
    { servizio: 'dovuti', indirizzo: 'http://d1', pronto: false },
  ]);
});
