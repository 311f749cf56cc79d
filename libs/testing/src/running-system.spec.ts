import net, { type AddressInfo } from 'node:net';
import { isAnswering } from './running-system';

it('a system that was stopped answers no longer', async () => {
  const server = net.createServer((socket) => socket.end()).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  expect(await isAnswering(address)).toBe(true);
  await new Promise((resolve) => server.close(resolve));
  expect(await isAnswering(address)).toBe(false);
});
