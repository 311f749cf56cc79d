/**
 * MyPivot's lists, with and without a filter, its home and what the one box asks of it, on 1,000,000 payments of one ente, through
 * the built service and as the runtime role: `node dist/apps/pivot/bench/elenchi.bench.js [payments]`. Aims: page < 50 ms, one box
 * p95 < 150 ms, home < 300 ms. Source: issue, part 5 and "Done when".
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { bit, CLASSI, type Classe, DESCRIPTIONS, FLUSSO_CLASSI, set, VERDETTI } from '@mypay/pivot-core';
import { loadPrivateKey, ServiceTokens, TrustedKeys } from '@mypay/platform/auth';
import { migrateEventi } from '@mypay/platform/events';
import { freePort, keysFolder, measureQuestions, type Question, startService, withoutIndexes } from '@mypay/testing';
import { recountClassi } from '../src/outbound/persistence/pg-classi';
import { testBench } from '../src/testing/bench';

const rows = Number(process.argv[2] ?? 1_000_000);

/** Which classes a payment has: most add up, every anomaly has some, two classes are rare. */
const CLASSES = `case when n % 50000 = 0 then ${set(['DOPPI', 'RT_IUF'])} when n % 40000 = 1 then ${bit('UNKNOWN')}
  when n % 100 = 1 then ${set(['RT_NO_IUF', 'RT_NO_IUD'])} when n % 100 = 2 then ${bit('IUV_NO_RT')}
  when n % 100 = 3 then ${set(['RT_IUF', 'IUF_NO_TES'])} when n % 1000 = 4 then ${set(['RT_IUF', 'IUF_TES_DIV_IMP'])}
  when n % 3 = 0 then ${set(['IUD_RT_IUF_TES', 'RT_IUF_TES', 'RT_IUF', 'IUD_RT_IUF'])}
  when n % 50 = 5 then ${bit('RT_TES')} else ${set(['RT_IUF_TES', 'RT_IUF'])} end`;
const DAY = `date '2024-01-01' + n / 10 % 700`;
const TIPO = `case when n % 5000 = 7 then 'RARO' || n / 5000 % 2 else 'TIPO' || n % 18 end`;
const IUV = `'01' || lpad(n::text, 15, '0')`;

