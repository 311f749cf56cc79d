import { Rests } from './rests';

describe('chi riposa dopo un guasto', () => {
  it('rests longer each time, up to five minutes, and not at all once it went well', () => {
    let now = 0;
    const rests = new Rests<string>(() => now);
    const times = Array.from({ length: 12 }, () => rests.add('ente'));
    expect(times.slice(0, 4)).toEqual([0, 0, 1_000, 2_000]);
    expect(times.at(-1)).toBe(300_000);
    expect(rests.now()).toEqual(['ente']);
    now = 300_000;
    expect(rests.now()).toEqual([]);
    expect(rests.add('ente')).toBe(300_000);
    rests.delete('ente');
    expect(rests.add('ente')).toBe(0);
  });
});
