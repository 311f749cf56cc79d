import { type Cents, isStorableText, type LocalDate, parseLocalDate, parseXsdDateTime } from '@mypay/kernel';
import { z } from 'zod';
import { centsOfNumber, parseKeepingNumbers, splitElements } from './exact-json';

/** What FDR-3 sends, read as PSPs really write it: `null` for absent, dates with or without seconds, zone or hour. */
const text = z.string().refine(isStorableText, 'contiene un carattere che non si può conservare');
const name = text.min(1).max(35);
const missing = <S extends z.ZodType>(schema: S) => schema.nullish();

/** Numbers come as text, see `parseKeepingNumbers`. */
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const revisionNumber = count.refine((value) => value <= 2_147_483_647, 'revisione troppo grande');
const euro = z.string().transform((value, context): Cents => {
  const exact = centsOfNumber(value);
  if (exact !== undefined) return exact;
  context.addIssue({ code: 'custom', message: 'importo con frazioni di centesimo o non numerico' });
  return z.NEVER;
});

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,30})?)?\s?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;
const FIRST_YEAR = '1900';
const LAST_YEAR = '9998';

/** An instant as PSPs write it: seconds, offset (`Z`, `+01`, `+0100`, `+01:00`) and hour may be missing; without an offset it is Rome's. */
function readInstant(written: string): Date | undefined {
  const [, day = '', minutes = '00:00', seconds = ':00', offset] = INSTANT.exec(written.trim()) ?? [];
  if (day.slice(0, 4) < FIRST_YEAR || day.slice(0, 4) > LAST_YEAR) return undefined;
  const zone =
    offset === undefined
      ? ''
      : /^z$/i.test(offset)
        ? 'Z'
        : `${offset.slice(0, 3)}:${offset.slice(3).replace(':', '') || '00'}`;
  try {
    return parseXsdDateTime(`${day}T${minutes}${seconds}${zone}`);
  } catch {
    return undefined;
  }
}
const instant = z.string().transform((written, context): Date => {
  const value = readInstant(written);
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'istante non valido' });
  return z.NEVER;
});

/** The calendar day that the PSP wrote, whatever hour and offset stand after it. */
const writtenDay = z.string().transform((written, context): LocalDate => {
  try {
    if (readInstant(written) !== undefined) return parseLocalDate(written.trim().slice(0, 10));
  } catch {
    // falls to the refusal below
  }
  context.addIssue({ code: 'custom', message: 'data non valida' });
  return z.NEVER;
});

const metadata = missing(z.object({ totPage: missing(count) }));

/** What of an element's key can be read, when the element cannot. */
export const key = z.object({
  fdr: name.optional().catch(undefined),
  pspId: name.optional().catch(undefined),
  revision: revisionNumber.optional().catch(undefined),
});
export const list = z.object({ fdr: name, pspId: name, revision: revisionNumber, published: instant });
export const header = z.object({
  revision: missing(count),
  fdr: name,
  fdrDate: instant,
  regulation: missing(text),
  regulationDate: writtenDay,
  bicCodePouringBank: missing(text),
  sender: missing(z.object({ id: missing(text), pspId: missing(text), pspName: missing(text) })),
  receiver: missing(z.object({ id: missing(text), organizationId: missing(text) })),
  totPayments: missing(count),
  sumPayments: missing(euro),
  computedTotPayments: missing(count),
  computedSumPayments: missing(euro),
});
export const payments = z.object({
  metadata,
  data: missing(
    z.array(
      z.object({
        iuv: text,
        iur: text,
        idTransfer: missing(count),
        pay: euro,
        payStatus: missing(text),
        payDate: instant,
      }),
    ),
  ),
});

type Parsed<T> = { success: true; data: T } | { success: false; reason: string };

const explain = z.locales.it().localeError;

/** Where and why, never the value. */
const reasonOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');

function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A document, or an element of one, by its schema; the reason is Italian. */
export function parse<S extends z.ZodType>(schema: S, bytes: Buffer): Parsed<z.output<S>> {
  const written = textOf(bytes);
  if (written === undefined) return { success: false, reason: 'non è testo UTF-8' };
  let json: unknown;
  try {
    json = parseKeepingNumbers(written);
  } catch {
    return { success: false, reason: 'JSON non valido' };
  }
  const parsed = schema.safeParse(json, { error: explain });
  return parsed.success ? { success: true, data: parsed.data } : { success: false, reason: reasonOf(parsed.error) };
}

const page = z.object({ metadata, data: missing(z.array(z.unknown())) });

/** A page of the list, its elements each as the bytes that came: one that cannot be read must not spoil the others. */
export function splitList(bytes: Buffer): Parsed<{ totPage: number; elements: Buffer[] }> {
  const read = parse(page, bytes);
  if (!read.success) return read;
  const elements = splitElements(bytes.toString('utf8'), 'data').map((element) => Buffer.from(element));
  return { success: true, data: { totPage: read.data.metadata?.totPage ?? 1, elements } };
}
