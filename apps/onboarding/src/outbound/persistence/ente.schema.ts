import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { CodiceStazione, EnteData, Ente, Iban, Logo, Sospensione } from '@mypay/onboarding-core';
import { EntitySchema } from 'typeorm';
import { optional } from './whole-row';

/** The row of an ente in the register: the aggregate without the parts that lie in tables of their own. */
export interface EnteRow extends Omit<Ente, 'codici' | 'iban' | 'funzionalita'> {
  readonly creatoIl?: Date;
  readonly modificatoIl: Date;
}

const dataSchema = new EntitySchema<EnteData>({
  name: 'DatiEnte',
  columns: {
    denominazione: { type: 'text' },
    denominazioneBreve: { type: 'text', name: 'denominazione_breve', ...optional },
    denominazioneBeneficiario: { type: 'text', name: 'denominazione_beneficiario', ...optional },
    tipoEnte: { type: 'text', name: 'tipo_ente' },
    emailAmministratore: { type: 'text', name: 'email_amministratore', ...optional },
    pec: { type: 'text', ...optional },
    cbill: { type: 'text', ...optional },
    auxDigit: { type: 'text', name: 'aux_digit' },
    iuvSemprePiattaforma: { type: 'boolean', name: 'iuv_sempre_piattaforma' },
    ibanDefault: { type: 'text', name: 'iban_default', ...optional },
    giorniPagamentoPresunti: { type: 'int', name: 'giorni_pagamento_presunti' },
    flgPagati: { type: 'boolean', name: 'flg_pagati' },
    flgTesoreria: { type: 'boolean', name: 'flg_tesoreria' },
    linguaAggiuntiva: { type: 'text', name: 'lingua_aggiuntiva', ...optional },
    provincia: { type: 'text', ...optional },
    telefono: { type: 'text', ...optional },
    sitoWeb: { type: 'text', name: 'sito_web', ...optional },
    emailPubblica: { type: 'text', name: 'email_pubblica', ...optional },
    messaggio: { type: 'text', ...optional },
    messaggioEn: { type: 'text', name: 'messaggio_en', ...optional },
    messaggioDa: { type: 'date', name: 'messaggio_da', ...optional },
    messaggioA: { type: 'date', name: 'messaggio_a', ...optional },
  },
});

const sospensioneSchema = new EntitySchema<Sospensione>({
  name: 'Sospensione',
  columns: {
    ambito: { type: 'text', name: 'sospensione_ambito', ...optional },
    motivo: { type: 'text', name: 'sospensione_motivo', ...optional },
    da: { type: 'timestamptz', name: 'sospensione_da', ...optional },
    fino: { type: 'date', name: 'sospensione_fino', ...optional },
    statoPrecedente: { type: 'text', name: 'stato_precedente', ...optional },
  },
});

const logoSchema = new EntitySchema<Logo>({
  name: 'Logo',
  columns: {
    hash: { type: 'text', name: 'logo_hash', ...optional },
    formato: { type: 'text', name: 'logo_formato', ...optional },
    alternativo: { type: 'text', name: 'logo_alternativo', ...optional },
    paper: { type: 'text', name: 'logo_stampa', ...optional },
    paperOf: { type: 'text', name: 'logo_stampa_di', ...optional },
  },
});

export const enteSchema = new EntitySchema<EnteRow>({
  name: 'Ente',
  tableName: 'enti',
  columns: {
    codiceFiscale: { type: 'text', name: 'ente', primary: true },
    codiceIpa: { type: 'text', name: 'codice_ipa' },
    intermediario: { type: 'text' },
    stato: { type: 'text' },
    dtAvvio: { type: 'date', name: 'dt_avvio', ...optional },
    versione: { type: 'int' },
    creatoIl: { type: 'timestamptz', name: 'creato_il', update: false, select: false },
    modificatoIl: { type: 'timestamptz', name: 'modificato_il', select: false },
  },
  embeddeds: {
    dati: { schema: dataSchema, prefix: false },
    sospensione: { schema: sospensioneSchema, prefix: false },
    logo: { schema: logoSchema, prefix: false },
  },
});

export interface CodiceStazioneRow extends CodiceStazione {
  readonly ente: CodiceFiscaleEnte;
}

export const codiceStazioneSchema = new EntitySchema<CodiceStazioneRow>({
  name: 'CodiceStazione',
  tableName: 'codici_stazione',
  columns: {
    ente: { type: 'text', primary: true },
    stazione: { type: 'text', primary: true },
    tipo: { type: 'text', primary: true },
    codice: { type: 'text', primary: true },
    generaIuv: { type: 'boolean', name: 'genera_iuv' },
    usato: { type: 'boolean' },
  },
});

export interface ContoRow extends Iban {
  readonly ente: CodiceFiscaleEnte;
  readonly modificatoIl: Date;
}

export const contoSchema = new EntitySchema<ContoRow>({
  name: 'Conto',
  tableName: 'conti',
  columns: {
    ente: { type: 'text', primary: true },
    iban: { type: 'text', primary: true },
    descrizione: { type: 'text', ...optional },
    intestatario: { type: 'text', ...optional },
    bic: { type: 'text', ...optional },
    autorizzazioneStampa: { type: 'text', name: 'autorizzazione_stampa', ...optional },
    postale: { type: 'boolean' },
    stato: { type: 'text' },
    modificatoIl: { type: 'timestamptz', name: 'modificato_il', select: false },
  },
});
