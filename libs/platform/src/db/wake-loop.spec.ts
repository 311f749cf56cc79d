import { until } from '@mypay/testing';
import { createLogger } from '../log';
import { WakeLoop, type WakeLoopOptions } from './wake-loop';

const NEVER = 600_000;
const log = createLogger('prova', 'silent');

jest.setTimeout(120_000);

describe('a loop that polls or is woken', () => {
  const loops: WakeLoop[] = [];
  afterEach(() => Promise.all(loops.splice(0).map((loop) => loop.stop())));
  const start = (options: Partial<WakeLoopOptions> & Pick<WakeLoopOptions, 'turn'>): WakeLoop => {
    const loop = new WakeLoop({ name: 'prova', log, pollMs: NEVER, ...options });
    loops.push(loop);
    loop.start();
    return loop;
  };

  it('works again after a wake-up that came while it worked', async () => {
    let turns = 0;
    let finish: () => void = () => undefined;
    const loop = start({
      turn: async () => {
        turns += 1;
        if (turns === 1) await new Promise<void>((resolve) => (finish = resolve));
        return false;
      },
    });
    await until(() => turns === 1);
    loop.wake();
    finish();
    await until(() => turns === 2);
  });

  it('works again at once while there is more, then waits for a wake-up', async () => {
    let turns = 0;
    const loop = start({ turn: () => Promise.resolve(++turns < 5) });
    await until(() => turns === 5);
    loop.wake();
    await until(() => turns === 6);
  });

  it('survives an error, and tries again though nobody wakes it', async () => {
    let turns = 0;
    start({
      pollMs: 5,
      turn: () => (++turns < 3 ? Promise.reject(new Error('guasto')) : Promise.resolve(false)),
    });
    await until(() => turns >= 3);
  });

  it('does not run hot when it is woken while every turn fails', async () => {
    let turns = 0;
    const loop = start({
      turn: () => {
        turns += 1;
        loop?.wake();
        return Promise.reject(new Error('guasto'));
      },
    });
    loop.wake();
    await until(() => turns === 1);
    for (let i = 0; i < 50; i++) {
      loop.wake();
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(turns).toBe(1);
  });

  it('stops when the turn in hand has ended, and what wakes it is stopped too', async () => {
    let finish: () => void = () => undefined;
    let working = false;
    const ended: string[] = [];
    const loop = start({
      listen: () => Promise.resolve(async () => void ended.push('listener')),
      turn: async () => {
        working = true;
        await new Promise<void>((resolve) => (finish = resolve));
        ended.push('turn');
        return true;
      },
    });
    await until(() => working);
    const stopped = loop.stop();
    expect(ended).toEqual([]);
    finish();
    await stopped;
    expect(ended).toEqual(['turn', 'listener']);
  });

  it('leaves no listener behind when it is stopped before that listens', async () => {
    let open = 0;
    let connected: () => void = () => undefined;
    const loop = start({
      turn: () => Promise.resolve(false),
      listen: async () => {
        await new Promise<void>((resolve) => (connected = resolve));
        open += 1;
        return async () => void (open -= 1);
      },
    });
    const stopped = loop.stop();
    connected();
    await stopped;
    expect(open).toBe(0);
  });

  it('begins only once', async () => {
    let turns = 0;
    const loop = start({ turn: () => Promise.resolve(++turns < 0) });
    loop.start();
    await until(() => turns > 0);
    expect(turns).toBe(1);
  });
});
