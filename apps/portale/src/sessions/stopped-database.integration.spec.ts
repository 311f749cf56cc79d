import { migrate } from '@mypay/platform/db';
import { ownServer, testDatabase, type TestDatabase } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { migrations } from '../../migrations';
import { deadAddress, FakeService, knowsOneClient, startPortale, takeToken } from '../testing/portale.fixture';

it('while its database is down, browsers are told so and programs go on', async () => {
  const server = await ownServer();
  const [onboarding, dovuti] = [new FakeService(), new FakeService()];
  let database: TestDatabase | undefined;
  let app: NestFastifyApplication | undefined;
  try {
    database = await testDatabase((target) => migrate({ ...target, migrations }), 'portale', server.url);
    onboarding.answer = knowsOneClient(['dovuto.read']);
    const urls = {
      ONBOARDING_URLS: await onboarding.start(),
      DOVUTI_URLS: await dovuti.start(),
      PAGAMENTI_URLS: await deadAddress(),
      PIVOT_URLS: await deadAddress(),
    };
    const started = await startPortale(urls, { DATABASE_URL: database.url });
    ({ app } = started);
    const token = await takeToken(started.base);
    const cookie = { cookie: `sessione=${'x'.repeat(43)}` };
    const ask = (path: string, headers: Record<string, string> = {}) => fetch(`${started.base}${path}`, { headers });
    expect((await ask('/api/sessione', cookie)).status).toBe(200);

    await server.stop();
    for (const path of [
      '/api/sessione',
      '/api/sessioni',
      '/api/bo/enti/c_roccaprova/dovuti',
      '/api/cittadino/posizioni',
    ]) {
      const answer = await ask(path, cookie);
      expect([path, answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
        path,
        503,
        'NON_DISPONIBILE',
      ]);
    }
    const program = await ask('/api/bo/enti/c_roccaprova/dovuti', { authorization: `Bearer ${token}` });
    expect(program.status).toBe(200);
    expect(await (await ask('/health/ready')).json()).toMatchObject({
      detail: expect.stringContaining('portale') as string,
    });

    await server.start();
    expect((await ask('/api/sessione', cookie)).status).toBe(200);
  } finally {
    await app?.close();
    await Promise.all([onboarding.stop(), dovuti.stop()]);
    await server.close();
  }
});
