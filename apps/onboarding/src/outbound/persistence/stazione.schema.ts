import type { Stazione } from '@mypay/onboarding-core';
import { EntitySchema } from 'typeorm';

export interface StazioneRow extends Stazione {
  readonly modificatoIl: Date;
}

export const stazioneSchema = new EntitySchema<StazioneRow>({
  name: 'Stazione',
  tableName: 'stazioni',
  columns: {
    id: { type: 'text', primary: true },
    intermediario: { type: 'text' },
    versione: { type: 'int' },
    primitive: { type: 'int' },
    broadcast: { type: 'boolean' },
    modificatoIl: { type: 'timestamptz', name: 'modificato_il', select: false },
  },
});