/** Two years: a receipt and a row of a flow for each payment, flows of 100 rows, a credit for each flow and as many of others. */
const FILL = [
  `insert into ricevute (ente, iuv, iur, indice, iud, importo_cents, importo_totale_cents, esito, data_esito, data_ora_messaggio,
     tipo_dovuto, numero_avviso, causale, debitore_codice, debitore_anagrafica, versante_codice, versante_anagrafica, attestante)
   select $1, ${IUV}, 'IUR' || n, 1, 'D' || n, 1000 + n % 9000, 1000 + n % 9000, '0', ${DAY}, now() - n * interval '1 minute', ${TIPO},
     '3' || ${IUV}, 'Mensa ottobre ' || n, 'CF' || lpad((n % 30000)::text, 14, '0'), 'COGNOME' || n % 2000 || ' NOME',
     case when n % 3 = 0 then 'CF' || lpad((n % 7919)::text, 14, '0') end, case when n % 3 = 0 then 'ALTRO' end, 'PSP'
     from generate_series(1, $2::int) n where n % 100 <> 2`,
  `insert into righe_flusso (ente, iuf_maiuscolo, psp, riga, iuv, iur, indice, importo_cents, esito, data_esito, revocata)
   select $1, 'IUF' || (n - 1) / 100, 'PSP', (n - 1) % 100 + 1, ${IUV}, 'IUR' || n, 1, 1000 + n % 9000, '0', ${DAY}, false
     from generate_series(1, $2::int) n where n % 100 <> 1`,
  `insert into pagamenti (ente, iuv, iur, indice, classi, sintesi, ricevuta, ha_tv, iud, tipo_dovuto, importo_cents, importo_totale_cents,
     data_esito, psp, iuf, importo_rendicontato_cents)
   select $1, ${IUV}, 'IUR' || n, 1, ${CLASSES}, case when n % 100 = 1 then 'PAGATO' when n % 100 = 3 then 'RENDICONTATO'
     when n % 100 = 2 then 'SENZA_RT' else 'INCASSATO' end, case when n % 100 <> 2 then 'RT' end, n % 50 = 5, 'D' || n, ${TIPO}, 1000 + n % 9000,
     1000 + n % 9000, ${DAY}, case when n % 100 <> 1 then 'PSP' end, case when n % 100 <> 1 then 'IUF' || (n - 1) / 100 end, 1000 + n % 9000
     from generate_series(1, $2::int) n`,
  `insert into flussi (ente, iuf_maiuscolo, psp, iuf, data_ora_flusso, revisione, id_regolamento, data_regolamento, importo_totale_cents,
     numero_pagamenti, verdetto)
   select $1, 'IUF' || n, 'PSP', 'IUF' || n, now() - n * interval '1 hour', 0, 'TRN' || n, date '2024-01-02' + n % 700, 550000, 100,
     case when n % 100 = 3 then 'NO_TES' when n % 100 = 4 then 'DIV_IMP' else 'OK' end from generate_series(0, $2::int / 100) n`,
  `insert into movimenti (ente, anno, bolletta, importo_cents, data_contabile, data_valuta, causale, ordinante, iuf, iuf_maiuscolo, iuv,
     origine, caricamento, riga, classi)
   select $1, (2024 + n % 2)::text, n::text, 550000 + n % 1000, date '2024-01-03' + n % 700, date '2024-01-03' + n % 700, 'ACCREDITO ' || n,
     'BANCA ' || n % 40, f, f, case when n % 2 = 1 and n % 10 = 3 then ${IUV} end, 'CSV', 1, n,
     case when n % 500 = 1 then ${bit('TES_NO_MATCH')} when n % 10 = 3 then ${bit('TES_NO_IUF_OR_IUV')} else 0 end
     from generate_series(1, $2::int / 10) n, lateral (select case when n % 10 = 0 then 'IUF' || n / 10 end as f) i`,
  `insert into notifiche (ente, iud, iuv, importo_cents, data_esecuzione, tipo_dovuto, classi)
   select $1, 'D' || n, ${IUV}, 1000 + n % 9000, ${DAY}, ${TIPO}, case when n % 200 = 1 then ${bit('IUD_NO_RT')} else 0 end
     from generate_series(1, $2::int) n where n % 3 = 0 or n % 200 = 1`,
];
const TABLES = ['ricevute', 'righe_flusso', 'pagamenti', 'flussi', 'movimenti', 'notifiche'];

const iuv = (n: number): string => `01${String(1 + ((n * 997) % rows)).padStart(15, '0')}`;
const person = (n: number): string => `CF${String((n * 97) % 30_000).padStart(14, '0')}`;

let ente = '' as CodiceFiscaleEnte;
const list = (name: string, query: (n: number) => string, more: Partial<Question> = {}): Question => ({
  name,
  aimMs: 50,
  ask: (n) => `/enti/${ente}/pivot/${query(n)}`,
  ...more,
});
const LISTS = { PAGAMENTO: 'pagamenti', NOTIFICA: 'notifiche', MOVIMENTO: 'movimenti' } as const;
const DAYS = { PAGAMENTO: 'esito', NOTIFICA: 'esecuzione', MOVIMENTO: 'valuta' } as const;

/** A class alone, in some days, in days without anything, and of one tipo. */
const ofClasse = (classe: Classe): Question[] => {
  const { oggetto } = DESCRIPTIONS[classe];
  const [path, days] = [`${LISTS[oggetto]}?limite=25&classe=${classe}`, DAYS[oggetto]];
  return [
    list(classe, () => path),
    list(`${classe}, di tre mesi`, () => `${path}&${days}Da=2025-03-01&${days}A=2025-05-31`),
    list(`${classe}, di giorni vuoti`, () => `${path}&${days}Da=2030-01-01`),
    ...(oggetto === 'MOVIMENTO' ? [] : [list(`${classe}, di un tipo raro`, () => `${path}&tipoDovuto=RARO0`)]),
    ...(oggetto === 'MOVIMENTO' ? [] : [list(`${classe}, di chi vede due tipi`, () => path, { limited: true })]),
  ];
};

