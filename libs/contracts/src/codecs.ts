import { cents, type CodiceFiscaleEnte, type Iuv, type LocalDate, parseLocalDate } from '@mypay/kernel';
import { z } from 'zod';

/** Cents travel as a string of digits: JSON numbers lose money above 2^53. */
export const centsCodec = z.codec(
  z.string().regex(/^-?\d{1,20}$/),
  z.custom<ReturnType<typeof cents>>((v) => typeof v === 'bigint'),
  {
    decode: (text) => cents(BigInt(text)),
    encode: (value) => value.toString(),
  },
);

/** An instant, ISO 8601 in UTC on the wire. */
export const instantCodec = z.codec(z.iso.datetime(), z.date(), {
  decode: (text) => new Date(text),
  encode: (value) => value.toISOString(),
});

/** A civil day, the same text on both sides. */
export const localDateCodec = z.codec(
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  z.custom<LocalDate>((v) => typeof v === 'string'),
  { decode: (text) => parseLocalDate(text), encode: (value) => value },
);

export const codiceFiscaleEnteCodec = z.codec(
  z.string().regex(/^\d{11}$/),
  z.custom<CodiceFiscaleEnte>((v) => typeof v === 'string' && /^\d{11}$/.test(v)),
  { decode: (text) => text as CodiceFiscaleEnte, encode: (value) => value },
);

export const iuvCodec = z.codec(
  z.string().min(1).max(35),
  z.custom<Iuv>((v) => typeof v === 'string' && v.length > 0),
  {
    decode: (text) => text as Iuv,
    encode: (value) => value,
  },
);
