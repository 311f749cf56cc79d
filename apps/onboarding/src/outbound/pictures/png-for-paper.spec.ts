import { deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { aPng } from '@mypay/onboarding-core/testing';
import { pngForPaper } from './png-for-paper';

/** A PNG whose every point is this colour. */
const plain = (width: number, height: number, colour: readonly number[]): Buffer => {
  const png = new PNG({ width, height });
  for (let at = 0; at < png.data.length; at += 1) png.data[at] = colour[at % 4] ?? 0;
  return PNG.sync.write(png);
};
const pointOf = (png: Buffer): number[] => [...PNG.sync.read(png).data.subarray(0, 4)];
const refused = expect.objectContaining({ code: 'LOGO_NON_VALIDO' }) as Error;

describe('a logo as paper wants it', () => {
  it.each([
    ['what is seen through is white', [10, 20, 30, 0], [255, 255, 255, 255]],
    ['half of it is half white', [0, 0, 0, 128], [127, 127, 127, 255]],
    ['a full colour is itself', [0, 102, 204, 255], [0, 102, 204, 255]],
  ])('%s', (_, colour, seen) => expect(pointOf(pngForPaper(plain(20, 20, colour)))).toEqual(seen));

  it('holds no transparency, which a PDF would take apart each time', () => {
    expect(pngForPaper(plain(20, 20, [1, 2, 3, 4]))[25]).toBe(2);
  });

  it.each([
    [354, 100, 354, 100],
    [1000, 500, 354, 177],
    [100, 1000, 35, 354],
    [16, 16, 16, 16],
  ])('%d × %d comes out %d × %d', (width, height, wide, tall) => {
    const { width: w, height: h } = PNG.sync.read(pngForPaper(plain(width, height, [9, 9, 9, 255])));
    expect([w, h]).toEqual([wide, tall]);
  });

  it('a smaller picture is the mean of the larger', () => {
    const png = new PNG({ width: 708, height: 708 });
    for (let at = 0; at < png.data.length; at += 1) png.data[at] = at % 4 === 3 || Math.floor(at / 4) % 2 ? 255 : 0;
    expect(pointOf(pngForPaper(PNG.sync.write(png)))).toEqual([128, 128, 128, 255]);
  });

  it.each<[string, Buffer]>([
    ['points that swell beyond any picture', swelling()],
    ['points that are none', broken((points) => Buffer.from(points).reverse())],
    ['fewer points than it says', broken((points) => points.subarray(0, 10))],
  ])('%s are refused', (_, bytes) => expect(() => pngForPaper(bytes)).toThrow(refused));
});

/** A PNG with other points than it had, its checksums not put right: a reader must not get as far. */
function broken(change: (points: Buffer) => Buffer): Buffer {
  const png = aPng(40, 40);
  const at = png.indexOf('IDAT');
  const length = png.readUInt32BE(at - 4);
  const points = change(png.subarray(at + 4, at + 4 + length));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(points.length);
  return Buffer.concat([png.subarray(0, at - 4), size, Buffer.from('IDAT'), points, png.subarray(at + 4 + length)]);
}

/** 20 kB that become 20 MB. */
function swelling(): Buffer {
  return broken(() => deflateSync(Buffer.alloc(20_000_000)));
}