const QUESTIONS: readonly Question[] = [
  ...CLASSI.flatMap(ofClasse),
  list('pagamenti', () => 'pagamenti?limite=25'),
  list('pagamenti di un tipo', (n) => `pagamenti?limite=25&tipoDovuto=TIPO${n % 18}`),
  list('pagamenti di chi vede due tipi', () => 'pagamenti?limite=25', { limited: true }),
  list('pagamenti di un codice fiscale', (n) => `pagamenti?limite=25&soggetto=${person(n)}`),
  list('pagamenti di un IUV', (n) => `pagamenti?limite=25&iuv=${iuv(n)}`),
  list('pagamenti di un IUR', (n) => `pagamenti?limite=25&iur=IUR${n * 31 + 1}`),
  list('pagamenti di un IUD', (n) => `pagamenti?limite=25&iud=D${n * 31 + 1}`),
  list('pagamenti di un flusso', (n) => `pagamenti?limite=25&iuf=iuf${n}`),
  list(
    'pagamenti incassati di un mese',
    () => 'pagamenti?limite=25&tappa=INCASSATO&esitoDa=2025-03-01&esitoA=2025-03-31',
  ),
  list('pagamenti di un pagatore', (n) => `pagamenti?limite=25&pagatore=${person(n)}`),
  list('pagamenti di un versante', (n) => `pagamenti?limite=25&versante=${person(n % 70)}`),
  list('pagamenti di parte di un nome', (n) => `pagamenti?limite=25&nomePagatore=cognome${n}%20`),
  list('pagamenti di un nome che non c’è', () => 'pagamenti?limite=25&nomePagatore=inesistente'),
  list('pagamenti di una causale che non c’è', () => 'pagamenti?limite=25&causale=inesistente'),
  list(
    'pagamenti per giorni di regolamento',
    () => 'pagamenti?limite=25&regolamentoDa=2025-03-01&regolamentoA=2025-03-31',
  ),
  list('pagamenti di un TRN', (n) => `pagamenti?limite=25&idRegolamento=TRN${n}`),
  list('pagamenti per giorni di valuta', () => 'pagamenti?limite=25&valutaDa=2025-03-01&valutaA=2025-03-31'),
  list('pagamenti per giorni contabili', () => 'pagamenti?limite=25&contabileDa=2025-03-01&contabileA=2025-03-31'),
  list('pagamenti di una bolletta', (n) => `pagamenti?limite=25&bolletta=${n + 1}`),
  list('pagamenti per importo di cassa', (n) => `pagamenti?limite=25&importoTesoreria=${5500 + (n % 9)}.01`),
  list('pagamenti aggiornati oggi', () => 'pagamenti?limite=25&aggiornatoDa=2026-01-01'),
  list('pagamenti aggiornati, nessuno', () => 'pagamenti?limite=25&aggiornatoDa=2099-01-01'),
  list('totale di una classe', () => 'pagamenti/totale?classe=RT_IUF'),
  list(
    'totale di una classe, di tre mesi',
    () => 'pagamenti/totale?classe=RT_IUF&esitoDa=2025-03-01&esitoA=2025-05-31',
  ),
  list('totale di una classe, di un tipo', () => 'pagamenti/totale?classe=RT_IUF&tipoDovuto=TIPO3'),
  list('totale di tutti', () => 'pagamenti/totale'),
  list('totale di chi vede due tipi', () => 'pagamenti/totale', { limited: true }),
  list('un pagamento', (n) => `pagamenti/${iuv(n)}/IUR${1 + ((n * 997) % rows)}/1`),
  list('notifiche', () => 'notifiche?limite=25'),
  list('notifiche di un tipo raro', () => 'notifiche?limite=25&tipoDovuto=RARO0'),
  list('notifiche di un IUV', (n) => `notifiche?limite=25&iuv=${iuv(n)}`),
  list('notifiche di chi vede due tipi', () => 'notifiche?limite=25', { limited: true }),
  list('movimenti', () => 'movimenti?limite=25'),
  list('movimenti di un importo', (n) => `movimenti?limite=25&importo=${5500 + n}.01`),
  list('movimenti di un importo che non c’è', () => 'movimenti?limite=25&importo=1.01'),
  list('movimenti per data contabile', () => 'movimenti?limite=25&contabileDa=2025-03-01&contabileA=2025-03-31'),
  list('movimenti per data contabile, giorni vuoti', () => 'movimenti?limite=25&contabileDa=2030-03-01'),
  list('movimenti di un ordinante', (n) => `movimenti?limite=25&ordinante=banca%20${n % 40}`),
  list('movimenti di una causale', (n) => `movimenti?limite=25&causale=accredito%20${n}`),
  list('movimenti di una causale che non c’è', () => 'movimenti?limite=25&causale=inesistente'),
  list('movimenti di una bolletta', (n) => `movimenti?limite=25&bolletta=${n + 1}`),
  list('totale dei movimenti', () => 'movimenti/totale'),
  list('totale delle notifiche di un tipo', () => 'notifiche/totale?tipoDovuto=TIPO3'),
  list('riversamenti', () => 'riversamenti?limite=25'),
  list('riversamenti di un mese', () => 'riversamenti?limite=25&valutaDa=2025-03-01&valutaA=2025-03-31'),
  list('totale dei riversamenti', () => 'riversamenti/totale'),
  list('flussi', () => 'flussi?limite=25'),
  ...VERDETTI.map((verdetto) =>
    list(`flussi ${verdetto}`, () => `flussi?limite=25&verdetto=${encodeURIComponent(verdetto)}`),
  ),
  list('flussi di un mese', () => 'flussi?limite=25&regolamentoDa=2025-03-01&regolamentoA=2025-03-31'),
  list('flussi di un TRN', (n) => `flussi?limite=25&idRegolamento=TRN${n}`),
  ...FLUSSO_CLASSI.map((classe) => list(`flussi con ${classe}`, () => `flussi?limite=25&classe=${classe}`)),
  list('flussi di un tipo raro', () => 'flussi?limite=25&tipoDovuto=RARO0'),
  list('totale dei flussi', () => 'flussi/totale'),
  list('righe di un flusso', (n) => `flussi/PSP/IUF${n}/righe?limite=25`),
  list('righe di un flusso senza ricevuta', (n) => `flussi/PSP/IUF${n}/righe?limite=25&senzaRicevuta=true`),
  list('giornali', () => 'giornali-di-cassa?limite=25'),
  list('una casella, IUV', (n) => `movimenti?limite=10&iuv=${iuv(n)}`, { aimMs: 150 }),
  list('una casella, IUF', (n) => `movimenti?limite=10&iuf=IUF${n}`, { aimMs: 150 }),
  list('home, classi', () => 'classi', { aimMs: 300 }),
  list('home, classi, di chi vede due tipi', () => 'classi', { aimMs: 300, limited: true }),
  list('home, giornata', () => 'giornata', { aimMs: 300 }),
  list('home, mesi', () => 'mesi', { aimMs: 300 }),
];

