import type { Passo } from './passi';

/** A source of numbers in [0, n): fast-check's, or a seeded one. */
export type Sorte = (n: number) => number;

/** A seeded source, the same numbers on every machine (mulberry32). */
export function sorteDaSeme(seme: number): Sorte {
  let stato = seme >>> 0;
  return (n) => {
    stato = (stato + 0x6d2b79f5) >>> 0;
    let t = stato;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const IUV = ['01000000000000144', '01000000000000245'];
const IUR = ['IURA', 'IURB'];
const IUD = ['D1', 'D2', null];
const IUF = ['2024-03-15BCITITMM-A', '2024-03-15BCITITMM-B', '2024-03-15bcititmm-a'];
const PSP = ['BCITITMM', 'ALTROPSP'];
const IMPORTI = ['10.00', '12.00', '20.00', '22.00'];
const ISTANTI = ['2024-03-15T08:00:00', '2024-03-15T09:00:00', '2024-03-16T08:00:00'];

/** One event over so few keys that everything meets everything. */
export function passoACaso(sorte: Sorte): Passo {
  const uno = <T>(da: readonly T[]): T => da[sorte(da.length)] as T;
  const op = sorte(6) === 0 ? 'delete' : 'upsert';
  switch (sorte(4)) {
    case 0:
      return {
        op,
        type: 'rt',
        data: {
          iud: uno(IUD),
          iuv: uno(IUV),
          iur: uno(IUR),
          indice: 1 + sorte(2),
          importo: uno(['10.00', '12.00']),
          importoTotale: uno(['12.00', '20.00', '22.00']),
          dataOraMessaggioRicevuta: uno(ISTANTI),
          dataEsito: '2024-03-14',
        },
      };
    case 1:
      return { op, type: 'sil', data: { iud: uno(['D1', 'D2']), iuv: uno(IUV), importo: uno(IMPORTI) } };
    case 2:
      return {
        op,
        type: 'fdr',
        data: {
          iuf: uno(IUF),
          psp: uno(PSP),
          dataOraFlusso: uno(ISTANTI),
          revisione: sorte(2),
          importoTotale: uno(IMPORTI),
          dataRegolamento: '2024-03-15',
          rows: Array.from({ length: 1 + sorte(3) }, () => ({
            iuv: uno(IUV),
            iur: uno(IUR),
            indice: uno([1, 2, null]),
            importo: uno(['10.00', '12.00']),
            esito: uno(['0', '0', '0', '3', '4', '8', '9']),
            dataEsito: '2024-03-14',
          })),
        },
      };
    default:
      return {
        op,
        type: 'cash',
        data: {
          anno: '2024',
          codBolletta: String(1 + sorte(4)),
          importo: uno([...IMPORTI, '-3.00']),
          causale: uno([
            ...IUF.map((iuf) => `/PUR/LGPE-RIVERSAMENTO/URI/${iuf}`),
            ...IUV.map((iuv) => `/RFB/${iuv}/10.00`),
            `/PUR/LGPE-RIVERSAMENTO/URI/${IUF[0]} /RFB/${IUV[0]}`,
            'SALDO',
          ]),
          dataContabile: '2024-03-18',
        },
      };
  }
}

/** A history of `n` events. */
export function storiaACaso(sorte: Sorte, n: number): Passo[] {
  return Array.from({ length: n }, () => passoACaso(sorte));
}
