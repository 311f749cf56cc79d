import type { FastifyInstance } from 'fastify';
import { deadAddress, startPortale } from './testing/portale.fixture';

/** Every door of the public origin, as Fastify prints it, and who may pass: a new one fails here until it has its row. */
const DOORS: Readonly<Record<string, string>> = {
  '/stato': 'pubblico',
  '*': 'pubblico (applicazione web)',
  '/health/live': 'pubblico',
  '/health/ready': 'pubblico',
  '/health/quiet': 'pubblico in demo, altrimenti client dell’intermediario',
  '/metrics': 'pubblico',
  '/oauth2/token': 'credenziali del client',
  '/api/bo': 'token di accesso, o sessione di una persona',
  '/api/bo/': 'token di accesso, o sessione di una persona',
  '/api/bo/*': 'token di accesso',
  '/api/public': 'chiunque; anonimo o cittadino',
  '/api/public/': 'chiunque; anonimo o cittadino',
  '/api/public/*': 'chiunque; anonimo o cittadino',
  '/api/cittadino': 'sessione con codice fiscale',
  '/api/cittadino/': 'sessione con codice fiscale',
  '/api/cittadino/*': 'sessione con codice fiscale',
  '/api/sessione': 'il proprio browser',
  '/api/sessione/estendi': 'il proprio browser',
  '/api/sessioni': 'sessione di una persona',
  '/api/sessioni/:id': 'sessione di una persona, una propria',
  '/accesso/avvio': 'pubblico',
  '/accesso/ritorno': 'chi ha cominciato l’accesso',
  '/accesso/uscita': 'il proprio browser',
  '/ws': 'pubblico (porta non attiva)',
  '/ws*': 'pubblico (porta non attiva)',
  '/mypivot/ws': 'pubblico (porta non attiva)',
  '/mypivot/ws*': 'pubblico (porta non attiva)',
};

it('the public origin has these doors and no other (S1)', async () => {
  const dead = await deadAddress();
  const { app } = await startPortale({
    ONBOARDING_URLS: dead,
    DOVUTI_URLS: dead,
    PAGAMENTI_URLS: dead,
    PIVOT_URLS: dead,
  });
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  const printed = fastify.printRoutes({ commonPrefix: false }).split('\n');
  const stack: string[] = [];
  const found = new Set<string>();
  for (const line of printed) {
    const parsed = /^((?:│ {3}| {4})*)(?:├── |└── )(.*?)(?: \(([A-Z, ]+)\))?$/.exec(line);
    if (!parsed) continue;
    const depth = (parsed[1]?.length ?? 0) / 4;
    stack.length = depth;
    stack.push(parsed[2] ?? '');
    if (parsed[3] !== undefined) found.add(stack.join(''));
  }
  expect([...found].sort()).toEqual(Object.keys(DOORS).sort());
  await app.close();
});
