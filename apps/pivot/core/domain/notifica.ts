import type { Cents, LocalDate } from '@mypay/kernel';

/** The ente's own word that a dovuto was paid. Key: (ente, IUD); the last accepted wins. Source: pivot-formats.md §1.4. */
export interface Notifica {
  readonly iud: string;
  readonly iuv: string;
  readonly importo: Cents;
  readonly dataEsecuzione: LocalDate;
  readonly tipoDovuto?: string | undefined;
}
