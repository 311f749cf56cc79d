import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { apply, InMemoryArchive, type Step } from '../../testing';
import {
  classifyAll,
  tesoreriaEsito,
  explainFlusso,
  explainMovimento,
  explainNotifica,
  explainPagamento,
  Surroundings,
} from '..';

const ENTE = '00000000001' as CodiceFiscaleEnte;
const FLAG = { flgPagati: true, flgTesoreria: true };
const IUV = '01000000000000144';
const IUF = '2024-03-15BCITITMM-A';
const rt = (importo: string, over: object = {}): Step => ({
  op: 'upsert',
  type: 'rt',
  data: { iuv: IUV, iur: 'A', indice: 1, importo, dataEsito: '2024-03-14', ...over },
});
const fdr = (importo: string, esito = '0', over: object = {}): Step => ({
  op: 'upsert',
  type: 'fdr',
  data: {
    iuf: IUF,
    psp: 'PSP',
    dataOraFlusso: '2024-03-15T08:00:00',
    importoTotale: importo,
    rows: [{ iuv: IUV, iur: 'A', indice: 1, importo, esito }],
    ...over,
  },
});
const cash = (importo: string, causale = `/PUR/LGPE-RIVERSAMENTO/URI/${IUF}`, codBolletta = '1'): Step => ({
  op: 'upsert',
  type: 'cash',
  data: { anno: '2024', codBolletta, importo, causale, dataContabile: '2024-03-18' },
});
const sil = (importo: string): Step => ({ op: 'upsert', type: 'sil', data: { iud: 'D1', iuv: IUV, importo } });

async function explain(...steps: Step[]) {
  const archive = new InMemoryArchive(FLAG);
  for (const [i, step] of steps.entries()) await archive.run(ENTE, (stores) => apply(stores, step, i + 1));
  const v = new Surroundings(archive.all());
  const [f] = v.pagamenti(IUV, (flusso) => tesoreriaEsito(v.tf(flusso.iuf), flusso.importoTotale));
  return {
    archivio: archive,
    v,
    prove: f ? explainPagamento(f, f.effective ? v.tf(f.effective.flusso.iuf) : [], FLAG).classi : [],
  };
}

