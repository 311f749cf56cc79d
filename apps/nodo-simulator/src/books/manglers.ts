import { counted, readCausale } from './causale-reader';
import type { Stream } from './random';

/** What a mangler may use beside the text. */
export interface MangleContext {
  readonly trn: string;
  readonly enteName: string;
  readonly payerName: string;
}

export interface Mangler {
  readonly id: string;
  /** Manglers of one stage exclude each other; stages apply in order. */
  readonly stage: 'marker' | 'reference' | 'separators' | 'case' | 'breaks' | 'around' | 'truncation' | 'damage';
  readonly weight: number;
  readonly apply: (text: string, context: MangleContext, draws: Stream) => string;
}

const marker = (id: string, printed: string, weight = 2): Mangler => ({
  id,
  stage: 'marker',
  weight,
  apply: (text) => text.replace(/LGPE-(?=RIVERSAMENTO|INTEGRAZIONE)/, printed),
});
/** What some print between the word of the marker and the code. */
const beforeUri = (id: string, printed: (day: string, word: string) => string): Mangler => ({
  id,
  stage: 'marker',
  weight: 1,
  apply: (text) =>
    text.replace(
      /(RIVERSAMENTO|INTEGRAZIONE)\/URI\/(\d{4}-\d\d-\d\d)/,
      (_, word: string, day: string) => `${word}${printed(day.replaceAll('-', ''), word)}${day}`,
    ),
});
const cumulative = (word: string): string => (word === 'INTEGRAZIONE' ? 'Integrativo1' : 'Cumulativo');
const blankAt = (column: number): Mangler => ({
  id: `blank-at-${column}`,
  stage: 'breaks',
  weight: 1,
  apply: (text) => (text.length > column ? `${text.slice(0, column)} ${text.slice(column)}` : text),
});
const truncatedAt = (column: number, weight: number): Mangler => ({
  id: `truncated-at-${column}`,
  stage: 'truncation',
  weight,
  apply: (text) => text.slice(0, column),
});

