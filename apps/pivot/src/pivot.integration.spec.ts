import { tenantIsolationFaults, testDatabase } from '@mypay/testing';
import { migrate } from '@mypay/platform/db';
import { type CodiceFiscaleEnte, cents } from '@mypay/kernel';
import { OUTSIDE_RLS } from '../migrations/outside-rls';
import { migrations } from '../migrations';
import { type RunningPivot, startPivot } from './testing/pivot.fixture';

const IUV = '01000000000000144';
const IUF = '2024-03-15BCITITMM-A1';
const OTHER = '80023450234' as CodiceFiscaleEnte;
const TESTA = 'anno;bolletta;contabile;ordinante;causale;importo;valuta\n';
const riga = (bolletta: string, importo: string, causale: string) =>
  `2024;${bolletta};2024-03-18;PSP ALFA;${causale};${importo};2024-03-18\n`;

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
}, 120_000);
afterAll(() => pivot?.close());

const classiOf = async (iuv: string): Promise<string[]> => {
  await pivot.quiet();
  const { body } = await pivot.get('pagamenti?limite=500');
  return body.elementi.find((p: { iuv: string }) => p.iuv === iuv)?.classi;
};
const giornale = async (id: string) => (await pivot.get(`giornali-di-cassa/${id}`)).body;

