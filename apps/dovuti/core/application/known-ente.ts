import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { type Ente, newDebtsImpediment } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import type { Register } from './ports';

/** The ente of this call. @throws DovutiError `ENTE_SCONOSCIUTO` while no event has told of it */
export async function knownEnte(register: Register, codiceFiscale: CodiceFiscaleEnte): Promise<Ente> {
  const ente = await register.ente();
  if (!ente)
    throw new DovutiError(
      'ENTE_SCONOSCIUTO',
      `L’ente ${codiceFiscale} non è ancora noto al servizio dei dovuti: appena configurato serve qualche secondo perché l’annuncio arrivi; se continua, verificare che l’ente sia registrato.`,
    );
  return ente;
}

/** @throws DovutiError `ENTE_NON_ATTIVO`, `ENTE_SOSPESO` when the ente may have no new debts now */
export function demandNewDebts(ente: Ente): void {
  const impediment = newDebtsImpediment(ente);
  if (impediment === 'ENTE_NON_ATTIVO')
    throw new DovutiError(
      'ENTE_NON_ATTIVO',
      'L’ente è ancora in stato INSERITO: nuovi dovuti si caricano da PRE_ESERCIZIO in poi. Completare l’attivazione dell’ente.',
    );
  if (impediment === 'ENTE_SOSPESO')
    throw new DovutiError(
      'ENTE_SOSPESO',
      `L’ente è sospeso (ambito ${ente.ambitoSospensione ?? 'TOTALE'}): nuovi dovuti non sono ammessi finché la sospensione dura. Modifiche e annullamenti restano possibili.`,
    );
}
