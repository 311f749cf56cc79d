import * as bwip from 'bwip-js/node';
import QRCode from 'qrcode';

/** Rows of black (true) and white modules. */
export type Modules = readonly (readonly boolean[])[];

/** A QR code with error correction M. */
export function qrModules(text: string): Modules {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  return Array.from({ length: modules.size }, (_, row) =>
    Array.from({ length: modules.size }, (_column, column) => modules.get(row, column) === 1),
  );
}

/** A square ECC 200 Data Matrix. */
export function dataMatrixModules(text: string): Modules {
  const [drawn] = bwip.raw({ bcid: 'datamatrix', text, format: 'square' } as never) as unknown as readonly {
    pixs: readonly number[];
    pixx: number;
    pixy: number;
  }[];
  if (!drawn) throw new Error('no Data Matrix was drawn');
  return Array.from({ length: drawn.pixy }, (_, row) =>
    Array.from({ length: drawn.pixx }, (_column, column) => drawn.pixs[row * drawn.pixx + column] === 1),
  );
}
