import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { create } from 'qrcode';

const WIDTH = 640;
const HEIGHT = 480;
const MODULE_SIDE = 10;
const WHITE = 235;
const BLACK = 16;
const NO_COLOUR = 128;

/**
 * A film of one picture, the QR code of `text`, as a camera would see a notice held before it: raw YUV 4:2:0 in a file that the
 * caller throws away.
 */
export function filmOf(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size * MODULE_SIDE;
  const light = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  const [left, top] = [Math.floor((WIDTH - side) / 2), Math.floor((HEIGHT - side) / 2)];
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1)
      if (modules.get(Math.floor(y / MODULE_SIDE), Math.floor(x / MODULE_SIDE)))
        light[(top + y) * WIDTH + left + x] = BLACK;
  const colours = Buffer.alloc((WIDTH / 2) * (HEIGHT / 2) * 2, NO_COLOUR);
  const frame = Buffer.concat([Buffer.from('FRAME\n'), light, colours]);
  const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'film-')), 'notice.y4m');
  fs.writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F5:1 Ip A1:1 C420jpeg\n`), frame, frame]),
  );
  return file;
}

/** What makes Chromium take the film for its camera. */
export const cameraArgs = (film: string): readonly string[] => [
  '--use-fake-device-for-media-stream',
  `--use-file-for-fake-video-capture=${film}`,
];
