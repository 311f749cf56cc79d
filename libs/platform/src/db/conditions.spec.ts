import { Conditions } from './conditions';

describe('the conditions of a list', () => {
  it('hold what is asked for alone, each value by its placeholder', () => {
    const where = new Conditions('80012340123', 51)
      .add('online')
      .where('TARI', (at) => `tipo = ${at}`)
      .where(undefined, (at) => `iud = ${at}`)
      .where(null, (at) => `iuv = ${at}`)
      .where(0n, (at) => `importo = ${at}`, 'bigint')
      .between('giorno', '2024-01-01', undefined);
    expect(where.sql).toBe('online and tipo = $3 and importo = $4::bigint and giorno >= $5::date');
    expect(where.values).toEqual(['80012340123', 51, 'TARI', 0n, '2024-01-01']);
  });

  it('ask for one day as that day', () => {
    const where = new Conditions().between('giorno', '2024-01-01', '2024-01-01').between('altro', undefined, undefined);
    expect([where.sql, where.values]).toEqual(['giorno = $1::date', ['2024-01-01']]);
  });

  it('go on after a key, in the order of its columns, and leave the first page alone', () => {
    const columns = [
      ['giorno', 'date'],
      ['iuv', 'text'],
    ] as const;
    const where = new Conditions('80012340123').beyond('>', columns, ['2024-01-01', 'X']);
    expect(where.sql).toBe('(giorno, iuv) > ($2::date, $3::text)');
    expect(new Conditions().beyond('<', columns, undefined).sql).toBe('true');
  });

  it('never let a value become SQL', () => {
    const where = new Conditions().where(`' or true --`, (at) => `causale = ${at}`);
    expect([where.sql, where.values]).toEqual(['causale = $1', [`' or true --`]]);
  });
});
