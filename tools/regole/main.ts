import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { documento } from './document';

/** `npm run regole`: writes docs/regole.md, names the rules that no test names. */
const { testo, senzaProva } = documento();
const file = path.join(workspaceRoot(), 'docs', 'regole.md');
fs.writeFileSync(file, testo);
process.stdout.write(`${path.relative(workspaceRoot(), file)}: ${(testo.match(/^\| `/gm) ?? []).length} regole\n`);
if (senzaProva.length > 0) {
  process.stderr.write(`Senza prova: ${senzaProva.join(', ')}\n`);
  process.exitCode = 1;
}