describe('il lavoro principale', () => {
  beforeAll(() => pivot.ente());

  it('PV2.2.RT_NO_IUF: a receipt arrives', async () => {
    await pivot.rt(IUV, 1000n);
    expect(await classiOf(IUV)).toEqual(['RT_NO_IUF']);
  });

  it('PV2.2.RT_IUF, PV2.2.IUF_NO_TES: its flow arrives', async () => {
    await pivot.flusso({ iuf: IUF }, [{ iuv: IUV }]);
    expect(await classiOf(IUV)).toEqual(['RT_IUF', 'IUF_NO_TES']);
    expect((await pivot.get('flussi')).body.elementi).toMatchObject([
      { iuf: IUF, verdetto: 'NO_TES', righe: 1, avvisi: [] },
    ]);
  });

  it('PV2.2.RT_IUF_TES: the giornale di cassa arrives, and says how many rows it had', async () => {
    const { status, body } = await pivot.load(
      'giornale.csv',
      TESTA + riga('1', '10.00', `/PUR/LGPE-RIVERSAMENTO/URI/${IUF}`),
    );
    expect(status).toBe(202);
    expect(await classiOf(IUV)).toEqual(['RT_IUF_TES', 'RT_IUF']);
    expect(await giornale(body.id)).toMatchObject({
      stato: 'FILE_CARICATO',
      righeTotali: 1,
      righeAccettate: 1,
      righeScartate: 0,
      righeCambiate: 1,
    });
    expect((await pivot.get('flussi?verdetto=OK')).body.elementi).toHaveLength(1);
  });

  it('tells why, in words and with its evidence', async () => {
    const { body } = await pivot.get(`pagamenti/${IUV}/rt-${IUV}/1/spiegazione`);
    expect(body).toMatchObject({ sintesi: 'INCASSATO', aggiornato: true });
    expect(body.classi[0]).toMatchObject({
      classe: 'RT_IUF_TES',
      testo: expect.stringContaining('la bolletta 2024/1 di € 10,00'),
      riferimenti: expect.arrayContaining([
        expect.objectContaining({ tipo: 'MOVIMENTO', bolletta: '1', importo: '10.00' }),
      ]),
      confronti: expect.arrayContaining([expect.objectContaining({ nome: 'erOk', vale: true, scarto: '0.00' })]),
    });
  });

  it('counts by class with the same writes', async () => {
    const { body } = await pivot.get('classi');
    const numbers = Object.fromEntries(
      body.classi.map((c: { classe: string; numero: number }) => [c.classe, c.numero]),
    );
    expect(numbers).toMatchObject({ RT_IUF: 1, RT_IUF_TES: 1, RT_NO_IUF: 0, IUF_NO_TES: 0 });
    expect(body.verdetti).toEqual({ OK: 1 });
  });

  it('a flow whose numbers do not add up is loaded with a warning', async () => {
    await pivot.flusso({ iuf: '2024-03-15BCITITMM-B1', numeroTotalePagamenti: 3, importoTotaleCents: 5000n as never }, [
      { iuv: '01000000000000245' },
    ]);
    await pivot.quiet();
    const { body } = await pivot.get('flussi?verdetto=NO_TES');
    expect(body.elementi[0].avvisi).toEqual([
      'dichiara 3 pagamenti, ha 1 righe',
      'dichiara € 50,00, le righe fanno € 10,00',
    ]);
  });

  it('an older revision changes nothing, a newer one replaces the rows', async () => {
    const iuf = '2024-03-15BCITITMM-C1';
    await pivot.flusso({ iuf, revisione: 2 }, [{ iuv: '01000000000000346' }]);
    await pivot.quiet();
    await pivot.flusso({ iuf, revisione: 1 }, [{ iuv: '01000000000000447' }]);
    expect(await classiOf('01000000000000447')).toBeUndefined();
    await pivot.flusso({ iuf, revisione: 3 }, [{ iuv: '01000000000000447' }]);
    expect(await classiOf('01000000000000447')).toEqual(['IUV_NO_RT', 'IUF_NO_TES']);
    expect(await classiOf('01000000000000346')).toBeUndefined();
  });

  it('a receipt KO is no receipt', async () => {
    await pivot.rt('01000000000000548', 1000n, { esito: 'KO' });
    expect(await classiOf('01000000000000548')).toBeUndefined();
  });

  it('the same event twice at once has one effect', async () => {
    const iuv = '01000000000000649';
    await Promise.all([pivot.rt(iuv, 500n), pivot.rt(iuv, 500n), pivot.rt(iuv, 500n)]);
    expect(await classiOf(iuv)).toEqual(['RT_NO_IUF']);
  });

  it.each(['first', 'after its receipt'])(
    'a debt that is found is told with its payment, heard of %s',
    async (when) => {
      const iuv = when === 'first' ? '01000000000099967' : '01000000000100066';
      const found = () => pivot.rtMatched(iuv, { iud: 'IUD-1', tipoDovuto: 'TARI', importoCents: cents(1000n) });
      if (when === 'first') await found();
      await pivot.rt(iuv, 1000n);
      if (when !== 'first') {
        await pivot.quiet();
        await found();
      }
      await pivot.quiet();
      const { body } = await pivot.get(`pagamenti?iuv=${iuv}`);
      expect(body.elementi).toMatchObject([{ iud: 'IUD-1', tipoDovuto: 'TARI' }]);
    },
  );

  it('a debt that nobody found changes nothing', async () => {
    const iuv = '01000000000101177';
    await pivot.rt(iuv, 1000n);
    await pivot.rtMatched(iuv, undefined);
    expect(await classiOf(iuv)).toEqual(['RT_NO_IUF']);
  });

  it('a receipt of a long identifier, and one whose transfer is repeated, are taken', async () => {
    const iuv = '01000000000088866';
    await pivot.rt(iuv, 1000n, { rtId: 'r'.repeat(200) });
    expect(await classiOf(iuv)).toEqual(['RT_NO_IUF']);
    const slice = { indice: 1, importoCents: 500n as never, causale: 'TARI' };
    await pivot.rt('01000000000088967', 1000n, { versamenti: [slice, slice] });
    expect(await classiOf('01000000000088967')).toEqual(['RT_NO_IUF']);
  });

  it('switching a flag computes the whole ente again', async () => {
    await pivot.ente({ flgPagati: true }, 2);
    expect(await classiOf(IUV)).toEqual(['RT_IUF_TES', 'RT_IUF', 'RT_NO_IUD']);
    await pivot.ente({ flgPagati: false }, 1); // a replay of an old snapshot undoes nothing
    expect(await classiOf(IUV)).toEqual(['RT_IUF_TES', 'RT_IUF', 'RT_NO_IUD']);
    await pivot.ente({ flgPagati: false }, 3);
    expect(await classiOf(IUV)).toEqual(['RT_IUF_TES', 'RT_IUF']);
  });
});

