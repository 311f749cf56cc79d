/**
 * Lists of receipts, flows and giornale, one-box search and figures on 1,000,000 receipts of one ente, through the built service and
 * as the runtime role: `node dist/apps/pagamenti/bench/elenchi.bench.js [receipts]`. Aims: first page < 100 ms, one box p95 < 150 ms,
 * cruscotto < 300 ms. Source: issue, "Done when".
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { anEnte, ENTE, INTERMEDIARIO } from '@mypay/pagamenti-core/testing';
import { SystemClock } from '@mypay/kernel';
import { Database } from '@mypay/platform/db';
import { writeCursor } from '@mypay/platform/http';
import { freePort, keysFolder, measureQuestions, type Question, startService, withoutIndexes } from '@mypay/testing';
import { knownEnti, pagamentiDatabase, tokensOf } from '../src/testing/pagamenti.fixture';

const rows = Number(process.argv[2] ?? 1_000_000);
const PEOPLE = 30_000;

/** What is the same in every receipt. */
const REST = JSON.stringify({
  causale: 'Mensa ottobre',
  denominazioneEnte: 'Comune di Roccaprova',
  psp: {
    id: 'BENCHPSP',
    partitaIva: '06655971007',
    denominazione: 'PSP di prova',
    canale: '97735020584_02',
    descrizioneCanale: 'WISP',
  },
  metodo: 'creditCard',
  dataApplicazione: '2026-10-01',
  metadati: {},
  standIn: false,
  fonte: 'PA_SEND_RT_V2',
});

/**
 * Made-up receipts of a year: 20 tipi, two of them rare, 30,000 people, one in a hundred with an anomaly; a flow for each hundred,
 * two rows of the giornale for each two, an attempt at Checkout for each ten.
 */
/** The rows that nothing else looks up while they are written. */
const FILL = [
  `insert into ricevute (ente, rt_id, numero_avviso, ente_titolare, iuv, esito, importo_totale_cents, causale, psp, psp_denominazione,
     data_ora_messaggio, data_esito, stand_in, fonte, contenuto, anomalie, iud, tipo_dovuto, messaggio, ricevuta_il, canale)
   select $1, 'RT-' || n, '301' || lpad(n::text, 15, '0'), $1, '01' || lpad(n::text, 15, '0'), case when n % 50 = 0 then 'KO' else 'OK' end,
     1000 + n % 90000, 'Mensa ottobre ' || n, 'BENCHPSP', 'PSP di prova', now(), (now() - n * step)::date, false, 'PA_SEND_RT_V2',
     jsonb_build_object('rtId', 'RT-' || n, 'numeroAvviso', '301' || lpad(n::text, 15, '0'), 'enteTitolare', $1::text, 'esito',
       case when n % 50 = 0 then 'KO' else 'OK' end, 'iuv', '01' || lpad(n::text, 15, '0'), 'importoTotale', (1000 + n % 90000)::text,
       'debitore', jsonb_build_object('tipo', 'F', 'codice', 'CF' || lpad((n % ${PEOPLE})::text, 14, '0'), 'anagrafica', 'COGNOME' || n % 2000,
       'recapiti', '{}'::jsonb), 'versamenti', jsonb_build_array(jsonb_build_object('indice', 1, 'importo', (1000 + n % 90000)::text, 'ente',
       $1::text, 'iban', 'IT22G0542811101000000123401', 'causale', 'Mensa ottobre ' || n, 'tassonomia', '9/0101101IM/', 'metadati', '{}'::jsonb)))
       || case when n % 3 = 0 then jsonb_build_object('versante', jsonb_build_object('tipo', 'F', 'codice',
       'CF' || lpad((n % 7919)::text, 14, '0'), 'anagrafica', 'ALTRO COGNOME', 'recapiti', '{}'::jsonb)) else '{}' end || '${REST}'::jsonb,
     case when n % 100 = 0 then '[{"code":"IMPORTO_DIVERSO_DAL_DOVUTO"}]' else '[]' end::jsonb, 'IUD-' || n,
     case when n % 5000 = 1 then 'RARO' || n / 5000 % 2 else 'TIPO' || n % 18 end, gen_random_uuid(), now() - n * step,
     (array['PORTALE', 'PSP', 'ALTRO'])[1 + n % 3]
     from generate_series(1, $2::int) n, (select interval '1 year' / $2::int as step) s`,
  `insert into giornale_eventi (ente, data_ora, id, iuv, componente, categoria, tipo_evento, sotto_tipo, fruitore, erogatore, esito, messaggio)
   select $1, now() - n * interval '30 seconds', gen_random_uuid(), '01' || lpad((n % 100000)::text, 15, '0'), 'PA', 'INTERFACCIA',
     'paSendRTV2', case when n % 2 = 0 then 'REQ' else 'RSP' end, 'N', 'I', 'OK', gen_random_uuid() from generate_series(1, $2::int) n`,
  `insert into flussi (ente, psp_id, iuf, revisione, stato, pubblicato_il, acquisito_il, data_ora_flusso, originali, righe)
   select $1, 'P' || n % 20, 'F-' || n, 1, 'INGERITO', now(), now() - n * interval '50 minutes', now() - n * interval '50 minutes', '[]', '{}'
     from generate_series(1, $2::int / 100) n`,
];

