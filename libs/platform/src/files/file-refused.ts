import { DomainError } from '@mypay/kernel';

/** Why a file that somebody sent is not taken, with the status and title that an HTTP door gives it. */
export const FILE_REFUSALS = {
  ARCHIVIO_NON_VALIDO: { status: 422, title: 'L’archivio zip non si può leggere' },
  NOME_INTERNO_DIVERSO: { status: 422, title: 'L’archivio non contiene il file che il suo nome annuncia' },
  FILE_MANCANTE: { status: 400, title: 'Manca il file' },
  TESTO_NON_AMMESSO: { status: 400, title: 'Un testo non è ammesso' },
  FILE_TROPPO_GRANDE: { status: 413, title: 'Il file supera il limite' },
} as const satisfies Record<string, { readonly status: number; readonly title: string }>;

export type FileRefusalCode = keyof typeof FILE_REFUSALS;

/** A file that will never be better: a job does not try again. The message tells cause and cure, in Italian. */
export class FileRefused extends DomainError<FileRefusalCode> {
  /** How an HTTP door answers, unless the service maps the code itself. */
  readonly status: number;
  readonly title: string;

  constructor(code: FileRefusalCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code, message, details);
    ({ status: this.status, title: this.title } = FILE_REFUSALS[code]);
  }
}
