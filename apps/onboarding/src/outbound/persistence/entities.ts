import type { EntitySchema } from 'typeorm';
import { clientSchema } from './client.schema';
import { codiceStazioneSchema, contoSchema, enteSchema } from './ente.schema';
import { stazioneSchema } from './stazione.schema';
import { tipoDovutoSchema } from './tipo-dovuto.schema';

/** What TypeORM maps: the single aggregates of onboarding. Source: docs/adr/0010. */
export const ENTITIES: readonly EntitySchema[] = [
  enteSchema,
  codiceStazioneSchema,
  contoSchema,
  tipoDovutoSchema,
  stazioneSchema,
  clientSchema,
];
