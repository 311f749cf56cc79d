import { type Clock, type CodiceFiscaleEnte, dateInRome, type Iud, type UnitOfWork } from '@mypay/kernel';
import { isOpenToCitizens } from '../domain/citizen';
import { type CitizenDebt, citizenDebt } from './citizen-debt';
import type { CitizenDebts, DebtKey, PositionLine, PositionsQuery } from './citizen-ports';
import type { DovutiStores } from './ports';

export interface Position {
  readonly line: PositionLine;
  readonly debt: CitizenDebt;
}

export interface PositionsRequest extends Omit<PositionsQuery, 'ente'> {
  readonly codiceIpa?: string | undefined;
}

/** A citizen's own debts over all enti. Source: ui.md C-20–C-24; roles.md §4, 9. */
export class ReadPositions {
  constructor(
    private readonly debts: CitizenDebts,
    private readonly unitOfWork: UnitOfWork<DovutiStores>,
    private readonly clock: Clock,
  ) {}

  /** To pay, one line more than a page: the enti that citizens do not see are left out. */
  open(codiceFiscale: string, request: PositionsRequest): Promise<readonly Position[]> {
    return this.list(codiceFiscale, request, (query) => this.debts.open(codiceFiscale, query), isSeenOpen);
  }

  /** Over: no state of an ente hides what was paid (onboarding.md §7, I2). */
  closed(codiceFiscale: string, request: PositionsRequest): Promise<readonly Position[]> {
    return this.list(
      codiceFiscale,
      request,
      (query) => this.debts.closed(codiceFiscale, query),
      () => true,
    );
  }

  /** Undefined for a debt of somebody else, as for none. */
  async one(codiceFiscale: string, codiceIpa: string, iud: Iud): Promise<CitizenDebt | undefined> {
    const ente = await this.debts.enteOf(codiceIpa);
    const debt = ente && (await this.read({ ente, iud }));
    if (!debt || debt.debitore.codice !== codiceFiscale) return undefined;
    return debt.dovuto.stato === 'COMPLETATO' || isOpenToCitizens(debt.ente) ? debt : undefined;
  }

  private async list(
    codiceFiscale: string,
    { codiceIpa, ...query }: PositionsRequest,
    lines: (query: PositionsQuery) => Promise<readonly PositionLine[]>,
    seen: (debt: CitizenDebt) => boolean,
  ): Promise<readonly Position[]> {
    let ente: CodiceFiscaleEnte | undefined;
    if (codiceIpa !== undefined) {
      ente = await this.debts.enteOf(codiceIpa);
      if (ente === undefined) return [];
    }
    const positions: Position[] = [];
    for (const line of await lines({ ...query, ente })) {
      const debt = await this.read(line);
      if (debt?.debitore.codice === codiceFiscale && seen(debt)) positions.push({ line, debt });
    }
    return positions;
  }

  private read({ ente, iud }: DebtKey): Promise<CitizenDebt | undefined> {
    return this.unitOfWork.run(ente, (stores) => citizenDebt(stores, ente, iud, dateInRome(this.clock.now())));
  }
}

const isSeenOpen = ({ ente }: CitizenDebt): boolean => isOpenToCitizens(ente);
