import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, classiOf, type FilterName, lostFilters } from './classe-table';

/** The order of the columns of ui.md §8.2. */
const ORDER: readonly Classe[] = [
  'IUD_RT_IUF_TES',
  'RT_IUF_TES',
  'RT_TES',
  'RT_IUF',
  'IUD_RT_IUF',
  'IUD_NO_RT',
  'RT_NO_IUD',
  'RT_NO_IUF',
  'IUV_NO_RT',
  'IUF_NO_TES',
  'IUF_TES_DIV_IMP',
  'TES_NO_IUF_OR_IUV',
  'TES_NO_MATCH',
  'DOPPI',
];

/** ui.md §8.2, for the filters that a door of pivot has: x where the page has its tick, o where pivot.md §7.1 adds one. */
const PAGE: readonly (readonly [filters: readonly FilterName[], ticks: string])[] = [
  [['esecuzioneDa', 'esecuzioneA'], '-----x--------'],
  [['esitoDa', 'esitoA'], 'xxxxx-xx-----x'],
  [['iud', 'iuv'], 'xxxxxoxx-----x'],
  [['iur'], 'xxxxx-xx-----x'],
  [['soggetto'], 'xxxxx-xx-----x'],
  [['iuf'], 'xxxxx-x-xxxx-x'],
  [['tipoDovuto'], 'xxxxxxxx-x---x'],
];
/** The cash: days of value, amount of the treasury, bolletta, where the rows of a class are movements. */
const MOVIMENTI: readonly (readonly [filters: readonly FilterName[], ticks: string])[] = [
  [['valutaDa', 'valutaA', 'contabileDa', 'contabileA'], '-----------xx-'],
  [['importo', 'ordinante'], '-----------xx-'],
  [['causale'], '------------x-'],
  [['anno', 'bolletta'], '-----------oo-'],
];

describe('i filtri di ogni classe', () => {
  it.each(ORDER.map((classe, i) => [classe, i] as const))('%s ha quelli della pagina, e nessun altro', (classe, i) => {
    const expected = [...PAGE, ...MOVIMENTI].filter(([, ticks]) => ticks[i] !== '-').flatMap(([filters]) => filters);
    expect([...CLASSE_TABLE[classe].filters].sort()).toEqual([...expected].sort());
  });

  it('cambiando classe cadono i filtri che la nuova non ha, e solo quelli', () => {
    expect(lostFilters(['iuv', 'esitoDa', 'iuf'], 'IUV_NO_RT')).toEqual(['iuv', 'esitoDa']);
    expect(lostFilters(['iuv', 'esitoDa', 'iuf'], 'DOPPI')).toEqual([]);
  });
});

describe('le colonne di ogni classe', () => {
  /** ui.md §8.3, for what the doors have; the identifier stands first, for it is the link. */
  it.each<[Classe, string]>([
    ['IUD_RT_IUF_TES', 'iuv tipoDovuto iud iur importo dataEsito iuf importoTesoreria'],
    ['RT_IUF_TES', 'iuv tipoDovuto iud iur importo dataEsito iuf importoTesoreria'],
    ['RT_TES', 'iuv tipoDovuto iud iur importo dataEsito importoTesoreria'],
    ['RT_IUF', 'iuv tipoDovuto iud iur importo dataEsito iuf importoTotale'],
    ['IUD_RT_IUF', 'iuv tipoDovuto iud iur importo dataEsito iuf importoTotale'],
    ['IUD_NO_RT', 'iud tipoDovuto iuv importo dataEsecuzione'],
    ['RT_NO_IUD', 'iuv tipoDovuto iud importo dataEsito iuf importoTotale importoTesoreria'],
    ['RT_NO_IUF', 'iuv tipoDovuto iud iur pagatore importo dataEsito'],
    ['IUV_NO_RT', 'iuv importo iuf dataFlusso idRegolamento dataRegolamento importoTotale'],
    ['IUF_NO_TES', 'iuv importo iuf dataFlusso idRegolamento dataRegolamento importoTotale'],
    ['IUF_TES_DIV_IMP', 'iuv iuf dataFlusso importoTotale dataValuta importoTesoreria differenza'],
    ['TES_NO_IUF_OR_IUV', 'bolletta dataValuta dataContabile importo ordinante riferimento'],
    ['TES_NO_MATCH', 'bolletta dataValuta dataContabile importo causale ordinante'],
    ['DOPPI', 'iuv tipoDovuto importo dataEsito attestante pagatore iuf dataFlusso importoTotale'],
  ])('%s: %s', (classe, columns) => expect(CLASSE_TABLE[classe].columns.join(' ')).toBe(columns));

  it('ogni classe sta in uno dei due schermi', () =>
    expect([classiOf('RICONCILIAZIONE').length, classiOf('ANOMALIE').length]).toEqual([5, 10]));
});