/** Attempts look for their receipts as they are written: with all indexes. */
const ATTEMPTS = [
  `insert into checkout (id, chiave, id_carrello, enti, stato, ritorno, creato_il, scade_il, chiuso_il)
   select lpad(to_hex(n), 32, '0'), 'k-' || n, 'CK-' || n, array[$1::text], 'CHIUSO', 'OK', now() - n * 10 * step, now(), now()
     from generate_series(1, $2::int / 10) n, (select interval '1 year' / $2::int as step) s`,
  `insert into checkout_voci (ente, checkout, posizione, numero_avviso, iuv, importo_cents, causale, denominazione_ente, intestatario,
     tipo_dovuto, creato_il)
   select $1, lpad(to_hex(n), 32, '0'), 1, '301' || lpad(n::text, 15, '0'), '01' || lpad(n::text, 15, '0'), 100, 'c', 'E', 'MA***',
     'TIPO' || n % 18, now() - n * 10 * step from generate_series(1, $2::int / 10) n, (select interval '1 year' / $2::int as step) s`,
];
const TABLES = ['ricevute', 'giornale_eventi', 'flussi'];

const today = new SystemClock().now().getTime();
const iuv = (n: number): string => `01${String(1 + ((n * 997) % rows)).padStart(15, '0')}`;
const person = (n: number): string => `CF${String((n * 97) % PEOPLE).padStart(14, '0')}`;
const midYear = (): Date => new Date(today - 180 * 86_400_000);
const day = (ago: number): string => new Date(today - ago * 86_400_000).toISOString().slice(0, 10);
const cursor = (key: readonly (string | number | Date)[]): string => encodeURIComponent(writeCursor(key));

const list = (name: string, query: (n: number) => string, more: Partial<Question> = {}): Question => ({
  name,
  aimMs: 100,
  ask: (n) => `/enti/${ENTE}/${query(n)}`,
  ...more,
});

