import type { Classe } from '../../shared/pivot/types';
import { CLASSE_TABLE, classiOf, type FilterName, GROUPS, lostFilters } from './classe-table';
import { fieldsOf } from './fields';
import { questionOf } from './question';

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

/**
 * ui.md §8.2: x where the page has its tick, o where pivot.md §7.1 adds one, n where it has one for what no record brings yet
 * (payer and causale of a notification).
 */
const PAGE: readonly (readonly [filters: readonly FilterName[], ticks: string])[] = [
  [['esecuzioneDa', 'esecuzioneA'], '-----x--------'],
  [['esitoDa', 'esitoA'], 'xxxxx-xx-----x'],
  [['aggiornatoDa', 'aggiornatoA'], 'xxxxxxxxxxxxx-'],
  [['regolamentoDa', 'regolamentoA'], 'xx-xx-x-xxx--x'],
  [['valutaDa', 'valutaA', 'contabileDa', 'contabileA'], 'xxxxx-x---xxxx'],
  [['iud', 'iuv'], 'xxxxxoxx-----x'],
  [['iur'], 'xxxxx-xx-----x'],
  [['pagatore', 'nomePagatore'], 'xxxxxnxx-----x'],
  [['versante', 'nomeVersante', 'attestante'], 'xxxxx-xx-----x'],
  [['ordinante', 'importoTesoreria'], 'xxx---x---xxx-'],
  [['iuf'], 'xxxxx-x-xxxx-x'],
  [['idRegolamento'], 'xxxxx-x-xxx--x'],
  [['tipoDovuto'], 'xxxxxxxx-x---x'],
  [['causale'], 'xxx-xnx---x-xx'],
  [['anno', 'bolletta'], 'xxx-x------oo-'],
];

describe('i filtri di ogni classe', () => {
  it.each(ORDER.map((classe, i) => [classe, i] as const))('%s ha quelli della pagina, e nessun altro', (classe, i) => {
    const expected = PAGE.filter(([, ticks]) => ['x', 'o'].includes(ticks[i] ?? '')).flatMap(([filters]) => filters);
    expect([...CLASSE_TABLE[classe].filters].sort()).toEqual([...expected].sort());
  });

  it('ogni filtro sta in un gruppo, e la fine di un periodo conosce il suo inizio', () => {
    const fields = fieldsOf('IUD_RT_IUF_TES', [{ value: 'TARI', label: 'Rifiuti' }]);
    expect(fields).toHaveLength(CLASSE_TABLE.IUD_RT_IUF_TES.filters.length);
    expect(fields.find(({ name }) => name === 'valutaA')).toMatchObject({ kind: 'date', notBefore: 'valutaDa' });
    expect(fields.find(({ name }) => name === 'tipoDovuto')).toMatchObject({
      kind: 'select',
      options: [{ label: 'Rifiuti' }],
    });
  });

  it('la domanda ha i nomi della sua porta', () => {
    const values = { importoTesoreria: '3.00', iuv: '01' } as Record<FilterName, string>;
    const all = {
      ...Object.fromEntries(
        Object.values(GROUPS)
          .flat()
          .map((name) => [name, '']),
      ),
      ...values,
    } as typeof values;
    expect(questionOf('TES_NO_MATCH', { values: all })).toEqual({ classe: 'TES_NO_MATCH', importo: '3.00' });
    expect(questionOf('IUF_TES_DIV_IMP', { values: all })).toEqual({ importoTesoreria: '3.00' });
    expect(questionOf('RT_TES', { values: all })).toEqual({ classe: 'RT_TES', importoTesoreria: '3.00', iuv: '01' });
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
    ['IUD_NO_RT', 'iud tipoDovuto iuv aggiornato importo dataEsecuzione'],
    ['RT_NO_IUD', 'iuv tipoDovuto iud importo dataEsito iuf importoTotale importoTesoreria aggiornato'],
    ['RT_NO_IUF', 'iuv tipoDovuto iud iur pagatore aggiornato importo dataEsito'],
    ['IUV_NO_RT', 'iuf dataFlusso idRegolamento dataRegolamento aggiornato importoTotale'],
    ['IUF_NO_TES', 'iuf dataFlusso idRegolamento dataRegolamento aggiornato importoTotale'],
    [
      'IUF_TES_DIV_IMP',
      'iuf dataFlusso importoTotale dataValuta dataContabile ordinante importoTesoreria differenza aggiornato',
    ],
    ['TES_NO_IUF_OR_IUV', 'bolletta dataValuta dataContabile aggiornato importo ordinante riferimento'],
    ['TES_NO_MATCH', 'bolletta dataValuta dataContabile aggiornato importo causale ordinante'],
    ['DOPPI', 'iuv tipoDovuto importo dataEsito attestante pagatore iuf dataFlusso importoTotale'],
  ])('%s: %s', (classe, columns) => expect(CLASSE_TABLE[classe].columns.join(' ')).toBe(columns));

  it('ogni classe sta in uno dei due schermi', () =>
    expect([classiOf('RICONCILIAZIONE').length, classiOf('ANOMALIE').length]).toEqual([5, 10]));
});
