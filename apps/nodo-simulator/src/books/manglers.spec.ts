import { DAMAGES, isRecoverable, MANGLERS, printRecoverable, printUnreadable } from './manglers';
import { Stream } from './random';
import { cumulativeRemittance, singleRemittance } from './transfers';
import { cents } from './money';

const CONTEXT = {
  trn: 'SIM202611250000001',
  enteName: 'Comune di Roccaprova',
  payerName: 'Banca Alfa di Prova S.p.A.',
};
const REMITTANCES = {
  cumulative: cumulativeRemittance('2026-11-25BCALITMM-0000000001'),
  'single RFB': singleRemittance('01000000000012373', cents(2500), 'TARI 2026 rata 1'),
  'single RFS': singleRemittance('RF40123456789012345678901', cents(2500)),
} as const;
/** What is not recoverable, and from which remittance; everything else is. */
const LOST: readonly (readonly [string, keyof typeof REMITTANCES])[] = [
  ['truncated-at-30', 'cumulative'],
  ['truncated-at-36', 'cumulative'],
  ['generic-text', 'cumulative'],
  ['generic-text', 'single RFB'],
  ['generic-text', 'single RFS'],
  ['typo', 'cumulative'],
];

describe('what a reader finds after a mangler (node-simulator.md §12.3)', () => {
  const kinds = Object.keys(REMITTANCES) as (keyof typeof REMITTANCES)[];
  const table = [...MANGLERS, ...DAMAGES].flatMap((mangler) =>
    kinds.map((kind) => [mangler.id, kind, mangler] as const),
  );

  it.each(table)('%s on a %s remittance', (id, kind, mangler) => {
    const printed = mangler.apply(REMITTANCES[kind], CONTEXT, new Stream('mangler'));
    const lost = LOST.some(([lostId, lostKind]) => lostId === id && lostKind === kind);
    expect([printed, isRecoverable(REMITTANCES[kind], printed)]).toEqual([printed, !lost]);
  });

  it.each(kinds)('combined as a bank would, a %s remittance is always recoverable', (kind) => {
    const ids = new Set<string>();
    for (let at = 0; at < 500; at += 1) {
      const { causale, manglers } = printRecoverable(REMITTANCES[kind], CONTEXT, new Stream(`combined ${at}`));
      manglers.forEach((id) => ids.add(id));
      expect([causale, isRecoverable(REMITTANCES[kind], causale)]).toEqual([causale, true]);
    }
    expect(ids.size).toBeGreaterThan(10);
  });

  it.each(kinds)('unreadable, a %s remittance is never recoverable', (kind) => {
    for (let at = 0; at < 200; at += 1) {
      const { causale } = printUnreadable(REMITTANCES[kind], CONTEXT, new Stream(`unreadable ${at}`));
      expect([causale, isRecoverable(REMITTANCES[kind], causale)]).toEqual([causale, false]);
    }
  });
});
