import { randomUUID } from 'node:crypto';
import { dayOfMyPivot, IPA } from './day-of-mypivot';
import { askEnte, sendFile } from './doors';
import { tracciato } from './tracciato';

/** An import of which one row is refused. Made once. */
async function importWithRejects(): Promise<void> {
  const { elementi } = await askEnte<{ elementi: unknown[] }>(IPA, 'GET', '/import-dovuti?limite=1');
  if (elementi.length > 0) return;
  const run = randomUUID().slice(0, 8);
  const csv = tracciato(
    { iud: `E2E-${run}-A`, importo: '80.00' },
    { iud: `E2E-${run}-B`, importo: '12.345' },
    { iud: `E2E-${run}-C`, importo: '15.50' },
  );
  await sendFile(IPA, '/import-dovuti', `${IPA}-E2E${run}-1_2.csv`, csv);
}

/** What the screens need to be full: a day of MyPivot, and an import. */
export async function fullWorld(): Promise<void> {
  await importWithRejects();
  await dayOfMyPivot();
}
