/**
 * Lists, one-box search and figures on 1,000,000 dovuti of one ente, through the built service and as the runtime role:
 * `node dist/apps/dovuti/bench/elenchi.bench.js [rows]` prints how long each question
 * takes. Aims: first page < 100 ms, one box p95 < 150 ms, cruscotto < 300 ms. Source: issue, "Done when".
 */
import path from 'node:path';
import { writeCursor } from '@mypay/platform/http';
import { freePort, measureQuestions } from '@mypay/testing';
import { CF, ENTE_DATA } from '../src/testing/dovuti.fixture';
import { fillDovuti, MADE_UP_TIPI } from '../src/testing/made-up-dovuti.fixture';
import { dovutiProcess } from '../src/testing/process.fixture';

const rows = Number(process.argv[2] ?? 1_000_000);

const QUESTIONS: readonly (readonly [name: string, aimMs: number, ask: (i: number) => string])[] = [
  ['elenco, prima pagina', 100, () => '/dovuti?limite=25&vista=online'],
  ['elenco, prima pagina contata', 100, () => '/dovuti?limite=25&vista=online&conta=true'],
  ['elenco, archivio', 100, () => '/dovuti?limite=25&vista=archivio'],
  ['elenco per scadenza', 100, () => '/dovuti?limite=25&vista=online&ordine=scadenza'],
  ['elenco per stato vuoto', 100, () => '/dovuti?limite=25&stato=PAGAMENTO_INIZIATO'],
  ['elenco per scadenza da-a', 100, () => '/dovuti?limite=25&vista=online&scadenzaDa=2026-12-01&scadenzaA=2026-12-31'],
  ['elenco per codice fiscale', 100, (i) => `/dovuti?limite=25&codiceFiscale=CF${String(i * 97).padStart(14, '0')}`],
  ['elenco per anagrafica', 100, (i) => `/dovuti?limite=25&anagrafica=cognome${i * 13}%20nome`],
  ['elenco per causale', 100, (i) => `/dovuti?limite=25&causale=causale%20${i * 7}`],
  ['elenco, pagina profonda', 100, () => `/dovuti?limite=25&cursore=${deep()}`],
  ['… per scadenza, due viste', 100, () => `/dovuti?limite=25&ordine=scadenza&cursore=${deep()}`],
  [
    '… di un tipo, per scadenza',
    100,
    () => `/dovuti?limite=25&tipoDovuto=TIPO7&vista=online&ordine=scadenza&cursore=${deep()}`,
  ],
  ['elenco per importo', 100, (i) => `/dovuti?limite=25&conta=true&importoDa=${i + 10}.00&importoA=${i + 10}.00`],
  ['elenco per importo che non c’è', 100, () => '/dovuti?limite=25&conta=true&importoDa=90000.00'],
  [
    'elenco per giorni senza pagati',
    100,
    () => '/dovuti?limite=25&conta=true&stato=PAGATO&pagatoDa=2001-01-01&pagatoA=2001-12-31',
  ],
  [
    'elenco dei conclusi del mese',
    100,
    () => '/dovuti?limite=25&conta=true&vista=archivio&conclusoDa=2026-11-01&conclusoA=2026-11-30',
  ],
  ['elenco, nessuno non pagato', 100, () => '/dovuti?limite=25&stato=NON_PAGATO&ordine=scadenza'],
  ['elenco per due inizi comuni', 100, () => '/dovuti?limite=25&conta=true&anagrafica=cogn%20nome'],
  ['… per scadenza', 100, () => '/dovuti?limite=25&ordine=scadenza&anagrafica=cogn%20nome'],
  [
    'elenco per due inizi che pochi portano',
    100,
    (i) => `/dovuti?limite=25&anagrafica=cognome${10 + (i % 9)}%20nome${11 + (i % 8)}`,
  ],
  ['elenco per pagati nel mese', 100, () => '/dovuti?limite=25&stato=PAGATO&pagatoDa=2026-11-01&pagatoA=2026-11-30'],
  ['una casella, IUV', 150, (i) => `/ricerca?q=01${String(i * 997).padStart(15, '0')}`],
  ['una casella, IUD', 150, (i) => `/ricerca?q=BENCH-${i * 991}`],
  ['una casella, nome', 150, (i) => `/ricerca?q=cognome${i * 17}`],
  ['una casella, inizio di nome', 150, (i) => `/ricerca?q=cogn${i % 2 === 0 ? '' : 'ome'}`],
  ['una casella, nome che non c’è', 150, () => '/ricerca?q=inesistente'],
  ['import', 100, () => '/import-dovuti?limite=25'],
  ['stampe', 100, () => '/stampe-avvisi?limite=25'],
  ['cruscotto', 300, () => '/cruscotto?periodo=anno'],
];

/** A page in the midst of the archive. */
const deep = (): string => encodeURIComponent(writeCursor(['2026-06-01', BigInt(Math.floor(rows / 2))]));

async function main(): Promise<void> {
  const dovuti = await dovutiProcess(path.join(__dirname, '../src/main.js'), await freePort(), {
    ente: ENTE_DATA,
    tipi: MADE_UP_TIPI,
  });
  try {
    const started = performance.now();
    await fillDovuti(dovuti, rows);
    console.log(
      `dovuti: ${rows} scritti, con parole e conteggi, in ${((performance.now() - started) / 1000).toFixed(0)} s`,
    );
    await dovuti.start();
    const questions = QUESTIONS.map(([name, aimMs, ask]) => ({
      name,
      aimMs,
      ask: (n: number) => `/enti/${CF}${ask(n)}`,
    }));
    await measureQuestions(questions, dovuti.url, () => dovuti.headers());
  } finally {
    await dovuti.close();
  }
}

void main();
