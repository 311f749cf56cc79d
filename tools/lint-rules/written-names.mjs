/**
 * The names that a field may have whatever its tongue, for they are written outside our code: properties of the OpenAPI
 * documents and of the events' schemas, elements of the WSDL, columns and words of the migrations, and the documents without a
 * schema in written-fields.txt. A list made from the contracts cannot grow by a field that only our code knows.
 */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

function* filesUnder(folder, ending) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesUnder(file, ending);
    else if (ending.test(entry.name)) yield file;
  }
}

/** Names of the properties and parameters of a JSON schema or an OpenAPI document. */
function* namesOf(json) {
  if (json === null || typeof json !== 'object') return;
  if (json.properties !== null && typeof json.properties === 'object') yield* Object.keys(json.properties);
  if (Array.isArray(json.parameters)) for (const { name } of json.parameters) if (name !== undefined) yield name;
  for (const value of Object.values(json)) yield* namesOf(value);
}

const inCode = (column) => column.replace(/_([a-z0-9])/g, (_, letter) => letter.toUpperCase());

/** The words of a text of SQL as a field of ours has them: `data_esito` → `dataEsito`; an amount's column loses its unit. */
export function* columnsIn(sql) {
  for (const word of sql.match(/[a-z][a-z0-9_]+/g) ?? []) {
    yield word;
    yield inCode(word);
    yield inCode(word.replace(/_cents$/, ''));
  }
}

function* everyName() {
  const contracts = path.join(root, 'libs/contracts');
  for (const folder of ['openapi', 'schemas'])
    for (const file of filesUnder(path.join(contracts, folder), /\.json$/))
      yield* namesOf(JSON.parse(fs.readFileSync(file, 'utf8')));
  for (const file of filesUnder(path.join(contracts, 'wsdl'), /\.(xsd|wsdl)$/))
    for (const [, name] of fs.readFileSync(file, 'utf8').matchAll(/name="([^"]+)"/g)) yield name;
  for (const app of fs.readdirSync(path.join(root, 'apps')))
    for (const file of filesUnder(path.join(root, 'apps', app, 'migrations'), /\.(ts|sql)$/))
      yield* columnsIn(fs.readFileSync(file, 'utf8'));
  for (const door of fs.readdirSync(path.join(root, 'libs/platform/src')))
    for (const file of filesUnder(path.join(root, 'libs/platform/src', door), /\.(schema|migration)\.ts$/))
      yield* columnsIn(fs.readFileSync(file, 'utf8'));
  for (const line of fs.readFileSync(path.join(root, 'tools/lint-rules/written-fields.txt'), 'utf8').split('\n'))
    if (line !== '' && !line.startsWith('#')) yield* line.split(' ');
}

let names;

/** Whether a field's name is one that is written outside. Read once a process. */
export const isWritten = (name) => (names ??= new Set(everyName())).has(name);
