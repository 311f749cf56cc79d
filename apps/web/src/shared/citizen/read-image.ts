import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import wasm from 'zxing-wasm/reader/zxing_reader.wasm?url';

prepareZXingModule({ overrides: { locateFile: () => wasm } });

/** The texts of the QR codes and Data Matrices of a picture. Nothing of it leaves this page. */
export async function readImage(image: ImageData | Blob): Promise<readonly string[]> {
  const found = await readBarcodes(image, {
    formats: ['QRCode', 'DataMatrix'],
    tryHarder: true,
    maxNumberOfSymbols: 4,
  });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}
