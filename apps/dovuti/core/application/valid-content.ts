import { isStorableText } from '@mypay/kernel';
import type { CampoDovuto, DovutoContent, RawContent, TipoDovuto } from '../domain/dovuto';
import { DovutiError, type DovutiErrorCode } from '../domain/errors';
import { shapeFaults } from '../domain/shape';
import { type ValidationContext, type ContentFault, validate } from '../domain/validation';
import { CHANNEL_FIELDS, CONTENT_EXPLANATIONS, SHAPE_EXPLANATIONS } from './explanations';

/** Fills what the REST channel may leave out: the dati specifici come from the tipo. Source: dovuti.md §8 "cod_tassonomico". */
export function complete(raw: RawContent, tipo: TipoDovuto | undefined): RawContent {
  if (raw.datiSpecifici !== '' || !tipo) return raw;
  return { ...raw, datiSpecifici: `${tipo.codiceTassonomico}${tipo.codice}`.slice(0, 140) };
}

/**
 * Both stages of the one validator, for a channel that answers at once: an unknown or disabled tipo has a code of its own, so
 * that a program can tell it from a wrong field; the rest comes as one list. @throws DovutiError
 */
export function validContent(raw: RawContent, context: ValidationContext): DovutoContent {
  const { tipo } = context;
  const nullo = Object.entries<string>({ ...raw }).find(([, value]) => !isStorableText(value));
  if (nullo)
    throw notValid([
      {
        campo: CHANNEL_FIELDS[nullo[0] as CampoDovuto],
        codice: 'CARATTERE_NON_AMMESSO',
        motivo: 'Il valore contiene un carattere che nessun testo può avere (nullo, o mezzo carattere): toglierlo.',
      },
    ]);
  if (!tipo && raw.tipoDovuto !== '') throw tipoRefused('TIPO_DOVUTO_INESISTENTE', 'TIPO_DOVUTO_SCONOSCIUTO');
  if (tipo && !tipo.attivo) throw tipoRefused('TIPO_DOVUTO_NON_ATTIVO', 'TIPO_DOVUTO_NON_ATTIVO');
  const forma = shapeFaults(raw);
  if (forma.length > 0)
    throw notValid(
      forma.map(({ campo, defect }) => ({
        campo: CHANNEL_FIELDS[campo],
        codice: defect,
        motivo: SHAPE_EXPLANATIONS[defect],
      })),
    );
  const esito = validate(raw, context);
  if (esito.valid) return esito.dati;
  throw notValid(esito.faults.map((fault) => ({ codice: fault, ...CONTENT_EXPLANATIONS[fault] })));
}

function tipoRefused(fault: ContentFault, codice: DovutiErrorCode): DovutiError {
  return new DovutiError(codice, CONTENT_EXPLANATIONS[fault].motivo);
}

function notValid(errors: readonly { campo: string; codice: string; motivo: string }[]): DovutiError {
  const campi = [...new Set(errors.map(({ campo }) => campo))].join(', ');
  return new DovutiError('DOVUTO_NON_VALIDO', `Il dovuto non è valido. Correggere: ${campi}.`, { errori: errors });
}
