import { AddressTurns, isNobodyThere, NobodyThere } from './index';

const refused = () => Object.assign(new Error('fetch failed'), { cause: { code: 'ECONNREFUSED' } });

it('asks the addresses in turn', async () => {
  const turns = new AddressTurns(['a', 'b', 'c']);
  const asked: string[] = [];
  for (let i = 0; i < 4; i++) asked.push(await turns.first((address) => Promise.resolve(address)));
  expect(asked).toEqual(['a', 'b', 'c', 'a']);
});

it('goes on to the next when there is nobody, and lets that one rest', async () => {
  const turns = new AddressTurns(['morto', 'vivo'], 60_000);
  const asked: string[] = [];
  const ask = (address: string) => {
    asked.push(address);
    return address === 'morto' ? Promise.reject(refused()) : Promise.resolve(address);
  };
  expect([await turns.first(ask), await turns.first(ask), await turns.first(ask)]).toEqual(['vivo', 'vivo', 'vivo']);
  expect(asked).toEqual(['morto', 'vivo', 'vivo', 'vivo']);
});

it('says that nobody is there, with why; also when there is no address', async () => {
  const error = refused();
  await expect(new AddressTurns(['a', 'b']).first(() => Promise.reject(error))).rejects.toMatchObject({
    name: 'NobodyThere',
    cause: error,
  });
  await expect(new AddressTurns([]).first(() => Promise.resolve(1))).rejects.toBeInstanceOf(NobodyThere);
});

it('asks nobody else after an answer that failed: work may have begun', async () => {
  const asked: string[] = [];
  const ask = (address: string) => {
    asked.push(address);
    return Promise.reject(new Error('500'));
  };
  await expect(new AddressTurns(['a', 'b']).first(ask)).rejects.toThrow('500');
  expect(asked).toEqual(['a']);
  expect(isNobodyThere(refused())).toBe(true);
});
