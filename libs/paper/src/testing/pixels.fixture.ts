import { PDFiumLibrary } from '@hyzyla/pdfium';
import { readFileSync } from 'node:fs';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';

export interface Picture {
  readonly data: Uint8ClampedArray;
  readonly width: number;
  readonly height: number;
}

/** The pages of a document as a printer would draw them, at 200 points an inch. */
export async function pixelsOf(pdf: Buffer): Promise<Picture[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages: Picture[] = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: 200 / 72, render: 'bitmap' });
    pages.push({ data: new Uint8ClampedArray(data), width, height });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** The words of each page, in the order in which they were drawn. */
export async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const text = [...document.pages()].map((page) => page.getText()).join('\n');
  document.destroy();
  library.destroy();
  return text.replace(/\s+/g, ' ');
}

/** What a scanner reads in a picture: `QRCode: …`, `DataMatrix: …`. */
export async function scanned(picture: Picture): Promise<string[]> {
  const wasmBinary = readFileSync(require.resolve('zxing-wasm/reader/zxing_reader.wasm'));
  await prepareZXingModule({ overrides: { wasmBinary: wasmBinary as unknown as ArrayBuffer }, fireImmediately: true });
  const options: ReaderOptions = { formats: ['QRCode', 'DataMatrix'], tryHarder: true };
  const found = await readBarcodes(picture as unknown as Parameters<typeof readBarcodes>[0], options);
  return found.map(({ format, text }) => `${format}: ${text}`).sort();
}

/** Red, green and blue at this place of a page, in points from its upper left corner. */
export function colourAt({ data, width }: Picture, x: number, y: number): number[] {
  const at = (Math.round((y * 200) / 72) * width + Math.round((x * 200) / 72)) * 4;
  return [...data.subarray(at, at + 3)];
}
