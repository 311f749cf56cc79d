import { ProblemError } from '@mypay/platform/http';
import type { ServiceAnswer, ServiceClient } from '../upstream/service-client';
import { Accesses } from './accesses';

const OK = { status: 200, body: { permessi: ['dovuto.read'], ente: '80012340123' } };
const down = new ProblemError(503, 'NON_DISPONIBILE', 'x', 'x');

const setup = (answer: () => Promise<ServiceAnswer>) => {
  const asked: string[] = [];
  const clock = { ms: 0 };
  const services = {
    ask: (_service: string, _method: string, path: string) => {
      asked.push(path);
      return answer();
    },
  };
  return { asked, clock, accesses: new Accesses(services as unknown as ServiceClient, () => clock.ms) };
};

it('asks once in five seconds for the same client and ente', async () => {
  const { accesses, asked, clock } = setup(async () => OK);
  for (const ms of [0, 4_999, 5_001]) {
    clock.ms = ms;
    expect(await accesses.of('c', 'c_x')).toEqual(OK.body);
  }
  await accesses.of('c', undefined);
  expect(asked).toEqual(['/interno/accessi/c/c_x', '/interno/accessi/c/c_x', '/interno/accessi/c']);
});

it('asks one question at a time', async () => {
  const { accesses, asked } = setup(async () => OK);
  await Promise.all([accesses.of('c', 'c_x'), accesses.of('c', 'c_x')]);
  expect(asked).toHaveLength(1);
});

it('S16: a revoked client is out after five seconds', async () => {
  let answer: ServiceAnswer = OK;
  const { accesses, clock } = setup(async () => answer);
  await accesses.of('c', 'c_x');
  answer = { status: 404, body: {} };
  clock.ms = 5_001;
  expect(await accesses.of('c', 'c_x')).toBeUndefined();
});

it('never keeps a refusal: the ente may be made the next moment', async () => {
  const answers: ServiceAnswer[] = [{ status: 200, body: { permessi: [], ente: null } }, OK];
  const { accesses } = setup(async () => answers.shift() ?? OK);
  expect(await accesses.of('c', 'c_x')).toMatchObject({ ente: null });
  expect(await accesses.of('c', 'c_x')).toEqual(OK.body);
});

it('while onboarding is away, who was working goes on for a minute, and no longer', async () => {
  let away = false;
  const { accesses, clock } = setup(async () => {
    if (away) throw down;
    return OK;
  });
  await accesses.of('c', 'c_x');
  away = true;
  clock.ms = 59_000;
  expect(await accesses.of('c', 'c_x')).toEqual(OK.body);
  await expect(accesses.of('other', 'c_x')).rejects.toBe(down);
  clock.ms = 61_000;
  await expect(accesses.of('c', 'c_x')).rejects.toBe(down);
});
