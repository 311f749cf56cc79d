import { type CodiceFiscaleEnte, type Iuv, iuv17 } from '@mypay/kernel';
import type { Ente } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { generatingCodice } from '../domain/iuv-ente';
import type { IuvCounters } from './ports';

/**
 * Makes `quanti` IUVs of the platform, in order, from a block reserved in a transaction of its own: gaps are normal, a number
 * never comes twice. @throws DovutiError `ENTE_SENZA_CODICE_SEGREGAZIONE`
 */
export async function generateIuvs(
  counters: IuvCounters,
  codiceFiscale: CodiceFiscaleEnte,
  ente: Ente,
  quanti: number,
): Promise<readonly Iuv[]> {
  if (quanti === 0) return [];
  const segregazione = generatingCodice(ente.codici);
  if (segregazione === undefined)
    throw new DovutiError(
      'ENTE_SENZA_CODICE_SEGREGAZIONE',
      'L’ente non ha un codice di segregazione con cui generare IUV: assegnarlo nella configurazione dell’ente.',
    );
  const primo = await counters.reserve(codiceFiscale, segregazione, quanti);
  return Array.from({ length: quanti }, (_, i) => iuv17(segregazione, primo + BigInt(i)));
}
