/**
 * Makes what docker-compose.yml needs and no repository holds: passwords, keys, first client. Once: what is there stays.
 *   node deploy/compose/segreti.mjs
 * The folder is closed to other users; the files in it are readable, because a container's user is not the host's.
 */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? path.join(import.meta.dirname, 'segreti');
if (fs.existsSync(folder)) {
  console.error(`${folder} c'è già: lo lascio com'è.`);
  process.exit(0);
}
const made = `${folder}.nuovi`;
fs.rmSync(made, { recursive: true, force: true });
fs.mkdirSync(path.join(made, 'chiavi-pubbliche'), { recursive: true, mode: 0o755 });
fs.chmodSync(made, 0o700);

const secret = () => randomBytes(24).toString('base64url');
const write = (name, text) => fs.writeFileSync(path.join(made, name), text, { mode: 0o644 });
const lines = (entries) =>
  Object.entries(entries)
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');

const roles = { EVENTI_OWNER: secret() };
const url = (role, database) => `postgres://${role}:${roles[role.toUpperCase()]}@postgres:5432/${database}`;

const fdrKey = secret();
const own = {
  onboarding: { BOOTSTRAP_CLIENT_SECRET: secret() },
  pagamenti: { FDR_SUBSCRIPTION_KEY: fdrKey },
  'nodo-simulator': { CONTROL_KEY: secret() },
};
for (const service of ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'nodo-simulator']) {
  const schema = service.replace('-', '_');
  const database = service === 'nodo-simulator' ? 'nodo_simulator' : 'piattaforma';
  roles[schema.toUpperCase()] = secret();
  roles[`${schema.toUpperCase()}_OWNER`] = secret();
  write(`${service}.env`, lines({ DATABASE_URL: url(schema, database), ...own[service] }));
  // What only `node main.js migrate` may know.
  write(
    `${service}.migrate.env`,
    lines({
      DATABASE_OWNER_URL: url(`${schema}_owner`, database),
      ...(database === 'piattaforma' && { EVENTI_OWNER_URL: url('eventi_owner', database) }),
    }),
  );
}
for (const service of ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale']) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  write(`${service}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  write(`chiavi-pubbliche/${service}.pub.pem`, publicKey.export({ type: 'spki', format: 'pem' }));
}
write('ruoli', lines(roles));
write('postgres_password', secret());
fs.renameSync(made, folder);
console.error(
  `Segreti nuovi in ${folder}: il primo client è in onboarding.env, la chiave del simulatore in nodo-simulator.env.`,
);
