import { Metrics } from './index';

/** Lines with a value, without help and type. */
const values = async (metrics: Metrics): Promise<string[]> =>
  (await metrics.text()).split('\n').filter((line) => line !== '' && !line.startsWith('#'));

describe('the metrics of a service', () => {
  it('are read when they are asked for, one question for several', async () => {
    const metrics = new Metrics();
    let asked = 0;
    metrics.add(
      [
        { name: 'prova_a', help: 'a' },
        { name: 'prova_b', help: 'b', labels: ['tipo'] },
      ],
      () => Promise.resolve({ prova_a: ++asked, prova_b: [{ labels: { tipo: 'x' }, value: asked * 10 }] }),
    );
    expect(await values(metrics)).toEqual(['metriche_non_lette 0', 'prova_a 1', 'prova_b{tipo="x"} 10']);
    expect(await values(metrics)).toEqual(['metriche_non_lette 0', 'prova_a 2', 'prova_b{tipo="x"} 20']);
  });

  it('leave out what cannot be read now, say so, and show the others', async () => {
    const metrics = new Metrics();
    let broken = false;
    metrics.add([{ name: 'guasta', help: 'x' }], () =>
      broken ? Promise.reject(new Error('gone')) : Promise.resolve({ guasta: 1 }),
    );
    metrics.add([{ name: 'muta', help: 'x', labels: ['a'] }], () =>
      broken ? new Promise(() => undefined) : Promise.resolve({ muta: [{ labels: { a: '1' }, value: 1 }] }),
    );
    metrics.add([{ name: 'sana', help: 'x' }], () => Promise.resolve({ sana: 5 }));
    expect(await values(metrics)).toEqual(['metriche_non_lette 0', 'guasta 1', 'muta{a="1"} 1', 'sana 5']);
    broken = true;
    expect(await values(metrics)).toEqual(['metriche_non_lette 2', 'sana 5']);
  });

  it('bear each name once, and are of one service alone', () => {
    const metrics = new Metrics();
    const add = (to: Metrics) => to.add([{ name: 'unica', help: 'x' }], () => Promise.resolve({ unica: 1 }));
    add(metrics);
    expect(() => add(metrics)).toThrow('already');
    expect(() => add(new Metrics())).not.toThrow();
  });
});
