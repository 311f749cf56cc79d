import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { TipoDovuto } from '@mypay/onboarding-core';
import { EntitySchema } from 'typeorm';
import { optional } from './whole-row';

export interface TipoDovutoRow extends TipoDovuto {
  readonly ente: CodiceFiscaleEnte;
  readonly modificatoIl: Date;
}

export const tipoDovutoSchema = new EntitySchema<TipoDovutoRow>({
  name: 'TipoDovuto',
  tableName: 'tipi_dovuto',
  columns: {
    ente: { type: 'text', primary: true },
    codice: { type: 'text', primary: true },
    descrizione: { type: 'text' },
    attivo: { type: 'boolean' },
    dovutiAperti: { type: 'text', name: 'dovuti_aperti', ...optional },
    marcaDaBollo: { type: 'boolean', name: 'marca_da_bollo' },
    spontaneo: { type: 'boolean' },
    ibanPsp: { type: 'text', name: 'iban_psp', ...optional },
    ibanPostale: { type: 'text', name: 'iban_postale', ...optional },
    tassonomia: { type: 'jsonb', ...optional },
    scadenzaObbligatoria: { type: 'boolean', name: 'scadenza_obbligatoria' },
    stampaScadenza: { type: 'boolean', name: 'stampa_scadenza' },
    pagabileOltreScadenza: { type: 'boolean', name: 'pagabile_oltre_scadenza' },
    giorniTolleranza: { type: 'int', name: 'giorni_tolleranza' },
    cfAnonimo: { type: 'boolean', name: 'cf_anonimo' },
    importo: { type: 'text', ...optional },
    modulo: { type: 'jsonb', ...optional },
    versione: { type: 'int' },
    modificatoIl: { type: 'timestamptz', name: 'modificato_il', select: false },
  },
});