describe('ciò che un operatore deve vedere', () => {
  it('PV2.6.REVOCA: a key that its PSP revoked is explained, with the flow and the row that say so', async () => {
    const iuv = '01000000000077755';
    await pivot.flusso({ iuf: '2024-03-15BCITITMM-REV' }, [{ iuv, esito: '3' }]);
    await pivot.quiet();
    const { status, body } = await pivot.get(`pagamenti/${iuv}/rt-${iuv}/1/spiegazione`);
    expect({ status, body }).toMatchObject({
      status: 200,
      body: {
        classi: [],
        aggiornato: true,
        testo: expect.stringContaining(
          'revocato questo pagamento (esito 3, REVOKED) nel flusso 2024-03-15BCITITMM-REV',
        ),
        revoche: [{ iuf: '2024-03-15BCITITMM-REV', riga: 1, esito: '3', importo: '10.00' }],
      },
    });
  });

  it('PV2.6.REVOCA: a receipt whose row was revoked keeps its classes, and the reason is told', async () => {
    const iuv = '01000000000077856';
    await pivot.rt(iuv, 1000n);
    await pivot.flusso({ iuf: '2024-03-15BCITITMM-REV2' }, [{ iuv, esito: '3' }]);
    expect(await classiOf(iuv)).toEqual(['RT_NO_IUF']);
    const { body } = await pivot.get(`pagamenti/${iuv}/rt-${iuv}/1/spiegazione`);
    expect(body).toMatchObject({ classi: [{ classe: 'RT_NO_IUF' }], testo: expect.stringContaining('REVOKED') });
  });

  it('the day of the regolamento is the one that the PSP wrote', async () => {
    await pivot.flusso({ iuf: '2026-12-01BCITITMM-REG', dataRegolamento: '2026-12-01' as never }, [
      { iuv: '01000000000077957' },
    ]);
    await pivot.quiet();
    const { body } = await pivot.get('flussi/BCITITMM/2026-12-01BCITITMM-REG/spiegazione');
    expect(body).toMatchObject({ dataRegolamento: '2026-12-01' });
  });
});

describe('chi può chiedere', () => {
  it.each([
    ['no permission', cfOf(), ['pivot.import'], 403],
    ['another ente', OTHER, ['pivot.view'], 200],
  ])('%s', async (_, ente, permessi, status) => {
    const answer = await pivot.get('pagamenti', ente, permessi);
    expect(answer.status).toBe(status);
    if (status === 200) expect(answer.body.elementi).toEqual([]);
  });

  it.each([
    ['pagamenti?classe=TES_NO_MATCH', 400],
    ['pagamenti?limite=0', 400],
    ['pagamenti?cursore=pippo', 400],
    [`pagamenti?cursore=${Buffer.from('["2024-13-99","a","b",1]').toString('base64url')}`, 400],
    ['pagamenti/x/y/1/spiegazione', 404],
    ['movimenti/2024/99/spiegazione', 404],
    ['flussi/PSP/IUF/spiegazione', 404],
    ['notifiche/IUD/spiegazione', 404],
    ['giornali-di-cassa/00000000-0000-4000-8000-000000000000', 404],
    ['giornali-di-cassa/non-un-id', 400],
  ])('GET %s answers %i, with a code', async (url, status) => {
    const answer = await pivot.get(url);
    expect(answer).toMatchObject({ status, body: { code: expect.any(String) } });
  });
});

describe('chiavi con ogni segno', () => {
  it.each([
    ['a/b', '01000000000088866'],
    ['a\\b', '01000000000088967'],
    ['/', '01000000000089068'],
    ['%2F', '01000000000089169'],
    ['1;2?#', '01000000000089270'],
  ])('an IUR and a bolletta are reached at their own address: %s', async (key, iuv) => {
    await pivot.flusso({ iuf: `2024-03-15BCITITMM-${iuv.slice(-5)}` }, [{ iuv, iur: key }]);
    const row = `2024;"${key.replaceAll('\\', '\\\\')}";2024-03-18;PSP ALFA;SALDO;10.00;2024-03-18`;
    expect(await pivot.load(`chiavi-${iuv}.csv`, `a;b;c;d;e;f;g\n${row}\n`)).toMatchObject({ status: 202 });
    await pivot.quiet();
    const address = encodeURIComponent(key);
    expect(await pivot.get(`pagamenti/${iuv}/${address}/1/spiegazione`)).toMatchObject({
      status: 200,
      body: { aggiornato: true },
    });
    expect(await pivot.get(`movimenti/2024/${address}/spiegazione`)).toMatchObject({
      status: 200,
      body: { aggiornato: true, classi: [{ classe: 'TES_NO_MATCH' }] },
    });
  });
});

describe('isolamento', () => {
  it('no ente sees or touches the rows of another', async () => {
    const database = await testDatabase((t) => migrate({ ...t, migrations }), 'pivot');
    try {
      expect(await tenantIsolationFaults(database, OUTSIDE_RLS)).toEqual([]);
    } finally {
      await database.close();
    }
  });
});

function cfOf(): CodiceFiscaleEnte {
  return '80012340123' as CodiceFiscaleEnte;
}
