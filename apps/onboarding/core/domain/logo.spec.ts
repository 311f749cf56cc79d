import { aJpeg, aPng } from '../testing/pictures';
import { formatOfLogo } from './logo';

const refused = expect.objectContaining({ code: 'LOGO_NON_VALIDO' }) as Error;

describe('a logo is what its bytes are', () => {
  it.each([
    ['PNG', aPng(250, 250), 'image/png'],
    ['JPEG', aJpeg(250, 100), 'image/jpeg'],
  ])('LOGO: a %s is taken', (_, bytes, format) => expect(formatOfLogo(bytes)).toBe(format));

  it.each<[string, Buffer]>([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['nothing', Buffer.alloc(0)],
    ['a PNG that was cut', aPng().subarray(0, 60)],
    ['a PNG with a page behind it', Buffer.concat([aPng(), Buffer.from('<script>')])],
    ['a JPEG that was cut', aJpeg().subarray(0, 15)],
    ['a JPEG with a page behind it', Buffer.concat([aJpeg(), Buffer.from('<script>')])],
    ['a PNG that is too small', aPng(8, 8)],
    ['a PNG that is too wide', aPng(1001, 20)],
    ['a JPEG that is too tall', aJpeg(20, 1001)],
    ['more than 500 kB', Buffer.concat([aPng().subarray(0, -12), Buffer.alloc(500_000), aPng().subarray(-12)])],
  ])('LOGO: %s is refused', (_, bytes) => expect(() => formatOfLogo(bytes)).toThrow(refused));
});
