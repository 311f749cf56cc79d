import {
  enteSnapshotV1,
  flussoRendicontazioneIngestedV1,
  rigaFlusso,
  rtMatchedV1,
  rtReceivedV1,
  testataFlusso,
} from '@mypay/contracts';
import { type CodiceFiscaleEnte, type Iuv, type LocalDate, sumCents } from '@mypay/kernel';
import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { loadConfig } from '@mypay/platform/config';
import { Database, migrate } from '@mypay/platform/db';
import { connectEvents, migrateEventi } from '@mypay/platform/events';
import { createHttpApp } from '@mypay/platform/http';
import { createLogger } from '@mypay/platform/log';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { keysFolder, testDatabase, type TestDatabase, watchAnswers } from '@mypay/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { migrations } from '../../migrations';
import { AppModule } from '../app.module';
import { pivotEnv } from '../config';
import { EnteConsumer } from '../inbound/events/ente.consumer';
import { FlussoConsumer } from '../inbound/events/flusso.consumer';
import { RtConsumer } from '../inbound/events/rt.consumer';
import { RtMatchedConsumer } from '../inbound/events/rt-matched.consumer';

export const CF = '80012340123' as CodiceFiscaleEnte;
const ALL = ['pivot.view', 'pivot.abbinamento.write', 'pivot.import', 'pivot.import.read', 'spc.read'];
const META = { occurredAt: new Date('2024-03-15T08:00:00Z'), correlationId: 'prova' };

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test looks into whatever came
  readonly body: any;
  readonly text: string;
}

type RtData = Parameters<typeof rtReceivedV1.encode>[0]['data'];
type RtMatched = Parameters<typeof rtMatchedV1.encode>[0]['data'];
type Testata = z.output<typeof testataFlusso>;
type Riga = z.output<typeof rigaFlusso>;

