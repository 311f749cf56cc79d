import type { LocalDate } from '@mypay/kernel';

/** A code of the ente on a station. */
export interface CodiceEnte {
  readonly stazione: string;
  readonly tipo: 'SEGREGAZIONE' | 'APPLICATION';
  readonly codice: string;
  readonly generaIuv: boolean;
}

export type Action = 'I' | 'M' | 'A';

/** Last day on which a new IUV of 15 digits is accepted. Source: dovuti.md §2. */
export const LAST_DAY_OF_NEW_IUV15 = '2024-04-30' as LocalDate;

/** Codes with which an IUV of 17 digits of the ente may begin; application codes only when it has no segregation code. Source: dovuti.md §6.5. */
export function codiciPerIuv(codici: readonly CodiceEnte[]): readonly string[] {
  const segregazione = codici.filter((c) => c.tipo === 'SEGREGAZIONE');
  return (segregazione.length > 0 ? segregazione : codici).map((c) => c.codice);
}

/** The segregation code under which the platform makes IUVs: exactly one bears `generaIuv`. Source: onboarding.md §8.1. */
export function generatingCodice(codici: readonly CodiceEnte[]): string | undefined {
  return codici.find((c) => c.tipo === 'SEGREGAZIONE' && c.generaIuv)?.codice;
}

/**
 * May the ente bring this IUV? Empty is fine. Check digits are not verified, as the original does not. A `00` IUV of 17
 * (platform's own) passes with azione M and A: the database stage compares it with the stored one. Source: dovuti.md §6.5.
 */
export function isIuvAcceptable(
  iuv: string,
  context: {
    readonly azione: Action;
    readonly generaIuv: boolean;
    readonly codici: readonly CodiceEnte[];
    readonly today: LocalDate;
    readonly limiteIuv15?: LocalDate;
  },
): boolean {
  switch (iuv.length) {
    case 0:
      return true;
    case 15:
      return (
        /^\d{15}$/.test(iuv) &&
        !iuv.startsWith('00') &&
        (context.azione !== 'I' || context.today <= (context.limiteIuv15 ?? LAST_DAY_OF_NEW_IUV15))
      );
    case 17:
      if (!/^\d{17}$/.test(iuv)) return false;
      if (context.generaIuv) return true;
      if (!codiciPerIuv(context.codici).includes(iuv.slice(0, 2))) return false;
      return context.azione !== 'I' || iuv.slice(2, 4) !== '00';
    case 25:
      return /^[0-9A-Za-z]{25}$/.test(iuv) && (!iuv.endsWith('0000') || iuv.slice(6, 8) === '99');
    default:
      return false;
  }
}
