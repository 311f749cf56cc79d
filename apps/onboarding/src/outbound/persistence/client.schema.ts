import type { ClientWithSecrets } from '@mypay/onboarding-core';
import { EntitySchema } from 'typeorm';
import { optional } from './whole-row';

export interface ClientRow extends ClientWithSecrets {
  readonly creatoIl?: Date;
  readonly modificatoIl: Date;
}

const previousSecretSchema = new EntitySchema<NonNullable<ClientWithSecrets['precedente']>>({
  name: 'SegretoPrecedente',
  columns: {
    hash: { type: 'text', name: 'segreto_precedente_hash', ...optional },
    fino: { type: 'timestamptz', name: 'segreto_precedente_fino', ...optional },
  },
});

export const clientSchema = new EntitySchema<ClientRow>({
  name: 'Client',
  tableName: 'clients',
  columns: {
    clientId: { type: 'text', name: 'client_id', primary: true },
    descrizione: { type: 'text' },
    intermediario: { type: 'text' },
    ente: { type: 'text', ...optional },
    permessi: { type: 'text', array: true },
    segretoHash: { type: 'text', name: 'segreto_hash' },
    stato: { type: 'text' },
    creatoIl: { type: 'timestamptz', name: 'creato_il', update: false, select: false },
    modificatoIl: { type: 'timestamptz', name: 'modificato_il', select: false },
  },
  embeddeds: { precedente: { schema: previousSecretSchema, prefix: false } },
});
