import { SystemClock } from '@mypay/kernel';
import { ENTE } from '@mypay/pagamenti-core/testing';
import { ask, receipt } from '../../testing/messages.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import type { Giornale, Messages, Reads } from '@mypay/pagamenti-core';
import { GIORNALE, READS } from '../../tokens';
import { JudgeReceiptsJob } from '../jobs/judge-receipts.job';
import { createHash, randomUUID } from 'node:crypto';
import { until } from '@mypay/testing';
import { connect } from 'node:net';
import { Client } from 'pg';

/** A text that PostgreSQL cannot shrink: one of a single letter fits any index. */
const dense = (length: number): string =>
  createHash('shake256', { outputLength: length / 2 })
    .update('x')
    .digest('hex');

describe('paForNode over HTTP and PostgreSQL', () => {
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start();
  }, 60_000);
  afterAll(() => service?.stop());

  it('takes a payment from verification to receipt and announces it once', async () => {
    const verified = await service.post(ask('paVerifyPaymentNotice'));
    expect(verified.body).toContain('<amount>120.00</amount>');
    const activated = await service.post(ask('paGetPaymentV2'), { soapaction: '"paGetPaymentV2"' });
    expect(activated.body).toContain('<creditorReferenceId>02100000000000188</creditorReferenceId>');
    const first = await service.post(receipt(2), { soapaction: 'paSendRTV2' });
    expect(first).toMatchObject({ status: 200, body: expect.stringContaining('<outcome>OK</outcome>') });
    const again = await service.post(receipt(1));
    expect(again.body).toContain('<outcome>OK</outcome>');

    const outbox = await service.db.outsideTenants((tx) =>
      tx.query<{ topic: string; evento: { data: Record<string, unknown> } }>(`select topic, evento from outbox`),
    );
    expect(outbox).toHaveLength(1);
    expect(outbox[0]).toMatchObject({
      topic: 'pagamenti.rt',
      evento: {
        data: {
          rtId: 'rt-0001',
          dovuto: { iud: 'IUD-1', tipoDovuto: 'TARI' },
          versamenti: [{ indice: 1, importoCents: '11400' }],
        },
      },
    });
    const paid = await service.post(ask('paVerifyPaymentNotice'));
    expect(paid.body).toContain('PAA_PAGAMENTO_DUPLICATO');
    expect(service.dovuti.asked).toHaveLength(2);

    const journal = await service.db.inEnte(ENTE, (tx) =>
      tx.query<{ n: bigint }>(
        `select count(*) as n from giornale_eventi where ente = $1 and tipo_evento like 'paSendRT%'`,
        [ENTE],
      ),
    );
    expect(journal[0]?.n).toBe(4n);
  });

  it.each([
    ['a path that is not the door', 'POST /ws/altro HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n', 404],
    [
      'a body over the limit',
      `POST /ws/paForNode HTTP/1.1\r\nHost: x\r\nContent-Type: text/xml\r\nContent-Length: ${8 * 1024 * 1024}\r\n\r\n`,
      413,
    ],
    ['what is not HTTP', 'POST /ws/paForNode HTTP/1.1\r\nHost: x\r\nContent-Length: due\r\n\r\n', 500],
  ])('NODO-4.1: %s is refused in SOAP', async (_, bytes, status) => {
    const answer = await new Promise<string>((resolve, reject) => {
      let text = '';
      const socket = connect(Number(new URL(service.paForNode).port), '127.0.0.1', () => socket.write(bytes));
      socket.on('error', reject).on('close', () => resolve(text));
      socket.on('data', (piece: Buffer) => {
        text += piece.toString();
        if (text.includes('Envelope>')) socket.destroy();
      });
    });
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toMatch(/text\/xml[^]*<faultcode>soap:Client<\/faultcode><faultstring>[^<]+<\/faultstring>/);
  });
});

