/** Longest line that is read whole: four times the sum of the widest columns, in bytes of UTF-8. */
export const RIGA_MASSIMA = 64 * 1024;

/** A physical line without its end; `intera` is false when it was longer than what is kept of it. */
export interface RigaFisica {
  readonly byte: Buffer;
  readonly intera: boolean;
}

const LF = 0x0a;
const CR = 0x0d;

/**
 * Cuts bytes into physical lines (LF or CRLF), a batch for each piece of the source. A line is never kept beyond
 * `RIGA_MASSIMA`, so a file without line ends costs no memory. Source: tracciati.md §2 "Records".
 */
export async function* righeFisiche(
  source: AsyncIterable<Buffer | Uint8Array>,
  massimo = RIGA_MASSIMA,
): AsyncGenerator<readonly RigaFisica[]> {
  let avanzo: Buffer[] = [];
  let lunga = 0;
  let iniziata = false;
  const tieni = (pezzo: Buffer): void => {
    if (pezzo.length === 0) return;
    iniziata = true;
    if (lunga < massimo) avanzo.push(pezzo.subarray(0, massimo - lunga));
    lunga += pezzo.length;
  };
  const chiudi = (): RigaFisica => {
    const tutto = avanzo.length === 1 && avanzo[0] ? avanzo[0] : Buffer.concat(avanzo);
    const intera = lunga <= massimo;
    const byte = intera && tutto.at(-1) === CR ? tutto.subarray(0, -1) : tutto;
    avanzo = [];
    lunga = 0;
    iniziata = false;
    return { byte, intera };
  };
  for await (const pezzo of source) {
    const dati = Buffer.isBuffer(pezzo) ? pezzo : Buffer.from(pezzo);
    const righe: RigaFisica[] = [];
    let da = 0;
    for (let a = dati.indexOf(LF); a !== -1; a = dati.indexOf(LF, da)) {
      tieni(dati.subarray(da, a));
      righe.push(chiudi());
      da = a + 1;
    }
    tieni(dati.subarray(da));
    if (righe.length > 0) yield righe;
  }
  if (iniziata) yield [chiudi()];
}
