import { toRestart } from './restart';

describe('a change restarts', () => {
  it.each<[string, string[], unknown]>([
    ['the service that it is in', ['apps/pivot/src/main.ts'], new Set(['pivot'])],
    ['the service of a core', ['apps/dovuti/core/domain/stato.ts'], new Set(['dovuti'])],
    ['each service that it is in', ['apps/pivot/src/a.ts', 'apps/portale/src/b.ts'], new Set(['pivot', 'portale'])],
    ['all services, for a library', ['libs/kernel/src/cents.ts', 'apps/pivot/src/a.ts'], 'services'],
    ['everything, for a migration', ['apps/pivot/migrations/0103-x.ts'], 'everything'],
    ['everything, for the start-up', ['tools/start/ports.ts'], 'everything'],
    ['everything, for the roles of the database', ['deploy/sql/schema.sql'], 'everything'],
    ['nothing, for a test', ['apps/pivot/src/a.spec.ts', 'libs/testing/src/x.fixture.ts'], 'nothing'],
    ['nothing, for the factories of tests', ['apps/pivot/core/testing/an-rt.ts'], 'nothing'],
    ['nothing, for another tool', ['tools/demo/demo.ts', 'deploy/pivot/Dockerfile'], 'nothing'],
  ])('%s', (_, files, expected) => expect(toRestart(files)).toEqual(expected));
});
