import type { Cents, LocalDate } from '@mypay/kernel';
import { type CountedCodes, countedCodes, type KnownCodes, readCausale, type Readings } from './causale';

/** Key of a cash movement inside an ente. The last two are `0000000000` where a format has none. Source: pivot-formats.md §1.4 [DO]. */
export interface MovimentoKey {
  readonly anno: string;
  readonly bolletta: string;
  readonly enteBt: string;
  readonly istat: string;
}

export const NO_CODE = '0000000000';

/** A movement of the giornale di cassa, its identifiers already read from the causale. An amount ≤ 0 is kept, never summed nor classified (D11). */
export interface Movimento extends MovimentoKey {
  readonly importo: Cents;
  readonly dataContabile: LocalDate;
  readonly dataValuta?: LocalDate | undefined;
  readonly causale: string;
  readonly ordinante: string;
  /** The code that counts, as written; compared ignoring case. With an IUF the IUV is only shown. Source: pivot-formats.md §3.4. */
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
  /** What the causale may name, of which `iuf` and `iuv` are one each; absent when kept before there were readings. */
  readonly letture?: Readings | undefined;
  /** What a person has linked it to: it counts before every reading. */
  readonly aggancio?: LinkCodes | undefined;
}

/** The code by which a person links a movement; one of the two. */
export interface LinkCodes {
  readonly iuf?: string | undefined;
  readonly iuv?: string | undefined;
}

/** Everything that a movement may name. Of one kept without readings: what it was kept with, then what its text says. */
export function readingsOfMovimento({ letture, iuf, iuv, causale }: Movimento): Readings {
  if (letture) return letture;
  const read = readCausale(causale).letture;
  const first = (code: string | undefined, others: readonly string[]): readonly string[] =>
    code === undefined ? others : [code, ...others.filter((c) => c.toUpperCase() !== code.toUpperCase())];
  return { iuf: first(iuf, read.iuf), iuv: first(iuv, read.iuv) };
}

/** The codes of a movement that count beside what exists: part of classification = f(S). Source: pivot-formats.md §3.4b. */
export function codesOfMovimento(m: Movimento, known: KnownCodes): CountedCodes {
  return m.aggancio ? { iuf: m.aggancio.iuf, iuv: m.aggancio.iuv } : countedCodes(readingsOfMovimento(m), known);
}

/** Text form of the key, for maps, dirty keys and addresses. */
export function movimentoKey(m: MovimentoKey): string {
  return [m.anno, m.bolletta, m.enteBt, m.istat].join('/');
}

/** The key from its text form; undefined when it is not one. Anno and codes are at the ends, so a bolletta may hold any character. */
export function parseMovimentoKey(text: string): MovimentoKey | undefined {
  const match = /^(\d{4})\/(.+)\/([^/]{1,10})\/([^/]{1,10})$/s.exec(text);
  const [, anno, bolletta, treasuryEnte, cityCode] = match ?? [];
  return anno && bolletta && treasuryEnte && cityCode
    ? { anno, bolletta, enteBt: treasuryEnte, istat: cityCode }
    : undefined;
}

/** The IUV by which a movement is matched: none when an IUF decides (D3). */
export function punctualIuv(m: Movimento): string | undefined {
  return m.iuf === undefined ? m.iuv : undefined;
}
