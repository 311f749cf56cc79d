/**
 * Lints one breach of each rule of the table and expects the rule to object. Without a project graph the rule of boundaries
 * is skipped with a warning: this is what would notice. Run through Nx: `npm run canary`.
 */
import { ESLint } from 'eslint';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowed, breaches } from './rows.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const eslint = new ESLint({ cwd: root });

const objections = async (file, code) => {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file), warnIgnored: true });
  return result.messages;
};

const failures = [];
for (const [row, file, code, rule] of breaches) {
  const found = await objections(file, code);
  if (!found.some(({ ruleId }) => ruleId === rule))
    failures.push(
      `${row}: ${rule} did not object (${found.map(({ ruleId, message }) => ruleId ?? message).join(', ') || 'nothing did'})`,
    );
}
for (const [row, file, code] of allowed) {
  const found = await objections(file, code);
  if (found.length > 0)
    failures.push(`${row}: ${found.map(({ ruleId, message }) => `${ruleId}: ${message}`).join(', ')}`);
}
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${breaches.length + allowed.length - failures.length} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
