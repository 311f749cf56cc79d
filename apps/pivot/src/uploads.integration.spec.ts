import { flussoRendicontazioneIngestedV1 } from '@mypay/contracts';
import { type CodiceFiscaleEnte, FixedClock } from '@mypay/kernel';
import { type GiornaleRecord, LoadGiornale } from '@mypay/pivot-core';
import { Jobs } from '@mypay/platform/jobs';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { randomUUID } from 'node:crypto';
import { LOAD_FLUSSO, LOAD_GIORNALE } from './job-kinds';
import { PgGiornali } from './outbound/persistence/pg-giornali';
import { PgPivot } from './outbound/persistence/pg-pivot';
import { CF, type RunningPivot, startPivot } from './testing/pivot.fixture';

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
}, 120_000);
afterAll(() => pivot?.close());

const RIGHE = 12_000;
/** Records of a file; one in a thousand is wrong. `death`: the process dies there. */
async function* records(death = Infinity): AsyncGenerator<GiornaleRecord> {
  for (let numberOf = 1; numberOf <= RIGHE + 1; numberOf++) {
    if (numberOf > death) throw new Error('kill -9');
    const importo = numberOf % 1_000 === 0 ? 'dieci' : '10.00';
    const riga = ['2024', `K${numberOf}`, '2024-03-18', 'PSP', 'SALDO', importo, '2024-03-18'];
    yield { numero: numberOf, file: 'grande.csv', fields: numberOf === 1 ? ['anno'] : riga, broken: false, raw: '' };
  }
}

describe('un caricamento interrotto', () => {
  it('begun again comes to the same end: no row twice, none lost, one announcement', async () => {
    const id = randomUUID();
    const object = { chiave: 'x', dimensione: 1, sha256: 'x' };
    await pivot.db.inEnte(CF, (tx) =>
      new PgGiornali(tx, CF).add({ id, nome: 'grande.csv', oggetto: object, utente: 'u', mappatura: undefined }),
    );
    const load = (since: () => AsyncIterable<GiornaleRecord>) =>
      new LoadGiornale(
        new PgPivot(pivot.db),
        { open: () => Promise.resolve({ records: since, close: () => Promise.resolve() }) },
        new FixedClock(new Date('2024-03-18T10:00:00Z')),
      ).execute(CF, id, { correlationId: 'prova' });
    let turn = 0;
    await expect(load(() => records(++turn === 2 ? 7_500 : undefined))).rejects.toThrow('kill -9');
    expect((await pivot.get(`giornali-di-cassa/${id}`)).body).toMatchObject({ stato: 'FILE_IN_CARICAMENTO' });
    expect(await load(() => records())).toEqual({
      esito: 'CARICATO',
      totali: RIGHE,
      accettate: RIGHE - 12,
      scartate: 12,
    });
    expect((await pivot.get(`giornali-di-cassa/${id}`)).body).toMatchObject({
      stato: 'FILE_CARICATO',
      righeCambiate: RIGHE - 12,
    });
    const { text } = await pivot.get(`giornali-di-cassa/${id}/scarti`);
    expect(text.trim().split('\r\n')).toHaveLength(1 + 12);
    const announcements = await pivot.db.outsideTenants((tx) =>
      tx.query(`select 1 from outbox where topic = 'pivot.giornale-di-cassa'`),
    );
    expect(announcements).toHaveLength(1);
    await pivot.quiet();
  }, 60_000);
});

describe('un flusso che non si può caricare', () => {
  const enqueue = (event: object, ente: CodiceFiscaleEnte = CF) =>
    pivot.db.inEnte(ente, (tx) =>
      pivot.app.get(Jobs).enqueue(tx, { tipo: LOAD_FLUSSO, chiave: randomUUID(), ente, payload: { evento: event } }),
    );
  const event = (key: string, iuf: string, numeroRighe: number) =>
    flussoRendicontazioneIngestedV1.encode(
      flussoRendicontazioneIngestedV1.from(
        CF,
        {
          testata: {
            iuf,
            psp: 'PSP',
            pspId: 'PSP',
            revisione: 1,
            dataOraFlusso: new Date('2024-03-15T08:00:00Z'),
            idRegolamento: 'R',
            dataRegolamento: '2024-03-15' as never,
            numeroTotalePagamenti: numeroRighe,
            importoTotaleCents: 1000n as never,
          },
          righe: { chiave: key, dimensione: 1, sha256: '0'.repeat(64) },
          numeroRighe,
          sommaRigheCents: 1000n as never,
        },
        { versione: 1, occurredAt: new Date('2024-03-15T08:00:00Z'), correlationId: 'prova' },
      ),
    );
  const put = (key: string, ...lines: string[]) =>
    pivot.app.get<ObjectStore>(OBJECTS).put(key, one(lines.map((l) => `${l}\n`).join('')));
  const failed = async () =>
    pivot.db.outsideTenants((tx) =>
      tx.query<{ errore: string }>(`select errore from lavori where stato = 'FALLITO' order by errore`),
    );

  it('is set aside with its reason, leaves nothing behind, and does not hold up the others', async () => {
    const good = '{"riga":1,"iuv":"1","iur":"A","indice":1,"importoCents":"1000","esito":"0","dataEsito":"2024-03-14"}';
    await put('rotto.ndjson', '{}', good, '{"riga":2}');
    await put('corto.ndjson', '{}', good);
    await enqueue(event('rotto.ndjson', 'IUF-ROTTO', 2));
    await enqueue(event('corto.ndjson', 'IUF-CORTO', 2));
    await pivot.flusso({ iuf: '2024-03-15BCITITMM-BUONO' }, [{ iuv: '01000000000000144' }]);
    await pivot.quiet();
    const { body } = await pivot.get('flussi');
    expect(body.elementi.map((f: { iuf: string }) => f.iuf)).toEqual(['2024-03-15BCITITMM-BUONO']);
    expect((await failed()).map((f) => f.errore)).toEqual([
      expect.stringContaining("ha 1 righe, l'evento ne dichiara 2"),
      expect.stringContaining('riga 2 di rotto.ndjson'),
    ]);
  });
});