describe('spiegazioni: quale documento, quale confronto, di quanto', () => {
  it.each<[string, Step[], string, RegExp]>([
    ['RT_NO_IUF, no flow', [rt('10.00')], 'RT_NO_IUF', /La ricevuta di € 10,00 non è in alcun flusso/],
    [
      'RT_NO_IUF, another amount',
      [rt('10.00'), fdr('12.00')],
      'RT_NO_IUF',
      /riga 1 del flusso .*€ 12,00.*differenza \+€ 2,00/,
    ],
    ['RT_NO_IUD, no IUD', [rt('10.00')], 'RT_NO_IUD', /non ha IUD/],
    ['RT_NO_IUD, not notified', [rt('10.00', { iud: 'D1' })], 'RT_NO_IUD', /IUD D1, che l’ente non ha notificato/],
    ['RT_IUF', [rt('10.00'), fdr('10.00')], 'RT_IUF', /è uguale alla riga 1 del flusso/],
    ['RT_IUF, implicit receipt', [fdr('10.00', '9')], 'RT_IUF', /ricevuta implicita/],
    ['IUV_NO_RT', [fdr('10.00')], 'IUV_NO_RT', /non è arrivata alcuna ricevuta/],
    ['IUF_NO_TES', [fdr('1234.50')], 'IUF_NO_TES', /€ 1\.234,50/],
    ['RT_IUF_TES, cumulative', [rt('10.00'), fdr('10.00'), cash('10.00')], 'RT_IUF_TES', /bolletta 2024\/1 di € 10,00/],
    [
      'RT_IUF_TES, punctual',
      [rt('10.00'), fdr('10.00'), cash('10.00', `/RFB/${IUV}/`)],
      'RT_IUF_TES',
      /accreditato da solo/,
    ],
    ['RT_TES', [rt('10.00'), cash('10.00', `/RFB/${IUV}/`)], 'RT_TES', /non è in alcun flusso, ma/],
    ['IUF_TES_DIV_IMP, of the flow', [fdr('10.00'), cash('9.00')], 'IUF_TES_DIV_IMP', /differenza −€ 1,00/],
    ['IUF_TES_DIV_IMP, punctual', [fdr('10.00'), cash('9.00', `/RFB/${IUV}/`)], 'IUF_TES_DIV_IMP', /né al pagamento/],
    ['IUD_RT_IUF', [rt('10.00', { iud: 'D1' }), sil('10.00'), fdr('10.00')], 'IUD_RT_IUF', /notifica D1/],
    [
      'IUD_RT_IUF_TES',
      [rt('10.00', { iud: 'D1' }), sil('10.00'), fdr('10.00'), cash('10.00')],
      'IUD_RT_IUF_TES',
      /notifica D1.*bolletta/,
    ],
    [
      'DOPPI',
      [
        fdr('10.00', '0', {
          rows: ['A', 'B'].map((iur) => ({ iuv: IUV, iur, indice: 1, importo: '10.00', esito: '0' })),
        }),
      ],
      'DOPPI',
      /pagato 2 volte.*IUR A.*IUR B/,
    ],
    [
      'UNKNOWN',
      [rt('10.00', { iud: 'D1' }), sil('12.00'), cash('9.00', `/RFB/${IUV}/`)],
      'UNKNOWN',
      /altro importo, differenza −€ 1,00/,
    ],
  ])('%s', async (_, steps, classe, words) => {
    const { prove } = await explain(...steps);
    const tryExample = prove.find((p) => p.classe === classe);
    expect(tryExample?.testo.it).toMatch(words);
    expect(tryExample?.riferimenti.length).toBeGreaterThan(0);
  });

  it('a comparison that fails says by how much', async () => {
    const { prove } = await explain(rt('10.00'), fdr('12.00'));
    const [tryExample] = prove.filter((p) => p.classe === 'RT_NO_IUF');
    expect(tryExample?.confronti).toEqual([
      expect.objectContaining({ nome: 'erOk', vale: false, atteso: 1000n, trovato: 1200n, scarto: 200n }),
    ]);
  });

  it('explains exactly the classes that the worker gives', async () => {
    const { archivio, prove } = await explain(rt('10.00', { iud: 'D1' }), sil('9.00'), fdr('10.00'), cash('9.00'));
    const [p] = classifyAll(archivio.all(), FLAG).pagamenti.values();
    expect(prove.map((x) => x.classe)).toEqual(['RT_IUF', 'IUF_TES_DIV_IMP']);
    expect(p?.classi).toBe(
      prove.reduce(
        (bits, x) =>
          bits |
          (1 <<
            [
              'IUD_RT_IUF_TES',
              'RT_IUF_TES',
              'RT_TES',
              'RT_IUF',
              'IUD_RT_IUF',
              'RT_NO_IUF',
              'RT_NO_IUD',
              'IUV_NO_RT',
              'IUF_NO_TES',
              'IUF_TES_DIV_IMP',
            ].indexOf(x.classe)),
        0,
      ),
    );
  });

  it('movements and notifications', async () => {
    const { archivio, v } = await explain(
      sil('10.00'),
      cash('5.00', 'SALDO', '2'),
      cash('6.00'),
      cash('7.00', `/RFB/${IUV}/`, '3'),
    );
    const unknown = { iufKnown: false, iuvKnown: false };
    const texts = [...archivio.movimenti.values()].flatMap((m) =>
      explainMovimento(m, unknown, FLAG).map((p) => p.testo.it),
    );
    expect(texts).toEqual([
      'La bolletta 2024/2 di € 5,00 non ha nella causale né uno IUF né uno IUV riconoscibile.',
      `La bolletta 2024/1 di € 6,00 cita lo IUF ${IUF}, che non è fra i flussi di rendicontazione arrivati.`,
      `La bolletta 2024/3 di € 7,00 cita lo IUV ${IUV}, che non è in alcuna ricevuta né in un flusso attivo.`,
    ]);
    const [n] = archivio.notifiche.values();
    expect(n && explainNotifica(n, v.ricevutePerIud.get('D1') ?? [], FLAG)[0]?.testo.it).toMatch(
      /non ha alcuna ricevuta con quello IUD/,
    );
  });

  it.each([
    ['NO_TES', [], /nessuna bolletta lo cita/],
    ['OK', [cash('10.00')], /accreditati con la bolletta 2024\/1/],
    ['DIV_IMP', [cash('9.00')], /differenza −€ 1,00/],
    ['OK+DIV_IMP', [cash('10.00'), cash('3.00', undefined, '2')], /differenza \+€ 3,00/],
    ['PUNTUALE', [cash('10.00', `/RFB/${IUV}/`)], /accreditato da solo/],
  ])('flow: %s', async (verdetto, cassa, words) => {
    const { archivio, v } = await explain(fdr('10.00'), ...cassa);
    const { flussi } = classifyAll(archivio.all(), FLAG);
    const [f] = flussi.values();
    const explanation = f && explainFlusso(f.flusso, v.tf(IUF), f.esito, f.conteggi, FLAG);
    expect(explanation).toMatchObject({ verdetto, testo: { it: expect.stringMatching(words) } });
  });
});
