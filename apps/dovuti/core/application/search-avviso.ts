import { type Clock, type CodiceFiscaleEnte, dateInRome, readAvviso, type UnitOfWork } from '@mypay/kernel';
import { isOpenToCitizens, sameName } from '../domain/citizen';
import { ANONYMOUS } from '../domain/codice-fiscale';
import { iuvOfAvviso } from '../domain/quote';
import { type CitizenDebt, citizenDebt } from './citizen-debt';
import type { CitizenDebts } from './citizen-ports';
import type { DovutiStores } from './ports';

/** What a citizen copies from the paper: the number, and whose it is: a code, or for who has none the name. */
export interface AvvisoQuestion {
  readonly numeroAvviso: string;
  readonly codice?: string | undefined;
  readonly nome?: string | undefined;
  readonly ente?: CodiceFiscaleEnte | undefined;
}

/**
 * Finds a notice by number and debtor over all enti. Whether the number is unknown, or the debtor is another, the answer is
 * the same empty list. Several enti may use one code: all are given. Source: ui.md C-04, C-05; dovuti.md §14.4.
 */
export class SearchAvviso {
  constructor(
    private readonly debts: CitizenDebts,
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  async execute({ numeroAvviso, codice, nome, ente }: AvvisoQuestion): Promise<readonly CitizenDebt[]> {
    const read = readAvviso(numeroAvviso);
    if (!read) return [];
    const debtor = codice?.toUpperCase() ?? ANONYMOUS;
    if (codice !== undefined && debtor === ANONYMOUS) return []; // who has no code proves himself by the name
    const found = (await this.debts.withIuv(debtor, read.iuv)).filter(
      (key) =>
        (ente === undefined || key.ente === ente) && (codice !== undefined || sameName(key.anagrafica, nome ?? '')),
    );
    const shown: CitizenDebt[] = [];
    for (const key of found) {
      const debt = await this.unitOfWork.run(key.ente, (stores) =>
        citizenDebt(stores, key.ente, key.iud, dateInRome(this.clock.now())),
      );
      if (debt && isOpenToCitizens(debt.ente) && iuvOfAvviso(numeroAvviso, debt.ente) === debt.dovuto.dati.iuv)
        shown.push(debt);
    }
    return shown;
  }
}
