import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { rulesPage } from './document';

/** `npm run regole`: writes docs/regole.md, names the rules that no test names. */
const { text, untested } = rulesPage();
const file = path.join(workspaceRoot(), 'docs', 'regole.md');
fs.writeFileSync(file, text);
process.stdout.write(`${path.relative(workspaceRoot(), file)}: ${(text.match(/^\| `/gm) ?? []).length} regole\n`);
if (untested.length > 0) {
  process.stderr.write(`Senza prova: ${untested.join(', ')}\n`);
  process.exitCode = 1;
}
