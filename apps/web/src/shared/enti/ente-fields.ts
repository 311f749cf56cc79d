import { texts } from '../i18n/texts';
import { maskedIban } from './iban';
import type { EnteRecord } from './use-ente-record';

export const fieldLabels = texts({
  it: {
    denominazione: 'Denominazione',
    denominazioneBreve: 'Nome sull’avviso',
    denominazioneBeneficiario: 'Denominazione del beneficiario',
    tipoEnte: 'Tipo di ente',
    provincia: 'Provincia (sigla)',
    linguaAggiuntiva: 'Seconda lingua degli avvisi',
    emailAmministratore: 'E-mail per le notifiche',
    pec: 'PEC',
    telefono: 'Telefono',
    emailPubblica: 'E-mail per i cittadini',
    sitoWeb: 'Sito web',
    cbill: 'Codice CBILL',
    auxDigit: 'Aux digit',
    iuvSemprePiattaforma: 'IUV sempre della piattaforma',
    ibanDefault: 'IBAN di accredito',
    giorniPagamentoPresunti: 'Giorni di pagamento presunti',
    flgPagati: 'L’ente notifica i pagati',
    flgTesoreria: 'L’ente carica il giornale di cassa',
  },
  en: {
    denominazione: 'Name',
    denominazioneBreve: 'Name on the notice',
    denominazioneBeneficiario: 'Name of the beneficiary',
    tipoEnte: 'Kind of body',
    provincia: 'Province (two letters)',
    linguaAggiuntiva: 'Second language of notices',
    emailAmministratore: 'E-mail for notifications',
    pec: 'Certified e-mail (PEC)',
    telefono: 'Telephone',
    emailPubblica: 'E-mail for citizens',
    sitoWeb: 'Web site',
    cbill: 'CBILL code',
    auxDigit: 'Aux digit',
    iuvSemprePiattaforma: 'IUV always by the platform',
    ibanDefault: 'Account for credits',
    giorniPagamentoPresunti: 'Presumed days of payment',
    flgPagati: 'The body notifies what was paid',
    flgTesoreria: 'The body uploads the cash journal',
  },
});
export type EnteField = keyof typeof fieldLabels;

const groupLabels = texts({
  it: {
    identity: 'Identità',
    contacts: 'Contatti',
    beneficiary: 'Beneficiario e accredito',
    pagopa: 'pagoPA',
    pivot: 'MyPivot',
  },
  en: {
    identity: 'Identity',
    contacts: 'Contacts',
    beneficiary: 'Beneficiary and credits',
    pagopa: 'pagoPA',
    pivot: 'MyPivot',
  },
});

export const FIELD_GROUPS: readonly { readonly label: string; readonly fields: readonly EnteField[] }[] = [
  {
    label: groupLabels.identity,
    fields: ['denominazione', 'denominazioneBreve', 'tipoEnte', 'provincia', 'linguaAggiuntiva'],
  },
  {
    label: groupLabels.contacts,
    fields: ['emailAmministratore', 'pec', 'telefono', 'emailPubblica', 'sitoWeb'],
  },
  { label: groupLabels.beneficiary, fields: ['denominazioneBeneficiario', 'ibanDefault'] },
  { label: groupLabels.pagopa, fields: ['cbill', 'auxDigit', 'iuvSemprePiattaforma'] },
  { label: groupLabels.pivot, fields: ['giorniPagamentoPresunti', 'flgPagati', 'flgTesoreria'] },
];

/** Languages that notices may bear beside Italian. */
export const languages = texts({
  it: { de: 'Tedesco', sl: 'Sloveno', fr: 'Francese', en: 'Inglese' },
  en: { de: 'German', sl: 'Slovene', fr: 'French', en: 'English' },
});

const words = texts({ it: { yes: 'Sì', no: 'No' }, en: { yes: 'Yes', no: 'No' } });

/** A field of the record as it is read. */
export function fieldText(ente: EnteRecord, field: EnteField): string | undefined {
  const value = ente[field];
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (field === 'ibanDefault' && typeof value === 'string') return maskedIban(value);
  if (field === 'linguaAggiuntiva' && ente.linguaAggiuntiva !== undefined) return languages[ente.linguaAggiuntiva];
  return value === undefined ? undefined : String(value);
}