describe('un caricamento a cui si rinuncia', () => {
  it('ends in a coded state that the operator sees, and its name may be used again', async () => {
    const id = randomUUID();
    const object = { chiave: 'x', dimensione: 1, sha256: 'x' };
    await pivot.db.inEnte(CF, async (tx) => {
      await new PgGiornali(tx, CF).add({
        id,
        nome: 'micidiale.csv',
        oggetto: object,
        utente: 'u',
        mappatura: undefined,
      });
      // it has killed its process at every attempt: the lease ran out, and no attempt is left
      await tx.execute(
        `insert into lavori (tipo, chiave, ente, dati, stato, tentativi, affidato_a, affidato_fino)
         values ($1, $2::text, $3, jsonb_build_object('giornale', $2::text), 'IN_CORSO', 5, gen_random_uuid(), now())`,
        [LOAD_GIORNALE, id, CF],
      );
    });
    await pivot.quiet();
    expect((await pivot.get(`giornali-di-cassa/${id}`)).body).toMatchObject({
      stato: 'ERROR_LOAD',
      codiceErrore: 'CARICAMENTO_INTERROTTO',
    });
    expect(await pivot.load('micidiale.csv', 'x')).toMatchObject({ status: 202 });
    await pivot.quiet();
  });
});

describe('un caricamento finito a cui si rinuncia dopo', () => {
  it('stays loaded: its process died between the last row and the end of its job', async () => {
    const { body } = await pivot.load('finito.csv', '2024;F1;2024-03-18;PSP;SALDO;10.00;2024-03-18\n');
    await pivot.quiet();
    await pivot.app.get(LoadGiornale).giveUp(CF, body.id);
    const { body: after } = await pivot.get(`giornali-di-cassa/${body.id}`);
    expect(after).toMatchObject({ stato: 'FILE_CARICATO', righeAccettate: 1 });
    expect(after).not.toHaveProperty('codiceErrore');
  });
});

describe('troppi caricamenti in attesa', () => {
  it('an ente over its limit is told so with a code; another ente is not', async () => {
    const other = '80023450234' as CodiceFiscaleEnte;
    await pivot.ente({}, 1, other);
    const waiting = () =>
      pivot.db.outsideTenants((tx) =>
        tx.execute(
          `insert into lavori (tipo, chiave, ente, dati, dovuto_il)
           select $1, gen_random_uuid()::text, $2, '{}', now() + interval '1 hour' from generate_series(1, 50)`,
          [LOAD_GIORNALE, CF],
        ),
      );
    await waiting();
    expect(await pivot.load('troppi.csv', 'x')).toMatchObject({ status: 429, body: { code: 'TROPPI_CARICAMENTI' } });
    expect(await pivot.load('troppi.csv', 'x', undefined, other)).toMatchObject({ status: 202 });
    await pivot.db.outsideTenants((tx) =>
      tx.execute(`delete from lavori where dovuto_il > now() + interval '30 minutes' and not periodico`),
    );
    expect(await pivot.load('troppi.csv', 'x')).toMatchObject({ status: 202 });
    await pivot.quiet();
  });
});

describe('un giornale che non c’è', () => {
  it('is a job given up, not one that comes back for ever', async () => {
    await pivot.db.inEnte(CF, (tx) =>
      pivot.app
        .get(Jobs)
        .enqueue(tx, { tipo: LOAD_GIORNALE, chiave: 'x', ente: CF, payload: { giornale: randomUUID() } }),
    );
    await pivot.quiet();
  });
});

async function* one(text: string): AsyncGenerator<string> {
  yield text;
}
