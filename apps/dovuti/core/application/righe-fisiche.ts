/** Longest line that is read whole, in bytes: four (the widest character of UTF-8) times the sum of the columns of 1_4. */
export const RIGA_MASSIMA = 32 * 1024;

/** A physical line without its end; `intera` is false when it was longer than what is kept of it. */
export interface RigaFisica {
  readonly byte: Buffer;
  readonly intera: boolean;
}

const LF = 0x0a;
const CR = 0x0d;
/** Lines of one batch: a file of very short ones costs no memory either. */
const RIGHE_PER_VOLTA = 1_000;

/**
 * Cuts bytes into physical lines (LF, CRLF or CR alone), in batches. A line is never kept beyond `massimo`, so a file without line
 * ends costs no memory. Source: tracciati.md §2 "Records"; a reader of lines as the original's takes CR alone too.
 */
export async function* righeFisiche(
  source: AsyncIterable<Buffer | Uint8Array>,
  massimo = RIGA_MASSIMA,
): AsyncGenerator<readonly RigaFisica[]> {
  let avanzo: Buffer[] = [];
  let lunga = 0;
  let iniziata = false;
  let afterCr = false;
  const tieni = (pezzo: Buffer): void => {
    if (pezzo.length === 0) return;
    iniziata = true;
    if (lunga < massimo) avanzo.push(pezzo.subarray(0, massimo - lunga));
    lunga += pezzo.length;
  };
  const chiudi = (): RigaFisica => {
    const intera = lunga <= massimo;
    // What is kept of a longer line is a copy: a slice would hold the whole piece that it was cut from.
    const byte = intera && avanzo.length === 1 && avanzo[0] ? avanzo[0] : Buffer.concat(avanzo);
    avanzo = [];
    lunga = 0;
    iniziata = false;
    return { byte, intera };
  };
  for await (const pezzo of source) {
    const dati = Buffer.isBuffer(pezzo) ? pezzo : Buffer.from(pezzo);
    let righe: RigaFisica[] = [];
    let da = 0;
    for (let a = 0; a < dati.length; a++) {
      const byte = dati[a];
      if (byte !== LF && byte !== CR) {
        afterCr = false;
        continue;
      }
      const second = byte === LF && afterCr; // the rest of a CRLF
      afterCr = byte === CR;
      if (!second) {
        tieni(dati.subarray(da, a));
        righe.push(chiudi());
        if (righe.length === RIGHE_PER_VOLTA) {
          yield righe;
          righe = [];
        }
      }
      da = a + 1;
    }
    tieni(dati.subarray(da));
    if (righe.length > 0) yield righe;
  }
  if (iniziata) yield [chiudi()];
}
