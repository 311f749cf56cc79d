import type { Cents, LocalDate } from '@mypay/kernel';
import type { MovimentoKey } from './movimento';

/** A row of a flow that tells of a payment. */
export interface Reported {
  readonly quando: Date;
  readonly psp: string;
  readonly iuf: string;
  readonly revisione: number;
  readonly idRegolamento: string;
  readonly dataRegolamento: LocalDate;
  readonly iur: string;
  /** Of the row, not of the flow. */
  readonly importo: Cents;
  readonly esito: string;
  readonly revocata: boolean;
}

/** A movement of the giornale di cassa that names the flow, or the IUV alone. Nothing that the bank wrote: that may name people. */
export interface Credited extends MovimentoKey {
  readonly quando: Date;
  readonly iuf: string | undefined;
  readonly importo: Cents;
  readonly dataValuta: LocalDate;
}

export type StoryEvent =
  | ({ readonly tipo: 'RENDICONTATO' } & Reported)
  | ({ readonly tipo: 'REVOCATO' } & Reported)
  | ({ readonly tipo: 'INCASSATO' } & Credited);

/** What pivot knows of a payment, in the order in which it came here; at one instant the flow goes before its cash. Pure. */
export function storyOf(reported: readonly Reported[], credited: readonly Credited[]): readonly StoryEvent[] {
  return [
    ...reported.map((one): StoryEvent => ({ tipo: one.revocata ? 'REVOCATO' : 'RENDICONTATO', ...one })),
    ...credited.map((one): StoryEvent => ({ tipo: 'INCASSATO', ...one })),
  ].sort((a, b) => a.quando.getTime() - b.quando.getTime());
}
