import { z } from 'zod';
import { centsCodec, codiceFiscaleEnteCodec, instantCodec, iuvCodec, localDateCodec } from '../codecs';
import { defineEvent } from '../define-event';

const soggetto = z.object({
  tipo: z.enum(['F', 'G']),
  codice: z.string().min(1).max(35),
  anagrafica: z.string().max(140),
});

/** What the quote for this payment said of the debt. Source: architecture.md, Decisions, 8. */
export const dovutoDellAttivazione = z.object({
  iud: z.string().min(1).max(35),
  tipoDovuto: z.string().min(1).max(64),
  /** `<bilancio>` XML of dovuti.md §11, if the dovuto has one. */
  bilancio: z.string().max(4096).optional(),
});

/** The node delivered an RT and it is stored, esito OK or KO (a KO closes nothing). Source: pagopa-node.md §4.4, §8.4. */
export const rtReceivedV1 = defineEvent({
  topic: 'pagamenti.rt',
  type: 'RtReceived',
  version: 1,
  key: ({ ente, data }) => `${ente}:${data.iuv}`, // one dovuto, one order; ente = idPA
  data: z.object({
    rtId: z.string().min(1).max(255), // receiptId, and the IUR of every versamento
    enteTitolare: codiceFiscaleEnteCodec, // receipt.fiscalCode: only its copy (= ente) closes a dovuto
    iuv: iuvCodec,
    numeroAvviso: z.string().regex(/^\d{18}$/),
    esito: z.enum(['OK', 'KO']),
    /** pivot's version stamp. Source: pagopa-node.md §8.3 "Ours". */
    dataOraMessaggio: instantCodec,
    dataEsito: localDateCodec,
    importoTotaleCents: centsCodec, // the whole receipt, without fee
    commissioneCents: centsCodec.optional(),
    causale: z.string().max(140),
    denominazioneEnte: z.string().max(140),
    debitore: soggetto,
    versante: soggetto.optional(),
    psp: z.object({
      id: z.string().min(1).max(35),
      denominazione: z.string().max(70),
      codiceFiscale: z.string().max(70).optional(),
      canale: z.string().max(35),
    }),
    metodo: z.string().max(35).optional(),
    standIn: z.boolean(),
    fonte: z.enum(['PA_SEND_RT', 'PA_SEND_RT_V2']),
    anomalie: z.array(z.string()),
    dovuto: dovutoDellAttivazione.optional(), // absent without an activation
    /** Slices whose beneficiary is `ente`; may be none. */
    versamenti: z.array(
      z.object({
        indice: z.int().min(1).max(5),
        importoCents: centsCodec,
        iban: z.string().max(35).optional(), // absent for a revenue stamp
        causale: z.string().max(140),
        tassonomia: z.string().max(35).optional(),
      }),
    ),
  }),
});
