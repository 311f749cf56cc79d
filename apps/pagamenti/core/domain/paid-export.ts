import { addDays, type LocalDate, type VisibleTipi } from '@mypay/kernel';
import { PagamentiError } from './errors';

export const EXPORT_STATES = ['IN_CODA', 'IN_CORSO', 'PRONTO', 'FALLITO', 'ANNULLATO'] as const;
export type ExportState = (typeof EXPORT_STATES)[number];
export const EXPORT_FORMATS = ['CSV', 'XLSX'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** A year, the leap day included. Source: ui.md O-09. */
const MAX_DAYS = 366;

/** What an export is about. */
export interface ExportRequest {
  /** Days of the outcome, both included. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly tipo: string | undefined;
  readonly version: string;
  readonly format: ExportFormat;
}

/** A booked export, and how far it is. */
export interface PaidExport extends ExportRequest {
  readonly id: bigint;
  readonly state: ExportState;
  readonly requester: string;
  /** Tipi that who asked might see. */
  readonly visible: VisibleTipi;
  /** Counted when it was booked. */
  readonly total: number;
  readonly done: number;
  readonly fileName: string | undefined;
  readonly file: { readonly chiave: string; readonly dimensione: number; readonly sha256: string } | undefined;
  readonly createdAt: Date;
  readonly endedAt: Date | undefined;
  /** Since when its file is gone. */
  readonly forgottenAt: Date | undefined;
}

/** It waits or runs. */
export const isOpenExport = ({ state }: PaidExport): boolean => state === 'IN_CODA' || state === 'IN_CORSO';

/** @throws PagamentiError `PERIODO_NON_VALIDO` */
export function checkPeriod({ from, to }: Pick<ExportRequest, 'from' | 'to'>): void {
  if (to < from)
    throw new PagamentiError('PERIODO_NON_VALIDO', 'Il giorno "al" viene prima di quello "dal": scambiarli.');
  if (addDays(from, MAX_DAYS) <= to)
    throw new PagamentiError('PERIODO_NON_VALIDO', 'Il periodo è più lungo di un anno: dividerlo in più export.');
}

/**
 * Name of the file, without its ending: version 1.0 as MyPay names it, the others with the ente and their version. Source:
 * tracciati.md §8.3.
 * @param wallTime `yyyy-MM-ddTHH:mm:ss` in Rome
 */
export function exportName(id: bigint, version: string, codiceIpa: string, wallTime: string): string {
  const [day = '', time = ''] = wallTime.slice(0, 19).split('T');
  if (version === '1.0') return `${id}_ESTRAZIONE_DOVUTI_${day}_${time.replaceAll(':', '_')}`;
  const stamp = `${day}${time}`.replace(/\D/g, '');
  return `${codiceIpa}-${id}_ESTRAZIONE_DOVUTI_${stamp}-${version.replace('.', '_')}`;
}
