import { type Clock, type CodiceFiscaleEnte, type Iud, type UnitOfWork } from '@mypay/kernel';
import type { Dovuto } from '../domain/dovuto';
import { DovutiError } from '../domain/errors';
import { transition } from '../domain/stato';
import { CITIZEN } from './author';
import type { CitizenDebts } from './citizen-ports';
import type { DovutiStores } from './ports';

/** Whether a debt can be cancelled as it stands. Source: dovuti.md §5.1 D07 */
export const isCancellable = ({ stato }: Dovuto): boolean => transition(stato, 'ANNULLAMENTO') !== undefined;

/**
 * D07 by a citizen: gives up a payment that a citizen began in this person's name. What an ente made is the ente's to
 * cancel. Source: dovuti.md §9.
 */
export class CancelSpontaneo {
  constructor(
    private readonly debts: Pick<CitizenDebts, 'enteOf'>,
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * Once more is nothing: a spontaneo that is cancelled stays so.
   * @throws DovutiError `DOVUTO_NON_TROVATO` for a debt of somebody else, as for none; `DOVUTO_NON_ANNULLABILE`
   */
  async execute(codiceFiscale: string, codiceIpa: string, iud: Iud): Promise<void> {
    const ente = await this.debts.enteOf(codiceIpa);
    const found = ente !== undefined && (await this.cancel(ente, codiceFiscale, iud));
    if (!found) throw new DovutiError('DOVUTO_NON_TROVATO', 'Non c’è una posizione con questa chiave.');
  }

  /** False when the person has no such debt. */
  private cancel(ente: CodiceFiscaleEnte, codiceFiscale: string, iud: Iud): Promise<boolean> {
    return this.unitOfWork.run(ente, async ({ dovuti }) => {
      const dovuto = await dovuti.lock(iud);
      if (dovuto?.dati.debitore.codice !== codiceFiscale) return false;
      if ((await dovuti.bornOf(dovuto.id)) !== CITIZEN.autore)
        throw new DovutiError(
          'DOVUTO_NON_ANNULLABILE',
          'Questa posizione l’ha caricata l’ente: solo l’ente può annullarla.',
        );
      if (dovuto.stato === 'ANNULLATO') return true;
      const next = transition(dovuto.stato, 'ANNULLAMENTO');
      if (!next || !(await dovuti.move(dovuto.id, dovuto.stato, next.a, this.clock.now())))
        throw new DovutiError(
          'DOVUTO_NON_ANNULLABILE',
          'Si annulla solo un pagamento che è ancora da fare: questo è già pagato, o un pagamento è in corso.',
        );
      await dovuti.recordAct(dovuto.id, 'ANNULLATO', CITIZEN, this.clock.now());
      return true;
    });
  }
}