const QUESTIONS: readonly Question[] = [
  list('ricevute', () => 'ricevute?limite=25'),
  list('ricevute, pagina profonda', () => `ricevute?limite=25&cursore=${cursor([midYear(), 'RT-9'])}`),
  list('ricevute di un giorno', (n) => `ricevute?limite=25&dal=${day(n)}&al=${day(n)}`),
  list('ricevute di sei mesi', () => `ricevute?limite=25&dal=${day(360)}&al=${day(180)}`),
  list('ricevute di giorni vuoti', () => 'ricevute?limite=25&dal=2001-01-01&al=2001-12-31'),
  list('ricevute di un tipo', (n) => `ricevute?limite=25&tipoDovuto=TIPO${n % 18}`),
  list('ricevute di un tipo raro', () => 'ricevute?limite=25&tipoDovuto=RARO0'),
  list(
    'ricevute di un tipo, di sei mesi fa',
    (n) => `ricevute?limite=25&tipoDovuto=TIPO${n % 18}&dal=${day(200)}&al=${day(180)}`,
  ),
  list(
    'ricevute di un tipo raro, di un mese',
    () => `ricevute?limite=25&tipoDovuto=RARO0&dal=${day(40)}&al=${day(10)}`,
  ),
  list('ricevute di chi vede due tipi', () => 'ricevute?limite=25', { limited: true }),
  list('… di giorni vuoti', () => 'ricevute?limite=25&dal=2001-01-01&al=2001-12-31', { limited: true }),
  list('… di un codice fiscale', (n) => `ricevute?limite=25&codiceFiscale=${person(n)}`, { limited: true }),
  list('ricevute di un codice fiscale', (n) => `ricevute?limite=25&codiceFiscale=${person(n)}`),
  list('ricevute di un IUV', (n) => `ricevute?limite=25&iuv=${iuv(n)}`),
  list('ricevute di un avviso', (n) => `ricevute?limite=25&numeroAvviso=3${iuv(n)}`),
  list('ricevute di un IUD', (n) => `ricevute?limite=25&iud=IUD-${n * 31}`),
  list('ricevute di un IUR', (n) => `ricevute?limite=25&iur=RT-${n * 31}`),
  list('ricevute con anomalie', () => 'ricevute?limite=25&anomale=true'),
  list('ricevute con un’anomalia', () => 'ricevute?limite=25&anomalia=IMPORTO_DIVERSO_DAL_DOVUTO'),
  list('ricevute con un’anomalia che non c’è', () => 'ricevute?limite=25&anomalia=IMPORTO_ZERO'),
  list('una ricevuta', (n) => `ricevute/RT-${n * 31 + 1}`),
  list('rendicontazione', () => 'flussi-rendicontazione?limite=25'),
  list('rendicontazione di un mese', () => `flussi-rendicontazione?limite=25&dal=${day(60)}&al=${day(30)}`),
  list('rendicontazione, scartati', () => 'flussi-rendicontazione?limite=25&scartati=true'),
  list('rendicontazione di un IUF', (n) => `flussi-rendicontazione?limite=25&iuf=F-${n}`),
  list('giornale degli eventi', () => 'giornale-eventi?limite=25'),
  list('giornale degli eventi di un IUV', (n) => `giornale-eventi?limite=25&iuv=${iuv(n)}`),
  list('tentativi di un IUV', (n) => `transazioni?limite=25&iuv=01${String(n + 1).padStart(15, '0')}`),
  list('export prenotati', () => 'export-ricevute?limite=25'),
  list('una casella, IUV', (n) => `ricevute/cerca?testo=${iuv(n)}`, { aimMs: 150 }),
  list('una casella, avviso', (n) => `ricevute/cerca?testo=3${iuv(n)}`, { aimMs: 150 }),
  list('una casella, codice fiscale', (n) => `ricevute/cerca?testo=${person(n)}`, { aimMs: 150 }),
  list('una casella, IUF', (n) => `ricevute/cerca?testo=F-${n}`, { aimMs: 150 }),
  list('una casella, nulla', () => 'ricevute/cerca?testo=INESISTENTE', { aimMs: 150 }),
  list('una casella di chi vede due tipi', (n) => `ricevute/cerca?testo=${iuv(n)}`, { aimMs: 150, limited: true }),
  list('cruscotto, un mese', () => 'transazioni/riepilogo?giorni=30', { aimMs: 300 }),
  list('cruscotto, un anno', () => 'transazioni/riepilogo?giorni=365', { aimMs: 300 }),
  list('cruscotto, un anno, di chi vede due tipi', () => 'transazioni/riepilogo?giorni=365', {
    aimMs: 300,
    limited: true,
  }),
];

async function main(): Promise<void> {
  const database = await pagamentiDatabase();
  const keys = keysFolder('pagamenti', 'portale', 'dovuti');
  const db = await Database.connect({ url: database.url, schema: 'pagamenti' });
  let stop = (): void => undefined;
  try {
    await knownEnti(db, anEnte());
    const started = performance.now();
    await withoutIndexes(database.ownerUrl, 'pagamenti', TABLES, () =>
      db.inEnte(ENTE, async (tx) => {
        for (const sql of FILL) await tx.execute(sql, [ENTE, rows]);
      }),
    );
    await withoutIndexes(database.ownerUrl, 'pagamenti', [], () =>
      db.inEnte(ENTE, async (tx) => {
        for (const sql of ATTEMPTS) await tx.execute(sql, [ENTE, rows]);
      }),
    );
    console.log(`pagamenti: ${rows} ricevute scritte in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const port = await freePort();
    const service = await startService(path.join(__dirname, '../src/main.js'), port, {
      DATABASE_URL: database.url,
      SERVICE_KEY_FILE: path.join(keys, 'pagamenti.pem'),
      TRUSTED_KEYS_DIR: keys,
      OBJECTS_DIR: path.join(keys, 'objects'),
      INTERMEDIARIO_CF: INTERMEDIARIO,
      PA_FOR_NODE_PORT: '0',
      DOVUTI_URLS: 'http://127.0.0.1:1',
      FDR_URL: 'http://127.0.0.1:1',
      FDR_SUBSCRIPTION_KEY: 'chiave',
    });
    stop = () => service.kill('SIGKILL');
    const permessi = ['rt.download', 'spc.read', 'giornale.read', 'dovuto.read', 'export.create'];
    const two = Object.fromEntries(permessi.map((permesso) => [permesso, ['RARO0', 'TIPO3']]));
    await measureQuestions(
      QUESTIONS,
      (route) => `http://127.0.0.1:${port}${route}`,
      async (limited) => ({
        authorization: `Bearer ${await tokensOf(keys, 'portale').mint({
          audience: 'pagamenti',
          soggetto: 'operatore',
          ente: ENTE,
          permessi,
          ...(limited ? { limiti: two } : {}),
        })}`,
      }),
    );
  } finally {
    stop();
    await db.close();
    await database.close();
    rmSync(keys, { recursive: true, force: true });
  }
}

void main();
