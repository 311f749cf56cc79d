import { simulatorEnv } from './config';

const ENV = { CONTROL_KEY: 'chiave-di-controllo-di-prova', DATABASE_URL: 'postgres://x/y' };

it.each([
  ['starts with what it needs', ENV, true],
  ['refuses a control key that is short', { ...ENV, CONTROL_KEY: 'breve' }, false],
  ['refuses to run in production', { ...ENV, NODE_ENV: 'production' }, false],
  ['runs in production when it is a demo', { ...ENV, NODE_ENV: 'production', DEMO: 'true' }, true],
])('%s', (_, env, starts) => {
  expect(simulatorEnv.safeParse(env).success).toBe(starts);
});