describe('paForNode when things break', () => {
  let service: PagamentiFixture;
  beforeAll(async () => {
    service = await PagamentiFixture.start();
  }, 60_000);
  afterAll(() => service?.stop());

  const requests = () =>
    service.db.outsideTenants((tx) =>
      tx.query<{ esito: string | null; ente: string | null }>(
        `select esito, ente from messaggi where sotto_tipo = 'REQ' order by arrivato_il`,
      ),
    );
  const clear = () =>
    service.db.outsideTenants((tx) =>
      tx.execute(`delete from messaggi where richiesta is not null`).then(() => tx.execute(`delete from messaggi`)),
    );
  const aged = () => service.db.outsideTenants((tx) => tx.execute(`update messaggi set prossimo_il = arrivato_il`));
  const receipts = () =>
    service.db.inEnte(ENTE, (tx) => tx.query<{ rt_id: string }>(`select rt_id from ricevute where ente = $1`, [ENTE]));
  beforeEach(clear);

  it('DEC-7-giudizio: a receipt kept by a process that died before judging it is judged later, once', async () => {
    const id = randomUUID();
    await service.app.get<Giornale>(GIORNALE).keepRequest({
      id,
      arrivataIl: new Date(Date.parse('2025-11-10T10:00:00Z')),
      primitiva: 'paSendRTV2',
      corpo: Buffer.from(receipt(2, { receiptId: 'rt-orphan' })),
      contentType: 'text/xml',
    });
    await service.app.get(JudgeReceiptsJob).run();
    await service.app.get(JudgeReceiptsJob).run();
    expect(await requests()).toEqual([{ esito: 'OK', ente: ENTE }]);
    expect(await receipts()).toContainEqual({ rt_id: 'rt-orphan' });
    const answers = await service.db.outsideTenants((tx) =>
      tx.query(`select 1 from messaggi where richiesta = $1`, [id]),
    );
    expect(answers).toHaveLength(1);
  });

  it('DEC-7-giudizio: a request younger than 60 s is left to its own call', async () => {
    await service.app.get<Giornale>(GIORNALE).keepRequest({
      id: randomUUID(),
      arrivataIl: new SystemClock().now(),
      primitiva: 'paSendRTV2',
      corpo: Buffer.from(receipt(2)),
      contentType: 'text/xml',
    });
    await service.app.get(JudgeReceiptsJob).run();
    expect(await requests()).toEqual([{ esito: null, ente: null }]);
  });

  it('NODO-4.4-guasto: a receipt whose transaction fails is answered KO and judged again, to the end', async () => {
    const admin = new Client({ connectionString: service.database.adminUrl });
    await admin.connect();
    await admin.query(`alter table pagamenti.ricevute rename to ricevute_altrove`);
    const answer = await service.post(receipt(2, { receiptId: 'rt-later' }));
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('PAA_SYSTEM_ERROR') });
    expect(await requests()).toEqual([{ esito: null, ente: ENTE }]);
    await admin.query(`alter table pagamenti.ricevute_altrove rename to ricevute`);
    await admin.end();
    await aged();
    await service.app.get(JudgeReceiptsJob).run();
    expect(await requests()).toEqual([{ esito: 'OK', ente: ENTE }]);
    expect(await receipts()).toContainEqual({ rt_id: 'rt-later' });
  });

  const journal = () =>
    service.db.inEnte(ENTE, (tx) =>
      tx.query<{ sotto_tipo: string; esito: string }>(
        `select sotto_tipo, esito from giornale_eventi where ente = $1 and codice_contesto = 'rt-later' order by data_ora, sotto_tipo`,
        [ENTE],
      ),
    );
  const tries = () =>
    service.db.outsideTenants((tx) =>
      tx.query<{ tentativi: number; fra: number }>(
        `select tentativi, round(extract(epoch from prossimo_il - $1::timestamptz))::int as fra from messaggi where sotto_tipo = 'REQ'`,
        [new SystemClock().now()],
      ),
    );

  it('DEC-7-giudizio: judging again backs off, writes no new REQ row and one answer, and ends after a day', async () => {
    const admin = new Client({ connectionString: service.database.adminUrl });
    await admin.connect();
    try {
      await admin.query(`alter table pagamenti.ricevute rename to ricevute_altrove`);
      await service.post(receipt(2, { receiptId: 'rt-never' }));
      const waits: number[] = [];
      for (let i = 0; i < 8; i++) {
        await aged();
        await service.app.get(JudgeReceiptsJob).run();
        waits.push((await tries())[0]?.fra ?? 0);
      }
      expect(waits.map((seconds) => Math.round(seconds / 60))).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
      await service.app.get(JudgeReceiptsJob).run(); // not due: nothing
      expect((await tries())[0]?.tentativi).toBe(8);
      const rows = await service.db.outsideTenants((tx) => tx.query(`select sotto_tipo from messaggi`));
      expect(rows).toHaveLength(2); // the request, and the KO that its call got
      expect(await service.app.get<Reads>(READS).refused(undefined, 10)).toMatchObject([{ esito: null, tentativi: 8 }]);

      await service.db.outsideTenants((tx) =>
        tx.execute(`update messaggi set arrivato_il = arrivato_il - interval '1 day', prossimo_il = null`),
      );
      await service.app.get(JudgeReceiptsJob).run();
      expect(await requests()).toEqual([{ esito: 'PAA_SYSTEM_ERROR', ente: ENTE }]);
      await service.app.get(JudgeReceiptsJob).run();
      expect((await tries())[0]?.tentativi).toBe(9);
    } finally {
      await admin.query(`alter table pagamenti.ricevute_altrove rename to ricevute`);
      await admin.end();
    }
  });

  it('DEC-7-giudizio: the pair of a receipt that was judged again is its REQ, the KO of its call and its last answer', async () => {
    await service.app.get(JudgeReceiptsJob).run();
    expect(await journal()).toEqual([
      { sotto_tipo: 'REQ', esito: 'PAA_SYSTEM_ERROR' },
      { sotto_tipo: 'RSP', esito: 'PAA_SYSTEM_ERROR' },
      { sotto_tipo: 'RSP', esito: 'OK' },
    ]);
  });

  it.each([
    ['an IUV that no index holds', receipt(2).replace(/(<creditorReferenceId>)[^<]*/, `$1${dense(100_000)}`)],
    ['a date of the year 9999', receipt(2, { receiptId: 'rt-9999', paymentDateTime: '9999-12-31T23:59:59Z' })],
    ['a processing instruction', receipt(2, { receiptId: 'rt-pi' }).replace('<receipt>', '<?x y?><receipt><?z?>')],
    ['names of any length', receipt(2, { idPA: dense(50_000), idStation: dense(50_000) })],
    [
      'texts of 140 characters outside the first plane',
      receipt(2, { receiptId: 'rt-😀', description: '😀'.repeat(140) }),
    ],
    ['bytes that nobody can read', Buffer.from([0, 1, 2, 3, 255, 254])],
    ['nothing at all', ''],
  ])('DEC-7-byte: the outcome of %s is recorded at its first call', async (_, message) => {
    await service.post(message);
    const rows = await requests();
    expect(rows).toHaveLength(1);
    expect(rows[0]?.esito).not.toBeNull();
    expect(rows[0]?.esito).not.toBe('PAA_SYSTEM_ERROR');
  });

  it('forgets requests and answers that are older than the configuration says, but no receipt that was not taken', async () => {
    await service.post(receipt(2, { receiptId: 'rt-old' }));
    await service.post(ask('paVerifyPaymentNotice'));
    await service.post(receipt(2, { idPA: '99999999999', receiptId: 'rt-refused' }));
    await until(async () => (await service.db.outsideTenants((tx) => tx.query(`select 1 from messaggi`))).length === 6);
    await service.db.outsideTenants((tx) =>
      tx.execute(`update messaggi set arrivato_il = arrivato_il - interval '40 days'`),
    );
    const open = randomUUID();
    const message = { id: open, primitiva: 'paSendRT', corpo: Buffer.from('x'), contentType: undefined };
    await service.app.get<Giornale>(GIORNALE).keepRequest({ ...message, arrivataIl: new Date('2020-01-01T00:00:00Z') });
    const { signal } = new AbortController();
    expect(await service.app.get<Messages>(GIORNALE).forget(41, signal)).toBe(0);
    expect(await service.app.get<Messages>(GIORNALE).forget(39, signal)).toBe(4);
    const left = `select esito from messaggi where sotto_tipo = 'REQ' order by arrivato_il`;
    expect(await service.db.outsideTenants((tx) => tx.query(left))).toEqual([
      { esito: null },
      { esito: 'PAA_ID_DOMINIO_ERRATO' },
    ]);
  });

  it('lists what stays refused to the intermediary', async () => {
    await service.post(receipt(2, { idPA: '99999999999' }));
    expect(await service.app.get<Reads>(READS).refused(undefined, 10)).toMatchObject([
      { primitiva: 'paSendRTV2', ente: '99999999999', esito: 'PAA_ID_DOMINIO_ERRATO' },
    ]);
  });

  it('NODO-4.1-7 NODO-4.8-system: a database that is gone is PAA_SYSTEM_ERROR on every primitive, and nothing is lost silently', async () => {
    await service.db.close();
    for (const message of [
      receipt(2),
      receipt(1),
      ask('paVerifyPaymentNotice'),
      ask('paGetPayment'),
      ask('paGetPaymentV2'),
    ]) {
      const answer = await service.post(message);
      expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('PAA_SYSTEM_ERROR') });
    }
  });
});
