import { isCodiceFiscaleOfPerson, isPartitaIva } from '@mypay/kernel';
import { t } from './texts';

/** Who owes, as it is typed. */
export interface Holder {
  readonly tipo: 'F' | 'G';
  readonly nome: string;
  readonly codice: string;
  readonly withoutCodice: boolean;
  readonly nazione: string;
  readonly email: string;
}

export const EMPTY_HOLDER: Holder = { tipo: 'F', nome: '', codice: '', withoutCodice: false, nazione: '', email: '' };

export const cleanCode = (typed: string): string => typed.replace(/\s/g, '').toUpperCase();

/** What is wrong with it, by field; the server judges again. */
export function holderErrors(holder: Holder): Partial<Record<keyof Holder, string>> {
  const code = cleanCode(holder.codice);
  const person = isCodiceFiscaleOfPerson(code) || isPartitaIva(code);
  const codeError = holder.withoutCodice
    ? undefined
    : holder.tipo === 'G'
      ? isPartitaIva(code)
        ? undefined
        : t.vatWrong
      : person
        ? undefined
        : t.codeWrong;
  return {
    ...(holder.nome.trim() === '' ? { nome: t.nameMissing } : {}),
    ...(codeError === undefined ? {} : { codice: codeError }),
    ...(holder.email === '' || /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(holder.email) ? {} : { email: t.emailWrong }),
  };
}
