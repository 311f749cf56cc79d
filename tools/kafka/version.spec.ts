import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

it('is one version of Apache Kafka, for npm run kafka as for docker compose', () => {
  const read = (...file: string[]) => fs.readFileSync(path.join(workspaceRoot(), ...file), 'utf8');
  const pom = /<kafka\.version>([^<]+)</.exec(read('tools', 'kafka', 'pom.xml'))?.[1];
  const image = /image: apache\/kafka:(\S+)/.exec(read('docker-compose.yml'))?.[1];
  expect(pom).toMatch(/^\d+\.\d+\.\d+$/);
  expect(image).toBe(pom);
});
