import { avvisoAux3, type Iuv, type NumeroAvviso } from '@mypay/kernel';
import type { CodiceEnte } from './iuv-ente';

/**
 * The notice number of an IUV: 17 digits go under aux 3, 15 under aux 0 with the ente's application code (its only code when
 * it has one alone). Undefined for an IUV of 25 (no notice) or when the application code is not known. Source: dovuti.md §6.1, §6.5.
 */
export function numeroAvviso(iuv: Iuv | undefined, codici: readonly CodiceEnte[]): NumeroAvviso | undefined {
  if (iuv === undefined) return undefined;
  if (/^\d{17}$/.test(iuv)) return avvisoAux3(iuv);
  if (!/^\d{15}$/.test(iuv)) return undefined;
  const application = codici.filter((c) => c.tipo === 'APPLICATION');
  const candidates = application.length > 0 ? application : codici;
  const [single, other] = candidates;
  return single && !other ? (`0${single.codice}${iuv}` as NumeroAvviso) : undefined;
}
