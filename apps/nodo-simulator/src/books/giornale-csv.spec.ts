import { createHash } from 'node:crypto';
import { writeGiornale, type GiornaleRequest } from './giornale-csv';
import type { LedgerMovement } from './model';
import { cents } from './money';

const MOVEMENT: LedgerMovement = {
  run: 1,
  ec: '80012340123',
  iban: 'IT22G0542811101000000123401',
  anno: '2026',
  codice: '1001',
  accountingDate: '2026-11-25',
  valueDate: '2026-11-25',
  amount: cents(12_050),
  causale: '/PUR/LGPE-RIVERSAMENTO/URI/2026-11-25BCALITMM-0000000001',
  payerName: 'Banca Alfa',
  trn: 'SIM1',
  manglers: [],
  anomalies: [],
};
const request = (over: Partial<GiornaleRequest> = {}): GiornaleRequest => ({
  id: '1',
  ec: '80012340123',
  from: '2026-11-25',
  to: '2026-11-26',
  publishedAt: '2026-11-26T19:00:00.000Z',
  movements: [MOVEMENT],
  seed: '7',
  ...over,
});

/** A reader of the dialect, for these tests: separator, quote `"`, escape `\`. */
function readRows(content: string, separator = ';'): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let inQuotes = false;
  for (let at = 0; at < content.length; at += 1) {
    const character = content[at] as string;
    if (character === '\\' && inQuotes) cell += content[++at];
    else if (character === '"') inQuotes = !inQuotes;
    else if (!inQuotes && (character === separator || character === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (character === '\n') rows.push([]);
    } else cell += character;
  }
  return rows.slice(0, -1);
}

describe('the giornale di cassa CSV (node-simulator.md §9.3)', () => {
  it('writes the seven columns in the default positions under their usual headers', () => {
    const giornale = writeGiornale(request());
    expect(giornale.positions).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(readRows(giornale.content)).toEqual([
      [
        'ESERCIZIO',
        'N.PROVV.',
        'DATA ESEC.',
        'ANAGRAFICA CLIENTE',
        'DESCRIZIONE CAUSALE',
        'IMPORTO PROVVISORIO',
        'VALUTA ENTE',
      ],
      ['2026', '1001', '2026-11-25', 'Banca Alfa', MOVEMENT.causale, '120.50', '2026-11-25'],
    ]);
    expect(giornale.sha256).toBe(createHash('sha256').update(giornale.content).digest('hex'));
  });

  it('quotes and escapes what needs it', () => {
    const movements = [{ ...MOVEMENT, payerName: 'ODV "IL FARO"; \\', causale: 'DUE\nRIGHE', amount: cents(-5) }];
    const [, row] = readRows(writeGiornale(request({ movements })).content);
    expect(row?.slice(3, 6)).toEqual(['ODV "IL FARO"; \\', 'DUE\nRIGHE', '-0.05']);
  });

  it.each(['1', '2', '3', '4'])('scatters the columns and says where they are, seed %s', (seed) => {
    const giornale = writeGiornale(request({ seed, layout: 'scattered', separator: '|' }));
    const [header, row] = readRows(giornale.content, '|');
    expect(new Set(giornale.positions).size).toBe(7);
    expect(header?.length).toBeGreaterThanOrEqual(7);
    expect(giornale.positions.map((position) => row?.[position - 1])).toEqual([
      '2026', '1001', '2026-11-25', 'Banca Alfa', MOVEMENT.causale, '120.50', '2026-11-25',
    ]); // prettier-ignore
  });

  it('adds rows to be refused, which are no movements', () => {
    expect(readRows(writeGiornale(request({ badRows: 4 })).content)).toHaveLength(1 + 1 + 4);
  });
});
