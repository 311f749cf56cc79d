import { writeIuf } from './iuf';
import type { BankTransfer, Cents, Counters, LocalDate, Psp, Run } from './model';
import { cents } from './money';
import { stream, type Stream } from './random';
import { booking, cumulativeRemittance } from './transfers';

interface Context {
  readonly run: Pick<Run, 'seed' | 'number' | 'anomalies'>;
  readonly day: LocalDate;
  readonly psps: readonly Psp[];
  readonly counters: Counters;
}

/** Non-pagoPA movements for each 100 credits (§9.1). */
const FOREIGN_SHARE = 0.3;

/**
 * What the treasurer books beside the credits of the flows when a run has anomalies: for each ente a credit that names a flow
 * that never existed (T03), and movements foreign to pagoPA with confusing texts (T05).
 */
export function extraMovements(context: Context, credits: readonly BankTransfer[]): BankTransfer[] {
  if (context.run.anomalies === 'none') return [];
  const perEnte = new Map<string, BankTransfer[]>();
  for (const credit of credits) perEnte.set(credit.ec, [...(perEnte.get(credit.ec) ?? []), credit]);

  return [...perEnte].flatMap(([ec, own]) => {
    const iban = own[0]?.iban ?? '';
    const foreign = Math.max(FOREIGN_TEXTS.length, Math.round(own.length * FOREIGN_SHARE));
    return [
      withoutFlow(context, ec, iban),
      ...Array.from({ length: foreign }, (_, at) => foreignMovement(context, ec, iban, at)),
    ];
  });
}

function withoutFlow(context: Context, ec: string, iban: string): BankTransfer {
  const draws = stream(context.run, 'faults', 'T03', ec, context.day);
  const psp = draws.pick(context.psps);
  const booked = booking(context, ec, iban, 'T03');
  // A progressive that begins with 9 is never given out by the counter of IUFs.
  const iuf = writeIuf(booked.executionDate, psp.pspId, `9${draws.digits(9)}`);
  return {
    ...booked,
    run: context.run.number,
    psp: psp.pspId,
    payerName: psp.denominazione,
    ec,
    iban,
    amount: cents(draws.integer(1_000, 90_000)),
    remittance: cumulativeRemittance(iuf),
    kind: 'cumulative',
    iuf,
    anomalies: ['T03'],
  };
}

function foreignMovement(context: Context, ec: string, iban: string, at: number): BankTransfer {
  const draws = stream(context.run, 'bank', 'foreign', ec, context.day, at);
  const text = FOREIGN_TEXTS[at % FOREIGN_TEXTS.length] as (typeof FOREIGN_TEXTS)[number];
  return {
    ...booking(context, ec, iban, 'T05', String(at)),
    run: context.run.number,
    payerName: text.payer,
    ec,
    iban,
    amount: text.amount(draws),
    remittance: text.causale(draws),
    kind: 'foreign',
    anomalies: ['T05'],
  };
}

const income = (draws: Stream): Cents => cents(draws.integer(1_000, 500_000));
const expense = (draws: Stream): Cents => cents(-draws.integer(10_000, 9_000_000));

/** Texts that look like nothing, or like too much. Every name is invented. */
const FOREIGN_TEXTS: readonly {
  readonly payer: string;
  readonly amount: (draws: Stream) => Cents;
  readonly causale: (draws: Stream) => string;
}[] = [
  {
    payer: 'VERDI ANNA',
    amount: income,
    causale: (d) => `AFFITTO SALA CIVICA DEL ${d.integer(1, 28)}/10 ATTO ${d.digits(4)}`,
  },
  { payer: 'RFB COSTRUZIONI SRL', amount: income, causale: (d) => `BONIFICO DA RFB SRL SALDO FATTURA ${d.digits(3)}` },
  {
    payer: 'IPERFB SPA',
    amount: income,
    causale: (d) => `BONIFICO DA IPERFB/${d.digits(2)} SRL ONERI DI URBANIZZAZIONE`,
  },
  { payer: 'TESORO DELLO STATO', amount: income, causale: (d) => `TRASFERIMENTO ERARIALE QUIETANZA ${d.digits(17)}` },
  {
    payer: 'ASSOCIAZIONE "IL FARO"; ODV',
    amount: income,
    causale: (d) => `CONTRIBUTO URI ${d.digits(6)}; RIF. "${d.digits(4)}"`,
  },
  { payer: 'DIPENDENTI', amount: expense, causale: () => 'STIPENDI DEL MESE' },
  { payer: 'ERARIO', amount: expense, causale: (d) => `F24 RITENUTE PROT. ${d.digits(10)}` },
  {
    payer: 'BANCA ALFA DI PROVA',
    amount: expense,
    causale: (d) => `STORNO /PUR/LGPE-RIVERSAMENTO/ PRATICA ${d.digits(5)}`,
  },
];
