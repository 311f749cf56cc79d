import { z } from 'zod';
import { centsCodec, localDateCodec } from '../codecs';

/** What pagamenti asks dovuti, the owner of the debt: the only synchronous question between services. architecture.md. */
export const quoteRequest = z.object({
  numeroAvviso: z.string().regex(/^\d{18}$/),
  /** Verification, or activation: neither changes the debt. */
  scopo: z.enum(['VERIFICA', 'ATTIVAZIONE']),
  transferType: z.enum(['POSTAL', 'PAGOPA']).optional(),
});

/** Why a notice cannot be paid; pagamenti gives each its word on the wire (pagopa-node.md §4.6). */
export const unpayableReason = z.enum([
  'SCONOSCIUTO',
  'ANNULLATO',
  'GIA_PAGATO',
  'IN_CORSO',
  'SCADUTO',
  'TIPO_NON_PAGABILE',
  'POSIZIONI_MULTIPLE',
  'DATI_INCOMPLETI',
  'CONTO_POSTALE_ASSENTE',
]);

/** Whole quote: amounts, slices, and what pivot will need (kept by pagamenti with the activation). */
export const quoteOk = z.object({
  esito: z.literal('PAGABILE'),
  iuv: z.string(),
  importoCents: centsCodec,
  /** Due date to show; 2099-12-31 when there is none. */
  dataScadenza: localDateCodec,
  causale: z.string().max(140),
  denominazioneEnte: z.string().max(140),
  tuttiContiPostali: z.boolean(),
  debitore: z.object({ tipo: z.enum(['F', 'G']), codice: z.string(), anagrafica: z.string().max(70) }),
  iud: z.string(),
  tipoDovuto: z.string(),
  bilancio: z.string().optional(),
  versamenti: z
    .array(
      z.object({
        indice: z.int().min(1).max(5),
        importoCents: centsCodec,
        ente: z.string(),
        denominazione: z.string().max(140),
        iban: z.string(),
        causale: z.string().max(140), // remittanceInformation, ready for the wire
        tassonomia: z.string(),
        /** ctMetadata entries, e.g. datiSpecificiRiscossione, IBANAPPOGGIO. */
        metadati: z.record(z.string(), z.string()),
      }),
    )
    .min(1)
    .max(5),
});
export const quoteKo = z.object({ esito: z.literal('NON_PAGABILE'), causa: unpayableReason });
export const quoteResponse = z.discriminatedUnion('esito', [quoteOk, quoteKo]);

export type QuoteRequest = z.output<typeof quoteRequest>;
export type QuoteOk = z.output<typeof quoteOk>;
export type QuoteResponse = z.output<typeof quoteResponse>;
export type UnpayableReason = z.output<typeof unpayableReason>;
