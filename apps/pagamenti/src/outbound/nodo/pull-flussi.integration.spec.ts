import { rigaFlusso, testataFlusso } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { PullFlussi } from '@mypay/pagamenti-core';
import { ENTE, OTHER_ENTE } from '@mypay/pagamenti-core/testing';
import { OBJECTS, type ObjectStore } from '@mypay/platform/objects';
import { until } from '@mypay/testing';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { FakeFdr3, row } from '../../testing/fake-fdr3.fixture';
import { PagamentiFixture } from '../../testing/pagamenti.fixture';
import type { Pulls } from '@mypay/pagamenti-core';
import { PULLS } from '../../tokens';

describe('FdR pull by FDR-3', () => {
  let fdr: FakeFdr3;
  let service: PagamentiFixture;
  beforeAll(async () => {
    fdr = await FakeFdr3.start('chiave');
    service = await PagamentiFixture.start({ FDR_URL: fdr.url });
  }, 60_000);
  afterAll(async () => {
    await service?.stop();
    await fdr.stop();
  });

  const ago = (hours: number): string => new Date(Date.parse('2026-11-24T00:00:00Z') - hours * 3_600_000).toISOString();
  const pull = (whole = false) =>
    service.app.get(PullFlussi).execute(ENTE as CodiceFiscaleEnte, whole, 'c', () => Promise.resolve());
  const outbox = () =>
    service.db.outsideTenants((tx) =>
      tx.query<{
        evento: { versione: number; data: { righe: { chiave: string }; numeroRighe: number; sommaRigheCents: string } };
      }>(`select evento from outbox where topic = 'pagamenti.flusso-rendicontazione' order by id`),
    );

  it('ingests each revision once, sets a broken flow aside and moves its cursor past it', async () => {
    fdr.flows.push(
      {
        fdr: '2025-11-11PSP-1',
        pspId: 'PSP1',
        revision: 1,
        published: ago(48),
        rows: [row(1, '10000000.1'), row(2, '0.01')],
        sumPayments: '1.000000011E7',
      },
      { fdr: '2025-11-11PSP-2', pspId: 'PSP/1 è', revision: 1, published: ago(40), rows: [row(1, '1.005')] },
      {
        fdr: '2025-11-11PSP-1',
        pspId: 'PSP1',
        revision: 2,
        published: ago(30),
        rows: [row(1, '7', { payStatus: 'NO_RPT', idTransfer: null })],
        sumPayments: '7.5',
      },
    );
    expect(await pull()).toEqual({ elencati: 3, noti: 0, nuovi: 2, scartati: 1 });
    expect(await pull()).toEqual({ elencati: 3, noti: 2, nuovi: 0, scartati: 1 });

    const events = await outbox();
    expect(events.map(({ evento }) => [evento.versione, evento.data.numeroRighe, evento.data.sommaRigheCents])).toEqual(
      [
        [1, 2, '1000000011'],
        [2, 1, '700'],
      ],
    );
    const stream = await service.app.get<ObjectStore>(OBJECTS).get(events[0]!.evento.data.righe.chiave);
    const lines = (await text(stream))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as never);
    expect(z.decode(testataFlusso, lines[0]!)).toMatchObject({
      psp: 'SENDER01',
      pspId: 'PSP1',
      importoTotaleCents: 1000000011n,
    });
    expect(lines.slice(1).map((line) => z.decode(rigaFlusso, line))).toMatchObject([
      { riga: 1, importoCents: 1000000010n, esito: '0', indice: 1, dataEsito: '2025-11-11' },
      { riga: 2, importoCents: 1n },
    ]);
    const stored = await service.db.inEnte(ENTE, (tx) =>
      tx.query<{
        iuf: string;
        stato: string;
        motivo: string | null;
        anomalie: { code: string }[];
        originali: unknown[];
      }>(`select iuf, stato, motivo, anomalie, originali from flussi where ente = $1 order by pubblicato_il`, [ENTE]),
    );
    expect(stored).toMatchObject([
      { stato: 'INGERITO', anomalie: [] },
      { stato: 'SCARTATO', motivo: expect.stringContaining('pay'), originali: [{}, {}] },
      { stato: 'INGERITO', anomalie: [{ code: 'IMPORTO_DIVERSO' }] },
    ]);
  });

  it('pulls on request as a job and tells how it went', async () => {
    fdr.flows.push({
      fdr: '2025-11-11PSP-3',
      pspId: 'PSP1',
      revision: 1,
      published: ago(20),
      rows: [row(1, '1.00')],
      sumPayments: '1.00',
    });
    const pulls = service.app.get<Pulls>(PULLS);
    const id = await pulls.ask(ENTE, 'operatore');
    for (let i = 0; i < 200 && (await pulls.find(ENTE, id))?.stato !== 'COMPLETATO'; i++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await pulls.find(ENTE, id)).toMatchObject({ stato: 'COMPLETATO', nuovi: 1, noti: 2, scartati: 1 });
  });

  it('lets the pulls of other enti go on while those of one ente wait for each other', async () => {
    const pulls = service.app.get<Pulls>(PULLS);
    const isDone = async (ente: CodiceFiscaleEnte, id: string) => (await pulls.find(ente, id))?.stato === 'COMPLETATO';
    let open: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (open = resolve));
    const under = service.db.withSessionLock(`fdr:${ENTE}`, () => opened);
    const waiting = await Promise.all(Array.from({ length: 5 }, () => pulls.ask(ENTE, 'operatore')));
    const other = await pulls.ask(OTHER_ENTE, 'operatore');
    await until(() => isDone(OTHER_ENTE, other));
    expect(await pulls.find(ENTE, waiting[0]!)).toMatchObject({ stato: 'IN_ATTESA' });
    open();
    await under;
    await until(async () => (await Promise.all(waiting.map((id) => isDone(ENTE, id)))).every(Boolean));
  });

  it('leaves the cursor where it is when the node does not answer', async () => {
    fdr.outage = 503;
    await expect(pull()).rejects.toThrow('503');
    fdr.outage = undefined;
    expect(await pull()).toMatchObject({ nuovi: 0 });
  });
});
