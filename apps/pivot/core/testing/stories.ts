import type { Step } from './steps';

/** A source of numbers in [0, n): fast-check's, or a seeded one. */
export type Chance = (n: number) => number;

/** A seeded source, the same numbers on every machine (mulberry32). */
export function chanceFromSeed(seed: number): Chance {
  let stato = seed >>> 0;
  return (n) => {
    stato = (stato + 0x6d2b79f5) >>> 0;
    let t = stato;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) % n;
  };
}

const IUV = ['01000000000000144', '01000000000000245'];
/** What a notice number may be read as, when a flow names it so. */
const AVVISO = `3${IUV[0]}`;
const IUR = ['IURA', 'IURB'];
const IUD = ['D1', 'D2', null];
const IUF = ['2024-03-15BCITITMM-A', '2024-03-15BCITITMM-B', '2024-03-15bcititmm-a'];
/** Flows that are a reading of another's causale, in its second, third and fourth place. */
const BROKEN = ['2024-03-15BCITITMM-A1', '2024-03-15BCITITMM-A12', '2024-03-15BCITITMM'];
const PSP = ['BCITITMM', 'ALTROPSP'];
const IMPORTI = ['10.00', '12.00', '20.00', '22.00'];
const INSTANTS = ['2024-03-15T08:00:00', '2024-03-15T09:00:00', '2024-03-16T08:00:00'];

/** One event over so few keys that everything meets everything. */
export function randomStep(chance: Chance): Step {
  const one = <T>(since: readonly T[]): T => since[chance(since.length)] as T;
  const op = chance(6) === 0 ? 'delete' : 'upsert';
  switch (chance(4)) {
    case 0:
      return {
        op,
        type: 'rt',
        data: {
          iud: one(IUD),
          iuv: one(IUV),
          iur: one(IUR),
          indice: 1 + chance(2),
          importo: one(['10.00', '12.00']),
          importoTotale: one(['12.00', '20.00', '22.00']),
          dataOraMessaggioRicevuta: one(INSTANTS),
          dataEsito: '2024-03-14',
        },
      };
    case 1:
      return { op, type: 'sil', data: { iud: one(['D1', 'D2']), iuv: one(IUV), importo: one(IMPORTI) } };
    case 2:
      return {
        op,
        type: 'fdr',
        data: {
          iuf: one([...IUF, ...BROKEN]),
          psp: one(PSP),
          dataOraFlusso: one(INSTANTS),
          revisione: chance(2),
          importoTotale: one(IMPORTI),
          dataRegolamento: '2024-03-15',
          rows: Array.from({ length: 1 + chance(3) }, () => ({
            iuv: one([...IUV, ...IUV, AVVISO]),
            iur: one(IUR),
            indice: one([1, 2, null]),
            importo: one(['10.00', '12.00']),
            esito: one(['0', '0', '0', '3', '4', '8', '9']),
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
          codBolletta: String(1 + chance(4)),
          importo: one([...IMPORTI, '-3.00']),
          causale: one([
            ...IUF.map((iuf) => `/PUR/LGPE-RIVERSAMENTO/URI/${iuf}`),
            ...IUV.map((iuv) => `/RFB/${iuv}/10.00`),
            `/PUR/LGPE-RIVERSAMENTO/URI/${IUF[0]} /RFB/${IUV[0]}`,
            '/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-A 1 2 SALDO',
            `/PUR/LGPE-RIVERSAMENTO/URI/2024-03-15BCITITMM-A /PUR/LGPE-RIVERSAMENTO/URI/${IUF[1]}`,
            `/RFB/${AVVISO}/10.00`,
            'SALDO',
          ]),
          dataContabile: '2024-03-18',
        },
      };
  }
}

/** A history of `n` events. */
export function randomStory(chance: Chance, n: number): Step[] {
  return Array.from({ length: n }, () => randomStep(chance));
}
