import { DEFAULT_MAPPING } from '../domain';
import { firstDialect, GIORNALE_ROWS_MAX } from './giornale-rows';
import type { GiornaleRecord } from './giornali';

async function* records(howMany: number): AsyncGenerator<GiornaleRecord> {
  const fields = ['2024', '1', '2024-03-18', 'PSP', 'SALDO', '10.00', '2024-03-18'];
  for (let numero = 1; numero <= howMany; numero++) yield { numero, file: 'enorme.csv', fields, broken: false };
}

describe('un giornale enorme', () => {
  it('of more rows than memory may hold is refused with a code before any is written; one of as many is read', async () => {
    await expect(firstDialect(records(GIORNALE_ROWS_MAX), DEFAULT_MAPPING)).resolves.toBeDefined();
    await expect(firstDialect(records(GIORNALE_ROWS_MAX + 1), DEFAULT_MAPPING)).rejects.toMatchObject({
      code: 'TROPPE_RIGHE',
    });
  }, 60_000);
});
