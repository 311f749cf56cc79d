import { PNG } from 'pngjs';

const RED = [200, 30, 40];

/** A red square of 60 × 60 points, as onboarding makes logos for paper. */
export const aLogo: Buffer = (() => {
  const png = new PNG({ width: 60, height: 60, colorType: 2, inputColorType: 2, inputHasAlpha: false });
  png.data = Buffer.from(Array.from({ length: 60 * 60 * 3 }, (_, at) => RED[at % 3] ?? 0));
  return PNG.sync.write(png, { colorType: 2, inputColorType: 2, inputHasAlpha: false });
})();
