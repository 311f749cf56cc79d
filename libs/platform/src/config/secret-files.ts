import fs from 'node:fs';

/**
 * `X_FILE=path` stands for `X`, for every variable `X` that the schema has: a secret lies in a file that only its reader can
 * open, and never in an environment that `docker inspect` or `/proc` shows. What surrounds it in the file (the line end) is
 * taken off.
 * @param names the variables of the schema
 * @returns the environment with the contents of the files, and what was wrong, never with a value in it
 */
export function readSecretFiles(
  env: Readonly<Record<string, string>>,
  names: readonly string[],
): { readonly env: Record<string, string>; readonly problems: readonly string[] } {
  const found: Record<string, string> = { ...env };
  const problems: string[] = [];
  for (const name of names) {
    const file = env[`${name}_FILE`];
    if (file === undefined) continue;
    if (env[name] !== undefined) {
      problems.push(`${name}: given twice, also as ${name}_FILE`);
      continue;
    }
    try {
      const content = fs.readFileSync(file, 'utf8').trim();
      if (content === '') problems.push(`${name}_FILE: the file is empty`);
      else found[name] = content;
    } catch (error) {
      problems.push(`${name}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'error'})`);
    }
  }
  return { env: found, problems };
}
