import { callerAddress } from './caller-address';

describe('requests are counted', () => {
  it.each([
    ['by the IPv4 address', '192.0.2.7', '192.0.2.7'],
    ['by the IPv4 address, also when it comes as an IPv6 one', '::ffff:192.0.2.7', '192.0.2.7'],
    ['by the network of an IPv6 address', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', '2001:db8:1:2::/64'],
    ['by the same network however it is written', '2001:0DB8:1:2::1', '2001:db8:1:2::/64'],
    ['by a network with zeros inside', '2001:db8::1', '2001:db8:0:0::/64'],
    ['on this machine', '::1', '0:0:0:0::/64'],
    ['by the network of a link', 'fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s', (_, ip, name) => expect(callerAddress(ip)).toBe(name));
});
