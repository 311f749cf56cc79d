import { z } from 'zod';
import { centsCodec, iuvCodec } from '../codecs';
import { defineEvent } from '../define-event';

/**
 * The owner of the debts has looked for the one of a receipt that came without an activation, esito OK or KO. Said for the
 * titolare's copy alone. Source: pagopa-node.md §4.7, receipts of notices that the node never asked for.
 */
export const rtMatchedV1 = defineEvent({
  topic: 'dovuti.rt',
  type: 'RtMatched',
  version: 1,
  key: ({ ente, data }) => `${ente}:${data.iuv}`,
  data: z.object({
    rtId: z.string().min(1).max(255),
    iuv: iuvCodec,
    /** The debt that bears the IUV, as it was when the receipt was heard of; absent when no debt of the ente does. */
    dovuto: z
      .object({
        iud: z.string().min(1).max(35),
        tipoDovuto: z.string().min(1).max(64),
        importoCents: centsCodec,
      })
      .optional(),
  }),
});
