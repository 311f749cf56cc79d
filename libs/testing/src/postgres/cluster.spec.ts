import net from 'node:net';
import { freePort, isTaken } from './cluster';

describe('a port of this machine', () => {
  it('is taken while another listens there, and free after', async () => {
    const port = await freePort();
    expect(await isTaken(port)).toBe(false);
    const other = net.createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    expect(await isTaken(port)).toBe(true);
    await new Promise((resolve) => other.close(resolve));
    expect(await isTaken(port)).toBe(false);
  });
});
