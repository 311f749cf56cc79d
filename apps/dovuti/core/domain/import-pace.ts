/** What the pace of an import is read from. */
interface Measured {
  readonly righe: number;
  readonly byteLetti: number;
  readonly byteTotali: number | undefined;
  readonly iniziataIl: Date | undefined;
  readonly finitaIl: Date | undefined;
}

export interface Pace {
  /** 0 to 100, of the bytes of the file. */
  readonly percentuale: number | undefined;
  readonly righeAlSecondo: number;
  readonly secondiRimanenti: number | undefined;
  readonly secondiTrascorsi: number;
}

/** How far an import is, how fast it goes and how long it still takes; undefined before it begins. Source: ui.md §14 */
export function importPace(
  { righe, byteLetti, byteTotali, iniziataIl: begun, finitaIl: ended }: Measured,
  now: Date,
): Pace | undefined {
  if (begun === undefined) return undefined;
  const seconds = Math.max(((ended ?? now).getTime() - begun.getTime()) / 1000, 0.001);
  const share = ended ? 1 : byteTotali ? Math.min(byteLetti / byteTotali, 1) : undefined;
  return {
    percentuale: share === undefined ? undefined : Math.floor(share * 100),
    righeAlSecondo: Math.round(righe / seconds),
    secondiRimanenti: share === undefined || share === 0 ? undefined : Math.ceil((seconds / share) * (1 - share)),
    secondiTrascorsi: Math.round(seconds),
  };
}
