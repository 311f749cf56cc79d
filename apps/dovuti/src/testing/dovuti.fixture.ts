import { type CodiceFiscaleEnte, FixedClock, type Iuv, type LocalDate } from '@mypay/kernel';
import { enteSnapshotV1, type EventEnvelope, rtReceivedV1, tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { loadConfig } from '@mypay/platform/config';
import { migrate } from '@mypay/platform/db';
import { migrateEventi } from '@mypay/platform/events';
import { createHttpApp } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { DEADLINE_MS } from '@mypay/platform/service';
import { keysFolder, testDatabase, type TestDatabase, watchAnswers } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { migrations } from '../../migrations';
import { AppModule } from '../app.module';
import { dovutiEnv } from '../config';
import { OnboardingConsumer } from '../inbound/events/onboarding.consumer';
import { RtConsumer } from '../inbound/events/rt.consumer';

export const CF = '80012340123' as CodiceFiscaleEnte;
export const OTHER_CF = '80023450234' as CodiceFiscaleEnte;
export const IPA = 'c_roccaprova';
const TUTTI = [
  'dovuto.read',
  'dovuto.write',
  'export.create',
  'flusso.import',
  'flusso.read.own',
  'flusso.read.all',
  'flusso.cancel',
];

export interface Answer<B = Record<string, unknown>> {
  readonly status: number;
  readonly body: B;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** dovuti as it runs, on a database of its own, and services that may speak to it. */
export interface RunningDovuti {
  readonly app: NestFastifyApplication;
  readonly database: TestDatabase;
  readonly clock: FixedClock;
  /** A call of portale for an ente's client. */
  call(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: object, as?: Caller): Promise<Answer>;
  upload(
    fileName: string,
    content: Buffer | string,
    ente?: CodiceFiscaleEnte,
    as?: Caller,
    query?: string,
  ): Promise<Answer>;
  /** A POST of portale with a body as it is. */
  raw(url: string, contentType: string, body: string): Promise<Answer>;
  /** A question of pagamenti, as a service. */
  ofPagamenti(url: string): Promise<Answer>;
  quote(body: object, as?: 'pagamenti' | 'portale'): Promise<Answer>;
  announceEnte(over?: object, versione?: number, ente?: CodiceFiscaleEnte): Promise<void>;
  announceTipo(over?: object, versione?: number, ente?: CodiceFiscaleEnte): Promise<void>;
  deliver(event: EventEnvelope<RtData>): Promise<void>;
  /** A token of portale for this service. */
  token(claims: Omit<Parameters<ServiceTokens['mint']>[0], 'audience' | 'soggetto'>): Promise<string>;
  close(): Promise<void>;
}
export interface Caller {
  readonly ente?: string;
  readonly permessi?: readonly string[];
  readonly soggetto?: string;
  /** Bound to these tipi, for every permission. */
  readonly tipi?: readonly string[];
  readonly codiceFiscale?: string;
  readonly headers?: Record<string, string>;
}
type RtData = Parameters<typeof rtReceivedV1.encode>[0]['data'];

const META = { occurredAt: new Date('2024-06-01T08:00:00Z'), correlationId: 'prova' };

/** A receipt event for a notice of the ente; a test writes only what it is about. */
export const aReceipt = (iuv: string, over: Partial<RtData> = {}, ente: CodiceFiscaleEnte = CF) =>
  rtReceivedV1.from(
    ente,
    {
      rtId: `rt-${iuv}`,
      enteTitolare: CF,
      iuv: iuv as Iuv,
      numeroAvviso: `3${iuv}`,
      esito: 'OK',
      dataOraMessaggio: new Date('2024-06-02T09:00:00Z'),
      dataEsito: '2024-06-02' as LocalDate,
      importoTotaleCents: 12050n as RtData['importoTotaleCents'],
      causale: 'TARI',
      denominazioneEnte: 'Comune di Roccaprova',
      debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
      psp: { id: 'PSP_A', denominazione: 'Banca di prova', canale: 'C1' },
      standIn: false,
      fonte: 'PA_SEND_RT_V2',
      anomalie: [],
      versamenti: [],
      ...over,
    },
    { versione: 1, ...META },
  );

/** The demo's first ente and its TARI, as onboarding announces them. */
export const ENTE_DATA: Parameters<typeof enteSnapshotV1.from>[1] = {
  codiceIpa: IPA,
  denominazione: 'Comune di Roccaprova',
  denominazioneBeneficiario: 'Comune di Roccaprova',
  stato: 'ESERCIZIO',
  intermediario: '09876543210',
  codici: [{ stazione: '09876543210_01', tipo: 'SEGREGAZIONE', codice: '01', generaIuv: true }],
  auxDigit: '3',
  iuvSemprePiattaforma: true,
  pagamentoOltreScadenza: false,
  ibanDefault: 'IT22G0542811101000000123401',
  iban: [{ iban: 'IT22G0542811101000000123401', postale: false }],
  flgPagati: false,
  flgTesoreria: true,
  giorniPagamentoPresunti: 3,
};
export const TIPO_DATA: Parameters<typeof tipoDovutoSnapshotV1.from>[1] = {
  codice: 'TARI',
  descrizione: 'Tassa sui rifiuti',
  attivo: true,
  marcaDaBollo: false,
  codiceTassonomico: '9/0101101IM/',
  scadenzaObbligatoria: false,
  stampaScadenza: false,
  pagabileOltreScadenza: false,
  giorniTolleranza: 0,
  cfAnonimo: false,
};

/** Starts the whole service; `now` is its present. */
export async function startDovuti(
  now = '2024-06-01T10:00:00Z',
  env: Record<string, string> = {},
  /** A superuser's address on another PostgreSQL than that of the run. */
  server?: string,
): Promise<RunningDovuti> {
  const database = await testDatabase(
    async (target) => {
      await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
      await migrate({ ...target, migrations });
    },
    'dovuti',
    server,
  );
  const keys = keysFolder('dovuti', 'portale', 'pagamenti');
  const config = loadConfig(dovutiEnv, {
    DATABASE_URL: database.url,
    SERVICE_KEY_FILE: path.join(keys, 'dovuti.pem'),
    TRUSTED_KEYS_DIR: keys,
    OBJECTS_DIR: path.join(keys, 'objects'),
    DEMO: 'true',
    ...env,
  });
  const log = createLogger('dovuti', 'silent');
  const clock = new FixedClock(new Date(now));
  const app = await createHttpApp(AppModule.forRoot(config, log, clock), {
    log,
    deadlineMs: DEADLINE_MS,
    uploadLimit: config.IMPORT_MAX_CSV_BYTES,
  });
  const answersWereTrue = watchAnswers(app, 'dovuti');
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const tokens = (service: string) =>
    new ServiceTokens(service, loadPrivateKey(path.join(keys, `${service}.pem`)), new TrustedKeys(keys, new Set()));
  const inject = async (
    service: 'portale' | 'pagamenti',
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    url: string,
    options: { as?: Caller; payload?: object | Buffer; headers?: Record<string, string> } = {},
  ): Promise<Answer> => {
    const { ente = CF, permessi = TUTTI, tipi, codiceFiscale, headers } = options.as ?? {};
    const soggetto = options.as?.soggetto ?? (url.startsWith('/interno/') ? service : 'client-prova');
    const limiti = tipi && Object.fromEntries(permessi.map((permesso) => [permesso, tipi]));
    const token = await tokens(service).mint({
      audience: 'dovuti',
      soggetto,
      ente,
      permessi,
      codiceFiscale,
      ...(limiti ? { limiti } : {}),
    });
    const answer = await app.inject({
      method,
      url,
      headers: { authorization: `Bearer ${token}`, ...headers, ...options.headers },
      ...(options.payload === undefined ? {} : { payload: options.payload }),
    });
    const json = answer.headers['content-type']?.toString().includes('json') && answer.body !== '';
    return {
      status: answer.statusCode,
      body: json ? answer.json<Record<string, unknown>>() : {},
      text: answer.body,
      bytes: answer.rawPayload,
      headers: answer.headers,
    };
  };
  return {
    app,
    database,
    clock,
    call: (method, url, body, as) =>
      inject('portale', method, url, { ...(as ? { as } : {}), ...(body ? { payload: body } : {}) }),
    upload: (fileName, content, ente = CF, as = {}, query = '') => {
      const boundary = 'xxPROVAxx';
      const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
      return inject('portale', 'POST', `/enti/${ente}/import-dovuti${query}`, {
        as: { ...as, ente },
        payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      });
    },
    raw: (url, contentType, body) =>
      inject('portale', 'POST', url, { payload: Buffer.from(body), headers: { 'content-type': contentType } }),
    ofPagamenti: (url) => inject('pagamenti', 'GET', url),
    quote: (body, as = 'pagamenti') => inject(as, 'POST', `/interno/enti/${CF}/quote`, { payload: body }),
    announceEnte: (over = {}, versione = 1, ente = CF) =>
      app
        .get(OnboardingConsumer)
        .onEnte(enteSnapshotV1.encode(enteSnapshotV1.from(ente, { ...ENTE_DATA, ...over }, { versione, ...META }))),
    announceTipo: (over = {}, versione = 1, ente = CF) =>
      app
        .get(OnboardingConsumer)
        .onTipo(
          tipoDovutoSnapshotV1.encode(
            tipoDovutoSnapshotV1.from(ente, { ...TIPO_DATA, ...over }, { versione, ...META }),
          ),
        ),
    token: (claims) => tokens('portale').mint({ audience: 'dovuti', soggetto: 'operatore', ...claims }),
    deliver: (event) => app.get(RtConsumer).on(rtReceivedV1.encode(event)),
    async close() {
      await app.close();
      await database.close();
      rmSync(keys, { recursive: true, force: true });
      answersWereTrue();
    },
  };
}
