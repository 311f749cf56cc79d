import fs from 'node:fs';
import path from 'node:path';

/**
 * A script of `deploy/sql` with its psql variables filled in: `:"name"` as an identifier, `:'name'` as a literal. What the
 * start-up and the tests run is so, word for word, what an operator runs with psql.
 */
export function deploySql(name: 'schema' | 'eventi', variables: Readonly<Record<string, string>>): string {
  const value = (key: string): string => {
    const found = variables[key];
    if (found === undefined) throw new Error(`deploy/sql/${name}.sql asks for ${key}`);
    return found;
  };
  return fs
    .readFileSync(path.join(workspaceRoot(), 'deploy', 'sql', `${name}.sql`), 'utf8')
    .replace(/^--.*$/gm, '')
    .replace(/:"(\w+)"/g, (_, key: string) => `"${value(key).replace(/"/g, '""')}"`)
    .replace(/:'(\w+)'/g, (_, key: string) => `'${value(key).replace(/'/g, "''")}'`);
}

/** The root of the repository, from the sources as from their build. */
export function workspaceRoot(): string {
  let folder = __dirname;
  while (!fs.existsSync(path.join(folder, 'nx.json'))) {
    const parent = path.dirname(folder);
    if (parent === folder) throw new Error(`no nx.json above ${__dirname}`);
    folder = parent;
  }
  return folder;
}
