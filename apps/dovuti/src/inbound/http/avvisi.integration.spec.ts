import { Readable } from 'node:stream';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { PNG } from 'pngjs';
import { CF, type RunningDovuti, startDovuti } from '../../testing/dovuti.fixture';

let dovuti: RunningDovuti;
beforeAll(async () => {
  dovuti = await startDovuti();
  await dovuti.announceEnte();
  await dovuti.announceTipo();
});
afterAll(() => dovuti?.close());

const PRINTER = { permessi: ['avviso.pdf'] };

it('the notice of a debt to be paid is a PDF named by its number; of a cancelled one a refusal with its reason', async () => {
  const body = {
    iud: 'AVVISO/1',
    debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
    importo: '120.50',
    tipoDovuto: 'TARI',
    causale: 'TARI 2024',
  };
  const made = await dovuti.call('POST', `/enti/${CF}/dovuti`, body);
  expect(made.status).toBe(201);
  const paper = await dovuti.call('GET', `/enti/${CF}/dovuti/AVVISO%2F1/avviso`, undefined, PRINTER);
  expect(paper.status).toBe(200);
  expect(paper.headers['content-type']).toBe('application/pdf');
  expect(paper.headers['content-disposition']).toContain(`avviso-${String(made.body['numeroAvviso'])}.pdf`);
  expect(paper.text).toMatch(/^%PDF-1\.7/);

  await dovuti.call('DELETE', `/enti/${CF}/dovuti/AVVISO%2F1`);
  const refused = await dovuti.call('GET', `/enti/${CF}/dovuti/AVVISO%2F1/avviso`, undefined, PRINTER);
  expect(refused).toMatchObject({ status: 409, body: { code: 'AVVISO_NON_STAMPABILE' } });
  expect(refused.body['detail']).toContain('annullato');
});

it('a notice bears the logo that onboarding announced; one that cannot be read keeps no notice from its debtor', async () => {
  const body = {
    iud: 'CON-LOGO',
    debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
    importo: '1.00',
    tipoDovuto: 'TARI',
    causale: 'TARI 2024',
  };
  await dovuti.call('POST', `/enti/${CF}/dovuti`, body);
  const bearsPicture = async (): Promise<boolean> => {
    const { status, text } = await dovuti.call('GET', `/enti/${CF}/dovuti/CON-LOGO/avviso`, undefined, PRINTER);
    expect(status).toBe(200);
    return text.includes('/Subtype /Image');
  };
  const { chiave, sha256 } = await dovuti.app
    .get<ObjectStore>(OBJECTS)
    .put(`loghi/${CF}/a`, Readable.from([PNG.sync.write(new PNG({ width: 60, height: 60 }))]));

  expect(await bearsPicture()).toBe(false);
  await dovuti.announceEnte({ logo: { chiave, sha256 } }, 2);
  expect(await bearsPicture()).toBe(true);
  await dovuti.announceEnte({ logo: { chiave: `loghi/${CF}/manca`, sha256: 'f'.repeat(64) } }, 3);
  expect(await bearsPicture()).toBe(false);
});
