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
