import { z } from 'zod';
import { centsCodec, codiceFiscaleEnteCodec, localDateCodec } from '../codecs';
import { unpayableReason } from './quote';

/** One payment of a citizen's cart, quoted again at the moment of the question. */
export const cartItem = z.object({
  id: z.string(),
  ente: codiceFiscaleEnteCodec,
  codiceIpa: z.string(),
  denominazioneEnte: z.string(),
  numeroAvviso: z.string().regex(/^\d{18}$/),
  iuv: z.string(),
  iud: z.string(),
  tipoDovuto: z.string(),
  /** What it costs now; what it cost when the citizen last saw it. */
  importoCents: centsCodec,
  importoVistoCents: centsCodec,
  causale: z.string().max(140),
  scadenza: localDateCodec.optional(),
  debitore: z.object({ tipo: z.enum(['F', 'G']), codice: z.string(), anagrafica: z.string().max(70) }),
  pagabile: z.boolean(),
  causa: z.union([unpayableReason, z.literal('ENTE_NON_PAGABILE')]).optional(),
});

/** What dovuti answers pagamenti at checkout: `GET /interno/carrelli/:soggetto`. Asking marks nothing. */
export const cartResponse = z.object({ soggetto: z.string(), voci: z.array(cartItem).max(5) });

export type CartItem = z.output<typeof cartItem>;
