import { cents, type Iuv, type NumeroAvviso } from '@mypay/kernel';
import { OTHER_ENTE, anRt, ENTE } from '../testing';
import { anomalieOf, type RtContext } from './anomalie-rt';

const known: RtContext = { ente: ENTE, dovuto: { importoCents: 12000n }, altraRt: undefined };
const [first, second] = anRt().versamenti as [
  ReturnType<typeof anRt>['versamenti'][0],
  ReturnType<typeof anRt>['versamenti'][0],
];
const zero = {
  importoTotale: cents(0n),
  versamenti: [{ ...first, importo: cents(0n) }],
};

describe('NODO-4.4-anomalie: what an operator must see of a receipt', () => {
  it.each<[string, Parameters<typeof anRt>[0], Partial<RtContext>, readonly object[]]>([
    ['nothing, when all is well', {}, {}, []],
    [
      'NODO-4.4-somme: parts that do not make the whole',
      { versamenti: [first] },
      {},
      [{ code: 'IMPORTI_INCOERENTI', atteso: 12000n, trovato: 11400n }],
    ],
    [
      'an amount other than the dovuto’s',
      {},
      { dovuto: { importoCents: 13000n } },
      [{ code: 'IMPORTO_DIVERSO_DAL_DOVUTO', atteso: 13000n, trovato: 12000n }],
    ],
    ['not the amount of a KO', { esito: 'KO' }, { dovuto: { importoCents: 13000n } }, []],
    ['the first receipt of an unknown notice', {}, { dovuto: 'SCONOSCIUTO' }, [{ code: 'AVVISO_SCONOSCIUTO' }]],
    ['nothing of a notice of which nobody has said yet whether it is known', {}, { dovuto: undefined }, []],
    [
      'of a second one, that it is paid twice',
      {},
      { dovuto: 'SCONOSCIUTO', altraRt: 'rt-0' },
      [{ code: 'PAGATO_DUE_VOLTE', altraRt: 'rt-0' }],
    ],
    ['also in stand-in', { standIn: true }, { dovuto: 'SCONOSCIUTO' }, [{ code: 'AVVISO_SCONOSCIUTO' }]],
    ['not the copy of another titolare', { enteTitolare: OTHER_ENTE }, { dovuto: 'SCONOSCIUTO' }, []],
    [
      'an IUV that is not the notice’s',
      { iuv: '02100000000000199' as Iuv },
      {},
      [{ code: 'IUV_DIVERSO_DALL_AVVISO', atteso: '02100000000000188' }],
    ],
    [
      'an IUV that is not the notice’s, aux digit 0',
      { numeroAvviso: '001000000000000144' as NumeroAvviso, iuv: '01000000000000144' as Iuv },
      {},
      [{ code: 'IUV_DIVERSO_DALL_AVVISO', atteso: '000000000000144' }],
    ],
    ['an OK with amount 0.00', zero, { dovuto: { importoCents: 0n } }, [{ code: 'IMPORTO_ZERO' }]],
    ['not a KO with amount 0.00', { ...zero, esito: 'KO' }, {}, []],
    [
      'a transfer repeated',
      { versamenti: [first, { ...second, indice: 1 }] },
      {},
      [{ code: 'VERSAMENTO_RIPETUTO', indice: 1 }],
    ],
    [
      'dates that no calendar holds',
      { unreadableDates: ['applicationDate'] },
      {},
      [{ code: 'DATA_FUORI_CALENDARIO', campi: ['applicationDate'] }],
    ],
  ])('%s', (_, over, context, expected) => {
    expect(anomalieOf(anRt(over), { ...known, ...context })).toEqual(expected);
  });
});
