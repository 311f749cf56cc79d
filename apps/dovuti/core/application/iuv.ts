import { type CodiceFiscaleEnte, type Iuv, iuv17 } from '@mypay/kernel';
import type { Ente } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { generatingCodice } from '../domain/iuv-ente';
import type { IuvCounters } from './ports';

/**
 * Makes `count` IUVs of the platform, in order, from a block reserved in a transaction of its own: gaps are normal, a number
 * never comes twice. @throws DovutiError `ENTE_SENZA_CODICE_SEGREGAZIONE`
 */
export async function generateIuvs(
  counters: IuvCounters,
  codiceFiscale: CodiceFiscaleEnte,
  ente: Ente,
  count: number,
): Promise<readonly Iuv[]> {
  if (count === 0) return [];
  const segregazione = generatingCodice(ente.codici);
  if (segregazione === undefined)
    throw new DovutiError(
      'ENTE_SENZA_CODICE_SEGREGAZIONE',
      'L’ente non ha un codice di segregazione con cui generare IUV: assegnarlo nella configurazione dell’ente.',
    );
  const first = await counters.reserve(codiceFiscale, segregazione, count);
  return Array.from({ length: count }, (_, i) => iuv17(segregazione, first + BigInt(i)));
}