async function main(): Promise<void> {
  const bench = await testBench();
  const keys = keysFolder('pivot', 'portale');
  let stop = (): void => undefined;
  try {
    const { database } = bench;
    await migrateEventi({
      ownerUrl: database.eventiOwnerUrl,
      runtimeRole: database.runtimeRole,
      service: database.schema,
    });
    ente = await bench.newEnte({ flgPagati: true, flgTesoreria: true });
    const started = performance.now();
    await withoutIndexes(database.ownerUrl, 'pivot', TABLES, () =>
      bench.db.inEnte(ente, async (tx) => {
        for (const sql of FILL) await tx.execute(sql, [ente, rows]);
        await recountClassi(tx, ente);
      }),
    );
    console.log(`pivot: ${rows} pagamenti scritti in ${((performance.now() - started) / 1000).toFixed(0)} s`);
    const port = await freePort();
    const service = await startService(path.join(__dirname, '../src/main.js'), port, {
      DATABASE_URL: database.url,
      SERVICE_KEY_FILE: path.join(keys, 'pivot.pem'),
      TRUSTED_KEYS_DIR: keys,
      OBJECTS_DIR: path.join(keys, 'objects'),
    });
    stop = () => service.kill('SIGKILL');
    const tokens = new ServiceTokens(
      'portale',
      loadPrivateKey(path.join(keys, 'portale.pem')),
      new TrustedKeys(keys, new Set()),
    );
    const permessi = ['pivot.view', 'pivot.import', 'pivot.import.read', 'spc.read'];
    const two = { 'pivot.view': ['RARO0', 'TIPO3'], 'spc.read': ['RARO0', 'TIPO3'] };
    await measureQuestions(
      QUESTIONS,
      (route) => `http://127.0.0.1:${port}${route}`,
      async (limited) => ({
        authorization: `Bearer ${await tokens.mint({
          audience: 'pivot',
          soggetto: 'operatore',
          ente,
          permessi,
          ...(limited ? { limiti: two } : {}),
        })}`,
      }),
    );
  } finally {
    stop();
    await bench.close();
    rmSync(keys, { recursive: true, force: true });
  }
}

void main();
