import { enteSnapshotV1, tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { PERMESSI } from '@mypay/onboarding-core';
import { Database } from '@mypay/platform/db';
import { type RunningOnboarding, startOnboarding } from '../../testing/onboarding.fixture';

const CF = '80012340123';
const IPA = 'c_roccaprova';
const IBAN = 'IT22G0542811101000000123401';
const tutti = { permessi: PERMESSI };
const onEnte = { ente: CF, permessi: PERMESSI };
const ENTE = {
  codiceIpa: IPA,
  codiceFiscale: CF,
  denominazione: 'Comune di Roccaprova',
  tipoEnte: '01',
  emailAmministratore: 'ragioneria@c-roccaprova.example.it',
  cbill: 'A4012',
  flgTesoreria: true,
};
const TIPO = {
  descrizione: 'Tassa sui rifiuti',
  attivo: true,
  tassonomia: { macroArea: '01', tipoServizio: '101', motivoRiscossione: 'IM', codice: '9/0101101IM/' },
};

let running: RunningOnboarding;
let db: Database;

beforeAll(async () => {
  running = await startOnboarding();
  db = running.app.get(Database);
});
afterAll(() => running?.close());

const eventi = (topic: string) =>
  db.outsideTenants(async (tx) => {
    const rows = await tx.query<{ evento: unknown }>(`select evento from outbox where topic = $1 order by id`, [topic]);
    return rows.map(({ evento }) =>
      (topic === enteSnapshotV1.topic ? enteSnapshotV1 : tipoDovutoSnapshotV1).decode(evento),
    );
  });

describe('an ente from its birth to ESERCIZIO', () => {
  it('is created in INSERITO with its flags and the revenue stamp (T04)', async () => {
    const { status, body } = await running.call('POST', '/enti', tutti, ENTE);
    expect(status).toBe(201);
    expect(body).toMatchObject({ stato: 'INSERITO', versione: 1, funzionalita: { PAGAMENTO_SPONTANEO: true } });
    const tipi = await running.call('GET', `/enti/${CF}/tipi-dovuto`, onEnte);
    expect(tipi.body['elementi']).toMatchObject([{ codice: 'MARCA_BOLLO_DIGITALE', attivo: false }]);
  });

  it('is refused when codice fiscale or codice IPA is taken, whatever its case', async () => {
    const again = await running.call('POST', '/enti', tutti, {
      ...ENTE,
      codiceFiscale: '80023450234',
      codiceIpa: 'C_ROCCAPROVA',
    });
    expect(again).toMatchObject({ status: 409, body: { code: 'ENTE_GIA_PRESENTE' } });
  });

  it('is not opened while something is missing, and says all that is (T10)', async () => {
    const { status, body } = await running.call('POST', `/enti/${CF}/stato`, onEnte, {
      stato: 'PRE_ESERCIZIO',
      motivo: 'collaudo',
    });
    expect(status).toBe(409);
    expect(body['code']).toBe('REQUISITI_MANCANTI');
    expect((body['cosaManca'] as { regola: string }[]).map(({ regola }) => regola)).toEqual(['K4', 'K5']);
  });

  it('gets station, codes, account, tipo dovuto, and opens (T10, T15)', async () => {
    expect(
      (await running.call('PUT', '/stazioni/09876543210_01', tutti, { versione: 2, primitive: 2, broadcast: false }))
        .status,
    ).toBe(200);
    const codici = [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }];
    expect((await running.call('PUT', `/enti/${CF}/codici`, onEnte, { codici })).status).toBe(200);
    expect((await running.call('PUT', `/enti/${CF}/iban/${IBAN}`, onEnte, { stato: 'ATTIVO' })).status).toBe(200);
    expect((await running.call('PATCH', `/enti/${CF}`, onEnte, { ibanDefault: IBAN })).status).toBe(200);
    expect((await running.call('PUT', `/enti/${CF}/tipi-dovuto/TARI`, onEnte, TIPO)).status).toBe(200);
    for (const stato of ['PRE_ESERCIZIO', 'ESERCIZIO'])
      expect(
        await running.call('POST', `/enti/${CF}/stato`, onEnte, { stato, motivo: 'messa in esercizio' }),
      ).toMatchObject({
        status: 200,
        body: { stato },
      });
  });

  it('announced every version once, in order, with what others need', async () => {
    const enti = await eventi('onboarding.ente');
    expect(enti.map(({ versione }) => versione)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(enti.at(-1)?.data).toMatchObject({
      stato: 'ESERCIZIO',
      codiceIpa: IPA,
      codici: [{ codice: '01', generaIuv: true }],
      iban: [{ iban: IBAN, postale: false }],
      ibanDefault: IBAN,
      flgTesoreria: true,
      iuvSemprePiattaforma: true,
    });
    expect(
      (await eventi('onboarding.tipo-dovuto')).map(({ data, versione }) => [
        (data as { codice: string }).codice,
        versione,
      ]),
    ).toEqual([
      ['MARCA_BOLLO_DIGITALE', 1],
      ['TARI', 1],
    ]);
  });
});
