import { z } from 'zod';
import { centsCodec } from '../codecs';
import { defineEvent } from '../define-event';
import { formDefinition } from '../form-definition';

/** The whole tipo dovuto of an ente as its owner knows it. Source: onboarding.md §8.8–8.9. Applies only if `versione` is newer. */
export const tipoDovutoSnapshotV1 = defineEvent({
  topic: 'onboarding.tipo-dovuto',
  type: 'TipoDovutoSnapshot',
  version: 1,
  key: ({ ente, data }) => `${ente}:${data.codice}`,
  data: z.object({
    codice: z.string().min(1).max(64),
    descrizione: z.string().min(1).max(256),
    attivo: z.boolean(),
    /** What becomes of open debts while the tipo is off; absent while it is on. */
    dovutiAperti: z.enum(['MANTIENI_PAGABILI', 'BLOCCA', 'ANNULLA']).optional(),
    /** The digital revenue stamp, never payable by notice. */
    marcaDaBollo: z.boolean(),
    /** IBAN for payments at a PSP; the ente's default when absent. */
    ibanPsp: z.string().max(34).optional(),
    ibanPostale: z.string().max(34).optional(),
    /** Full taxonomy, e.g. `9/0101105IM/`. */
    codiceTassonomico: z.string().max(35),
    scadenzaObbligatoria: z.boolean(),
    stampaScadenza: z.boolean(),
    pagabileOltreScadenza: z.boolean(),
    giorniTolleranza: z.int().min(0),
    cfAnonimo: z.boolean(),
    /** Offered to citizens; absent means no. */
    spontaneo: z.boolean().optional(),
    /** Fixed amount of a spontaneous payment. */
    importoFissoCents: centsCodec.optional(),
    /** Form of a spontaneous payment; the default form when absent. */
    modulo: formDefinition.optional(),
  }),
});
