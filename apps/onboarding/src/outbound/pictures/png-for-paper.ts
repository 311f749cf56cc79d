import { inflateSync } from 'node:zlib';
import { LOGO_SIDE, refuse } from '@mypay/onboarding-core';
import { PNG } from 'pngjs';

/** 30 mm, the side of a logo on a notice, at 300 points an inch. */
const PAPER_SIDE = 354;
/** Eight bytes a point, a byte a line, and what interlacing adds. */
const MAX_POINTS_BYTES = LOGO_SIDE * LOGO_SIDE * 8 + 8 * LOGO_SIDE;

/**
 * A PNG as paper wants it: on white instead of transparent, no wider or taller than 354 points, eight bits a colour; a PDF holds
 * its very points, and need not be told about transparency for each of five hundred notices.
 * @throws OnboardingError `LOGO_NON_VALIDO` when the points cannot be read
 */
export function pngForPaper(bytes: Buffer): Buffer {
  const { width, height, data } = read(bytes);
  const scale = Math.max(1, Math.max(width, height) / PAPER_SIDE);
  const [wide, tall] = [Math.max(1, Math.round(width / scale)), Math.max(1, Math.round(height / scale))];
  const png = new PNG({ width: wide, height: tall, colorType: 2, inputColorType: 2, inputHasAlpha: false });
  png.data = Buffer.alloc(wide * tall * 3);
  for (let y = 0, at = 0; y < tall; y += 1)
    for (let x = 0; x < wide; x += 1, at += 3)
      meanOnWhite(data, width, range(x, wide, width), range(y, tall, height), png.data, at);
  return PNG.sync.write(png, { colorType: 2, inputColorType: 2, inputHasAlpha: false });
}

function read(bytes: Buffer): PNG {
  try {
    inflateSync(pointsOf(bytes), { maxOutputLength: MAX_POINTS_BYTES }); // one that swells is refused before it is read
    return PNG.sync.read(bytes);
  } catch {
    return refuse('LOGO_NON_VALIDO', 'I punti dell’immagine PNG non si leggono: il file è rovinato.');
  }
}

/** What stands in the IDAT chunks. @throws RangeError on a chunk that is longer than the file */
function pointsOf(bytes: Buffer): Buffer {
  const points: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    if (at + 12 + length > bytes.length) throw new RangeError('a chunk ends beyond the file');
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT') points.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(points);
}

/** The points of `from` that fall under one of `to`, from included to excluded. */
const range = (index: number, to: number, from: number): readonly [number, number] => {
  const first = Math.floor((index * from) / to);
  return [first, Math.max(first + 1, Math.floor(((index + 1) * from) / to))];
};

function meanOnWhite(
  data: Buffer,
  width: number,
  [left, right]: readonly [number, number],
  [top, bottom]: readonly [number, number],
  into: Buffer,
  at: number,
): void {
  const sum = [0, 0, 0];
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) {
      const point = (y * width + x) * 4;
      const alpha = (data[point + 3] ?? 0) / 255;
      for (let c = 0; c < 3; c += 1) sum[c] = (sum[c] ?? 0) + (data[point + c] ?? 0) * alpha + 255 * (1 - alpha);
    }
  const points = (right - left) * (bottom - top);
  for (let c = 0; c < 3; c += 1) into[at + c] = Math.round((sum[c] ?? 0) / points);
}
