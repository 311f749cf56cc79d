/**
 * Makes what the containers need and no repository holds: passwords, keys, the first client. One folder for each reader, so
 * that no container sees what is another's. What is there already stays as it is: running it again changes nothing, and a
 * file that an operator has put there is taken as it is. The service `secrets` of docker-compose.yml runs it at every `up`.
 *   node deploy/compose/make-secrets.mjs [folder]
 *
 * The outer folder is closed to other users of this machine. What lies in it is readable, whatever the umask, because the
 * user of a container is not the host's; a container has only its own folder mounted.
 */
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const folder = process.argv[2] ?? path.join(import.meta.dirname, '..', 'secrets');
const DATABASES = {
  onboarding: 'piattaforma',
  dovuti: 'piattaforma',
  pagamenti: 'piattaforma',
  pivot: 'piattaforma',
  portale: 'piattaforma',
  'nodo-simulator': 'nodo_simulator',
};
/** Of these, the services that write no events. */
const WITHOUT_EVENTS = ['portale', 'nodo-simulator'];
const CALLERS = ['onboarding', 'dovuti', 'pagamenti', 'pivot', 'portale'];
/** Folders that an operator fills: certificates of the edge, authority and password of a Kafka outside. */
const EMPTY = ['proxy', 'kafka', 'node'];

fs.mkdirSync(folder, { recursive: true });
fs.chmodSync(folder, 0o700);
// A folder inside the secrets' own (a rotation) is its owner's too, whoever makes it.
const { uid, gid } = fs.statSync(path.basename(folder).startsWith('.') ? path.dirname(folder) : folder);
if (process.getuid?.() === 0) fs.chownSync(folder, uid, gid);
let made = 0;

/** Files belong to who owns the outer folder, also when a container's root makes them. */
function own(file, mode) {
  if (process.getuid?.() === 0) fs.chownSync(file, uid, gid);
  fs.chmodSync(file, mode);
}

function room(name) {
  const at = path.join(folder, name);
  fs.mkdirSync(at, { recursive: true });
  own(at, 0o755);
  return at;
}

/** The file's content, made by `make` when there is none; written aside and renamed, so that no reader sees half of it. */
function secret(name, make) {
  const file = path.join(room(path.dirname(name)), path.basename(name));
  if (!fs.existsSync(file)) {
    fs.writeFileSync(`${file}.new`, `${make()}\n`);
    own(`${file}.new`, 0o444);
    fs.renameSync(`${file}.new`, file);
    made += 1;
  }
  return fs.readFileSync(file, 'utf8').trim();
}

const random = () => randomBytes(24).toString('base64url');
const variable = (role) => role.toUpperCase();
const roles = [...Object.keys(DATABASES).map((service) => service.replace('-', '_')), 'eventi'];

secret('postgres/password', random);
const names = roles.flatMap((role) => (role === 'eventi' ? ['eventi_owner'] : [role, `${role}_owner`]));
const password = (role) => `${variable(role)}=${random()}`;
const known = secret('postgres/roles', () => names.map(password).join('\n')).split('\n');
/** A service that a release brings has its roles after those of before: deploy/add-schema.sh makes them in PostgreSQL. */
const newer = names.filter((role) => !known.some((line) => line.startsWith(`${variable(role)}=`))).map(password);
if (newer.length > 0) {
  fs.rmSync(path.join(folder, 'postgres', 'roles'));
  secret('postgres/roles', () => [...known, ...newer].join('\n'));
}
const passwords = Object.fromEntries([...known, ...newer].map((line) => line.split('=', 2)));
const url = (role, database) => `postgres://${role}:${passwords[variable(role)]}@postgres:5432/${database}`;

for (const [service, database] of Object.entries(DATABASES)) {
  const role = service.replace('-', '_');
  secret(`${service}/database_url`, () => url(role, database));
  // What only `node main.js migrate` may know.
  secret(`${service}-owner/database_url`, () => url(`${role}_owner`, database));
  if (!WITHOUT_EVENTS.includes(service)) secret(`${service}-owner/eventi_url`, () => url('eventi_owner', database));
}
for (const service of CALLERS) {
  const key = secret(`${service}/key.pem`, () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).trim(),
  );
  // Always the public half of today's key: with a new key the old half is no longer trusted.
  const half = createPublicKey(key).export({ type: 'spki', format: 'pem' }).trim();
  if (secret(`trusted/${service}.pub.pem`, () => half) !== half) {
    fs.rmSync(path.join(folder, 'trusted', `${service}.pub.pem`));
    secret(`trusted/${service}.pub.pem`, () => half);
  }
}
/** Known to two: each has it in its own folder. */
const shared = (name, readers) => {
  const value = readers.map((reader) => path.join(folder, reader, name)).find((file) => fs.existsSync(file));
  const text = value === undefined ? random() : fs.readFileSync(value, 'utf8').trim();
  for (const reader of readers) secret(`${reader}/${name}`, () => text);
};
shared('bootstrap_client_secret', ['onboarding', 'demo']);
shared('fdr_subscription_key', ['pagamenti', 'demo']);
shared('control_key', ['nodo-simulator', 'demo']);
shared('oidc_client_secret', ['portale', 'identity-demo']);
EMPTY.forEach(room);

console.error(
  made > 0 ? `Segreti nuovi in ${folder}: ${made} file.` : `I segreti in ${folder} ci sono già: restano quelli.`,
);
