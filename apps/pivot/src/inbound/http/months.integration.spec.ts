import { dateInRome, type Iud, type LocalDate, SystemClock } from '@mypay/kernel';
import { type RunningPivot, startPivot } from '../../testing/pivot.fixture';

const TODAY = dateInRome(new SystemClock().now());
const THIS_MONTH = `${TODAY.slice(0, 7)}-01`;
const WASTE = '01000000000000144';
const MEALS = '01000000000000245';
const LONELY = '01000000000000346';
const IUF = '2024-03-15BCITITMM-A1';

let pivot: RunningPivot;
beforeAll(async () => {
  pivot = await startPivot();
  await pivot.ente();
  const paid = { dataEsito: TODAY };
  await pivot.rt(WASTE, 1000n, { ...paid, dovuto: { iud: 'D-1' as Iud, tipoDovuto: 'TARI' } });
  await pivot.rt(MEALS, 2550n, { ...paid, dovuto: { iud: 'D-2' as Iud, tipoDovuto: 'MENSA' } });
  await pivot.rt(LONELY, 700n, { dataEsito: '2001-05-31' as LocalDate });
  await pivot.flusso({ iuf: IUF }, [{ iuv: WASTE, dataEsito: TODAY }]);
  await pivot.quiet();
}, 120_000);
afterAll(() => pivot?.close());

const nothing = { numero: 0, importo: '0.00' };

describe('pagati, rendicontati e incassati, mese per mese', () => {
  it('ogni mese del periodo c’è, anche vuoto, e quello di oggi è l’ultimo', async () => {
    const { status, body } = await pivot.get('mesi');
    expect(status).toBe(200);
    expect(body.mesi).toHaveLength(12);
    expect(body).toMatchObject({ conTesoreria: true, limitato: false });
    expect(body.mesi[0]).toMatchObject({ pagati: nothing, rendicontati: nothing, incassati: nothing });
    expect(body.mesi.at(-1)).toEqual({
      mese: THIS_MONTH,
      pagati: { numero: 2, importo: '35.50' },
      rendicontati: { numero: 1, importo: '10.00' },
      incassati: nothing,
    });
  });

  it('il denaro in tesoreria porta avanti il suo mese', async () => {
    await pivot.load(
      'giornale.csv',
      `anno;bolletta;contabile;ordinante;causale;importo;valuta\n2024;7;2024-03-18;PSP;/PUR/LGPE-RIVERSAMENTO/URI/${IUF};10.00;2024-03-18\n`,
    );
    await pivot.quiet();
    const { body } = await pivot.get('mesi?mesi=1');
    expect(body.mesi).toEqual([
      {
        mese: THIS_MONTH,
        pagati: { numero: 2, importo: '35.50' },
        rendicontati: { numero: 1, importo: '10.00' },
        incassati: { numero: 1, importo: '10.00' },
      },
    ]);
  });

  it('chi vede un solo tipo ne vede i mesi, e lo sa', async () => {
    const { body } = await pivot.getOf(['MENSA'], 'mesi?mesi=1');
    expect(body).toMatchObject({
      limitato: true,
      mesi: [{ pagati: { numero: 1, importo: '25.50' }, rendicontati: nothing }],
    });
  });

  it.each(['0', '37', 'dodici', '1.5'])('mesi=%s si rifiuta', async (count) =>
    expect((await pivot.get(`mesi?mesi=${count}`)).status).toBe(400),
  );
});
