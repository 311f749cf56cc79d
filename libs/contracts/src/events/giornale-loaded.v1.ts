import { z } from 'zod';
import { defineEvent } from '../define-event';

/** A giornale di cassa is loaded: a hint that wakes the workers; the movements are pivot's own. */
export const giornaleLoadedV1 = defineEvent({
  topic: 'pivot.giornale-di-cassa',
  type: 'GiornaleDiCassaLoaded',
  version: 1,
  key: ({ ente }) => ente,
  data: z.object({
    flussoId: z.uuid(),
    nomeFile: z.string().min(1).max(255),
    righeTotali: z.int().min(0),
    righeAccettate: z.int().min(0),
    righeScartate: z.int().min(0),
  }),
});