/** pivot as it runs, on a database of its own. */
export interface RunningPivot {
  readonly app: NestFastifyApplication;
  readonly db: Database;
  readonly database: TestDatabase;
  get(url: string, ente?: CodiceFiscaleEnte, permessi?: readonly string[]): Promise<Answer>;
  /** A question of an operator of these tipi alone. */
  getOf(tipi: readonly string[], url: string): Promise<Answer>;
  load(name: string, content: Buffer | string, mapping?: object, ente?: CodiceFiscaleEnte): Promise<Answer>;
  ente(over?: object, versione?: number, ente?: CodiceFiscaleEnte): Promise<void>;
  rt(iuv: string, euro: bigint, over?: Partial<RtData>): Promise<void>;
  /** Its debt was found, or was not. */
  rtMatched(iuv: string, dovuto: RtMatched['dovuto']): Promise<void>;
  flusso(
    testata: Partial<Testata> & { iuf: string },
    righe: readonly (Partial<Riga> & { iuv: string })[],
  ): Promise<void>;
  /** A token of portale for this service. */
  token(claims: Omit<Parameters<ServiceTokens['mint']>[0], 'audience' | 'soggetto'>): Promise<string>;
  /** Waits until nothing is pending. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export async function startPivot(env: Record<string, string> = {}): Promise<RunningPivot> {
  const database = await testDatabase(async (target) => {
    await migrateEventi({ ownerUrl: target.eventiOwnerUrl, runtimeRole: target.runtimeRole, service: target.schema });
    await migrate({ ...target, migrations });
  }, 'pivot');
  const keys = keysFolder('pivot', 'portale');
  const config = loadConfig(pivotEnv, {
    DATABASE_URL: database.url,
    SERVICE_KEY_FILE: path.join(keys, 'pivot.pem'),
    TRUSTED_KEYS_DIR: keys,
    OBJECTS_DIR: path.join(keys, 'objects'),
    DEMO: 'true',
    ...env,
  });
  const log = createLogger('pivot', 'silent');
  const app = await createHttpApp(AppModule.forRoot(config, log), { log, uploadLimit: config.UPLOAD_MAX_BYTES });
  const answersWereTrue = watchAnswers(app, 'pivot');
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  await connectEvents(app);
  const portale = new ServiceTokens(
    'portale',
    loadPrivateKey(path.join(keys, 'portale.pem')),
    new TrustedKeys(keys, new Set()),
  );
  const token = (ente: string, permessi: readonly string[] = ALL) =>
    portale.mint({ audience: 'pivot', soggetto: 'operatore', ente, permessi });
  const call = async (method: 'GET' | 'POST', url: string, headers: object, payload?: Buffer): Promise<Answer> => {
    const r = await app.inject({ method, url, headers: { ...headers }, ...(payload ? { payload } : {}) });
    const json = String(r.headers['content-type'] ?? '').includes('json');
    return { status: r.statusCode, body: json ? r.json() : undefined, text: r.body };
  };

  return {
    app,
    database,
    db: app.get(Database),
    getOf: async (tipi, url) => {
      const limiti = { 'pivot.view': [...tipi], 'spc.read': [...tipi] };
      const limited = await portale.mint({ audience: 'pivot', soggetto: 'operatore', ente: CF, permessi: ALL, limiti });
      return call('GET', `/enti/${CF}/pivot/${url}`, { authorization: `Bearer ${limited}` });
    },
    token: (claims) => portale.mint({ audience: 'pivot', soggetto: 'operatore', ...claims }),
    get: async (url, ente = CF, permessi = ALL) =>
      call('GET', `/enti/${ente}/pivot/${url}`, { authorization: `Bearer ${await token(ente, permessi)}` }),
    load: async (name, content, mapping, ente = CF) => {
      const boundary = 'confine-di-prova';
      const parts = [
        ...(mapping
          ? [`--${boundary}\r\nContent-Disposition: form-data; name="mappatura"\r\n\r\n${JSON.stringify(mapping)}\r\n`]
          : []),
        `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`,
        content,
        `\r\n--${boundary}--\r\n`,
      ];
      return call(
        'POST',
        `/enti/${ente}/pivot/giornali-di-cassa`,
        {
          authorization: `Bearer ${await token(ente)}`,
          'content-type': `multipart/form-data; boundary=${boundary}`,
        },
        Buffer.concat(parts.map((p) => Buffer.from(p))),
      );
    },
    ente: async (over = {}, versione = 1, ente = CF) => {
      const data = {
        codiceIpa: 'c_roccaprova',
        denominazione: 'Comune di Roccaprova',
        denominazioneBeneficiario: 'Comune di Roccaprova',
        stato: 'ESERCIZIO' as const,
        intermediario: '09876543210',
        codici: [],
        auxDigit: '3' as const,
        iuvSemprePiattaforma: true,
        pagamentoOltreScadenza: false,
        iban: [],
        flgPagati: false,
        flgTesoreria: true,
        giorniPagamentoPresunti: 3,
        ...over,
      };
      await app.get(EnteConsumer).on(enteSnapshotV1.encode(enteSnapshotV1.from(ente, data, { ...META, versione })));
    },
    rt: async (iuv, importo, over = {}) => {
      const importoCents = importo as RtData['importoTotaleCents'];
      const data: RtData = {
        rtId: `rt-${iuv}`,
        enteTitolare: CF,
        iuv: iuv as Iuv,
        numeroAvviso: `3${iuv}`,
        esito: 'OK',
        dataOraMessaggio: new Date('2024-03-14T09:00:00Z'),
        dataEsito: '2024-03-14' as LocalDate,
        importoTotaleCents: importoCents,
        causale: 'TARI',
        denominazioneEnte: 'Comune di Roccaprova',
        debitore: { tipo: 'F', codice: 'RSSMRA80A01H501U', anagrafica: 'Rossi Mario' },
        psp: { id: 'BCITITMM', denominazione: 'Banca di prova', canale: 'C1' },
        standIn: false,
        fonte: 'PA_SEND_RT_V2',
        anomalie: [],
        versamenti: [{ indice: 1, importoCents, causale: 'TARI' }],
        ...over,
      };
      await app.get(RtConsumer).on(rtReceivedV1.encode(rtReceivedV1.from(CF, data, { ...META, versione: 1 })));
    },
    rtMatched: async (iuv, dovuto) => {
      const data = { rtId: `rt-${iuv}`, iuv: iuv as Iuv, dovuto };
      await app.get(RtMatchedConsumer).on(rtMatchedV1.encode(rtMatchedV1.from(CF, data, { ...META, versione: 1 })));
    },
    flusso: async (testata, righe) => {
      const complete = righe.map((r, i): Riga => ({
        riga: i + 1,
        iur: `rt-${r.iuv}`,
        indice: 1,
        importoCents: 1000n as Riga['importoCents'],
        esito: '0',
        dataEsito: '2024-03-14' as LocalDate,
        ...r,
      }));
      const sum = sumCents(complete.map((r) => r.importoCents));
      const whole: Testata = {
        psp: 'BCITITMM',
        pspId: 'BCITITMM',
        revisione: 1,
        dataOraFlusso: new Date('2024-03-15T08:00:00Z'),
        idRegolamento: 'REG1',
        dataRegolamento: '2024-03-15' as LocalDate,
        numeroTotalePagamenti: complete.length,
        importoTotaleCents: sum,
        ...testata,
      };
      const lines = [z.encode(testataFlusso, whole), ...complete.map((r) => z.encode(rigaFlusso, r))];
      const name = `pagamenti/${CF}/${Math.random().toString(36).slice(2)}.ndjson`;
      const object = await app.get<ObjectStore>(OBJECTS).put(
        name,
        (async function* () {
          for (const l of lines) yield `${JSON.stringify(l)}\n`;
        })(),
      );
      const data = { testata: whole, righe: object, numeroRighe: complete.length, sommaRigheCents: sum };
      const event = flussoRendicontazioneIngestedV1.from(CF, data, { ...META, versione: 1 });
      await app.get(FlussoConsumer).on(flussoRendicontazioneIngestedV1.encode(event));
    },
    quiet: async () => {
      for (let calm = 0, rounds = 0; calm < 2; rounds++) {
        if (rounds > 600) throw new Error('pivot does not become quiet');
        const { pending } = (await app.inject({ method: 'GET', url: '/health/quiet' })).json() as {
          pending: Record<string, number>;
        };
        calm = Object.values(pending).every((n) => n === 0) ? calm + 1 : 0;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    },
    close: async () => {
      await app.close();
      await database.close();
      rmSync(keys, { recursive: true, force: true });
      answersWereTrue();
    },
  };
}