/** How banks print a remittance. Source: node-simulator.md §9.2, pagopa-node.md §11. */
export const MANGLERS: readonly Mangler[] = [
  marker('hyphen-blank', 'LGPE- '),
  marker('blank-hyphen', 'LGPE -'),
  marker('blank-hyphen-blank', 'LGPE - '),
  marker('first-letter-blank', 'L GPE-'),
  { ...marker('head-cut', ''), apply: (text) => text.replace(/^\/PUR\/LGPE-/, '') },
  beforeUri('saci-1.4', (day, word) => ` ${cumulative(word)} pagamenti del ${day}/URI/`),
  beforeUri('number-before-uri', () => '/0/URI/'),
  beforeUri('colon-after-uri', () => ' URI: '),
  beforeUri('doubled-separators', () => '//URI//'),
  {
    id: 'uri-repeated',
    stage: 'reference',
    weight: 1,
    apply: (text) => (text.includes('/URI/') ? `${text} RIF ${text.slice(0, text.length - 6)}` : text),
  },
  { id: 'rfb-alone', stage: 'reference', weight: 2, apply: (text) => text.replace(/^(\/RFB\/[^/]+)\/.*$/, '$1') },
  { id: 'rfb-blank', stage: 'reference', weight: 1, apply: (text) => text.replace(/^\/RFB\/([^/]+)\/.*$/, 'RFB $1') },
  {
    id: 'rfs-in-fours',
    stage: 'reference',
    weight: 3,
    apply: (text) =>
      text.replace(/^\/RFS\/([^/]+)/, (_, code: string) => `/RFS/${code.replace(/(.{4})(?=.)/g, '$1 ')}`),
  },
  {
    id: 'notice-number',
    stage: 'reference',
    weight: 2,
    apply: (text) => text.replace(/^\/RFB\/(\d{17})\//, '/RFB/3$1/'),
  },
  {
    id: 'next-field',
    stage: 'reference',
    weight: 2,
    apply: (text) => text.replace(/(\/URI\/.{20,}?-.{4})([A-Za-z0-9]+)$/, '$1 /ZZ4/$2/ZZ4/ ID1FEE73BE0E8'),
  },
  { id: 'glued-word', stage: 'reference', weight: 1, apply: (text) => text.replace(/(\/URI\/\S+)$/, '$1-ORD') },
  { id: 'lost-pur', stage: 'reference', weight: 1, apply: (text) => text.replace(/^\/PUR\//, '') },
  { id: 'slashes-to-blanks', stage: 'separators', weight: 2, apply: (text) => text.replaceAll('/', ' ').trim() },
  { id: 'slashes-to-dots', stage: 'separators', weight: 1, apply: (text) => text.replaceAll('/', '.') },
  { id: 'upper-case', stage: 'case', weight: 2, apply: (text) => text.toUpperCase() },
  { id: 'blank-before-day', stage: 'breaks', weight: 2, apply: (text) => text.replace(/(\d{4}-\d\d-)(\d\d)/, '$1 $2') },
  { id: 'blank-inside-day', stage: 'breaks', weight: 2, apply: (text) => text.replace(/(\d{4}-\d\d-\d)(\d)/, '$1 $2') },
  { id: 'blank-in-year', stage: 'breaks', weight: 1, apply: (text) => text.replace(/(\d\d)(\d\d-\d\d-\d\d)/, '$1 $2') },
  {
    id: 'blank-in-progressive',
    stage: 'breaks',
    weight: 3,
    apply: (text) => text.replace(/(\d{4}-\d\d-\d\d[A-Za-z0-9]+-\w{5})(\w)/, '$1 $2'),
  },
  blankAt(35),
  blankAt(70),
  blankAt(105),
  {
    id: 'line-break-at-35',
    stage: 'breaks',
    weight: 1,
    apply: (text) => (text.length > 35 ? `${text.slice(0, 35)}\n${text.slice(35)}` : text),
  },
  { id: 'accrediti-vari', stage: 'around', weight: 1, apply: (text) => `ACCREDITI VARI ${text}` },
  { id: 'bonifico', stage: 'around', weight: 2, apply: (text) => `BONIFICO A VS FAVORE ${text}` },
  {
    id: 'trn-suffix',
    stage: 'around',
    weight: 3,
    apply: (text, { trn, enteName, payerName }) =>
      `${text} /BON.SEPA TRN ${trn} /BEN. EFFETTIVO ${enteName} /ORD. ${payerName}`,
  },
  {
    id: 'ordinante-prefix',
    stage: 'around',
    weight: 1,
    apply: (text, { payerName }) => `Descrizione Ordinante: ${payerName}: ${text}`,
  },
  truncatedAt(105, 1),
  truncatedAt(140, 2),
];

/** What spoils a reference for good, or nearly: only drawn for an unreadable causale (T04). */
export const DAMAGES: readonly Mangler[] = [
  { ...truncatedAt(30, 3), stage: 'damage' },
  { ...truncatedAt(36, 2), stage: 'damage' },
  {
    id: 'generic-text',
    stage: 'damage',
    weight: 3,
    apply: (_, { payerName }) => `RIVERSAMENTO INCASSI PAGOPA ${payerName}`,
  },
  {
    id: 'typo',
    stage: 'damage',
    weight: 1,
    apply: (text) => text.replace(/(\d)(?!.*\d)/, (digit) => String((Number(digit) + 1) % 10)),
  },
];

/** A causale as printed, with what was done to it. */
export interface Printed {
  readonly causale: string;
  readonly manglers: readonly string[];
}

const STAGES = ['marker', 'reference', 'separators', 'case', 'breaks', 'around', 'truncation'] as const;
/** How often a stage does anything at all. */
const STAGE_CHANCE = 0.22;
const TRIES = 20;
/** Room for a causale in a giornale CSV (pivot-formats.md §2.7). */
const LONGEST = 255;

/** Prints a remittance the way a bank might, so that a reader still finds in it what the PSP wrote. */
export function printRecoverable(remittance: string, context: MangleContext, draws: Stream): Printed {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const printed = mangle(remittance, context, draws);
    if (isRecoverable(remittance, printed.causale)) return printed;
  }
  return { causale: remittance, manglers: ['plain'] };
}

/** Prints a remittance so that nobody reads back what was written (T04). What is read instead, if anything, is up to the reader. */
export function printUnreadable(remittance: string, context: MangleContext, draws: Stream): Printed {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const damage = draws.weighted(DAMAGES.map((item) => [item, item.weight] as const));
    const causale = damage.apply(remittance, context, draws);
    if (!isRecoverable(remittance, causale)) return { causale, manglers: [damage.id] };
  }
  return { causale: 'RIVERSAMENTO INCASSI', manglers: ['generic-text'] };
}

/** Whether the printed text reads back the IUF (in any case) and IUV that were written, once what they name exists. */
export function isRecoverable(remittance: string, printed: string): boolean {
  const written = counted(readCausale(remittance), { iufs: new Set(), iuvs: new Set() });
  const existing = {
    iufs: new Set(written.iuf === undefined ? [] : [written.iuf.toUpperCase()]),
    iuvs: new Set(written.iuv === undefined ? [] : [written.iuv]),
  };
  const reading = readCausale(printed);
  const read = counted(reading, existing);
  return written.iuf?.toUpperCase() === read.iuf?.toUpperCase() && written.iuv === read.iuv && !reading.rejected;
}

function mangle(remittance: string, context: MangleContext, draws: Stream): Printed {
  let causale = remittance;
  const manglers: string[] = [];
  for (const stage of STAGES) {
    if (!draws.chance(STAGE_CHANCE)) continue;
    const mangler = draws.weighted(
      MANGLERS.filter((item) => item.stage === stage).map((item) => [item, item.weight] as const),
    );
    const after = mangler.apply(causale, context, draws);
    if (after !== causale) manglers.push(mangler.id);
    causale = after;
  }
  causale = causale.slice(0, LONGEST).trim();
  return { causale, manglers: manglers.length > 0 ? manglers : ['plain'] };
}
