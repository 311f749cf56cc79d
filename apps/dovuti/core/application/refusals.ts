import { DovutiError, type DovutiErrorCode } from '../domain/errors';
import type { ArchiveFault } from '../domain/judgement';

const REFUSALS: Record<ArchiveFault, readonly [DovutiErrorCode, string]> = {
  TIPO_DOVUTO_INESISTENTE: [
    'TIPO_DOVUTO_SCONOSCIUTO',
    'L’ente non ha questo tipo di dovuto: usare un codice dell’elenco dei tipi dovuto.',
  ],
  OPERATORE_NO_PERMESSI: [
    'TIPO_DOVUTO_NON_PERMESSO',
    'Questo tipo di dovuto non è tra quelli assegnati: scegliere uno dei propri, o chiedere l’abilitazione all’amministratore dell’ente.',
  ],
  DATA_SCADENZA_OBBLIGATORIA: [
    'DATA_SCADENZA_OBBLIGATORIA',
    'Il tipo di dovuto vuole una data di scadenza, e non passata dove la scadenza blocca il pagamento: indicare una data da oggi in poi.',
  ],
  IUD_DUPLICATO: [
    'IUD_DUPLICATO',
    'Lo IUD è già di un altro dovuto dell’ente: usarne uno nuovo, o modificare il dovuto che c’è.',
  ],
  IUV_DUPLICATO: [
    'IUV_DUPLICATO',
    'Lo IUV è già di un altro dovuto dell’ente, o non è quello che questo dovuto ha: lasciarlo vuoto per averne uno nuovo.',
  ],
  NESSUN_DOVUTO_VIVO: ['DOVUTO_NON_TROVATO', 'L’ente non ha un dovuto aperto con questo IUD: controllare lo IUD.'],
  DOVUTO_NON_PRESENTE: [
    'DOVUTO_NON_MODIFICABILE',
    'Il dovuto è in un pagamento in corso: attendere il suo esito, poi riprovare.',
  ],
  TIPO_DOVUTO_NON_MODIFICABILE: [
    'TIPO_DOVUTO_NON_MODIFICABILE',
    'Il tipo di un dovuto non cambia: annullare il dovuto e crearne uno nuovo.',
  ],
  IUV_NO_NULLABLE: ['IUV_NON_ANNULLABILE', 'Il dovuto ha già uno IUV, che non si toglie: ripeterlo nella richiesta.'],
};

/** The refusal of the archive in the words of a channel that answers at once. */
export function archiveRefusal(fault: ArchiveFault): DovutiError {
  const [codice, message] = REFUSALS[fault];
  return new DovutiError(codice, message);
}
