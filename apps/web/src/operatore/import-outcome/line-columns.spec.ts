import { cellsOf, columnsOf, withCell } from './line-columns';

describe('a refused line, column by column', () => {
  it('is edited in one column without touching the others', () => {
    const cells = cellsOf('A-1;;F;RSSMRA80', '\uFEFFIUD;codIuv;tipo;codice');
    expect(cells?.map(({ name }) => name)).toEqual(['IUD', 'codIuv', 'tipo', 'codice']);
    expect(withCell(cells ?? [], 3, 'X;Y')).toBe('A-1;;F;X,Y');
  });

  it.each([
    ['with quotes', '"a;b";c'],
    ['too short', 'a'],
    ['too long', 'a;b;c'],
  ])('%s is edited whole', (_, line) => expect(cellsOf(line, 'x;y')).toBeUndefined());

  it('shows the columns that its codes speak of', () => {
    const places = (codice: string, told: string) => [...columnsOf([{ codice, descrizione: told }])];
    expect(places('PAA_IMPORT_SINTASSI_CSV_IMPORTO', 'importo non valido')).toEqual([13]);
    expect(places('PAA_IMPORT_SINTASSI_CSV', 'COD_IUD NON PRESENTE, IMPORTO_DOVUTO NON CONFROME: dodici')).toEqual([
      0, 13,
    ]);
    expect(places('PAA_IMPORT_SINTASSI_CSV', 'Too many columns')).toEqual([]);
  });
});
