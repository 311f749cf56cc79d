/**
 * Lints one breach of each rule of the house and expects the rule to object. Without a project graph the rule of boundaries
 * is skipped with a warning: this is what would notice. Run through Nx: `npm run canary`.
 */
import { ESLint } from 'eslint';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { allowed, breaches, typed } from './rows.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
const plain = new ESLint({ cwd: root });
const withTypes = new ESLint({ cwd: root, overrideConfigFile: path.join(root, 'eslint.types.config.mjs') });

const objections = async (eslint, file, code) => {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file), warnIgnored: true });
  return result.messages;
};
const told = (messages) => messages.map(({ ruleId, message }) => `${ruleId ?? 'eslint'}: ${message}`).join('; ');

let passed = 0;
const failures = [];
const expect = (row, holds, messages) => {
  if (holds) passed += 1;
  else failures.push(`${row} (${told(messages) || 'nothing objects'})`);
};
for (const [row, file, code, rule] of breaches) {
  const found = await objections(plain, file, code);
  expect(
    `refused: ${row} by ${rule}`,
    found.some(({ ruleId, severity }) => ruleId === rule && severity === 2),
    found,
  );
}
for (const [row, file, code] of allowed) {
  const found = await objections(plain, file, code);
  expect(`allowed: ${row}`, found.length === 0, found);
}
for (const [row, code, rule] of typed) {
  const found = await objections(withTypes, 'tools/lint-canary/canary.ts', code);
  expect(
    `refused: ${row} by ${rule}`,
    found.some(({ ruleId }) => ruleId === rule),
    found,
  );
}
for (const failure of failures) console.log(`✗ ${failure}`);
console.log(`${passed} passed, ${failures.length} failed`);
process.exitCode = failures.length === 0 ? 0 : 1;
