import { type Clock, type CodiceFiscaleEnte, dateInRome, type Iud, type UnitOfWork } from '@mypay/kernel';
import { isOpenToCitizens } from '../domain/citizen';
import { CITIZEN } from './author';
import { isCancellable } from './cancel-spontaneo';
import { type CitizenDebt, citizenDebt } from './citizen-debt';
import type { CitizenDebts, DebtKey, PositionLine, PositionsQuery } from './citizen-ports';
import type { DovutiStores } from './ports';

export interface Position {
  readonly line: PositionLine;
  readonly debt: CitizenDebt;
}

/** One of a person's own debts, whole. */
export interface OwnPosition {
  readonly debt: CitizenDebt;
  /** A citizen made it, not the ente. */
  readonly begunByCitizen: boolean;
  /** The person may cancel it now. */
  readonly cancellable: boolean;
}

/** An ente with debts of a person, and of which tipi. */
export interface EnteChoice {
  readonly codiceIpa: string;
  readonly denominazione: string;
  readonly tipi: readonly { readonly codice: string; readonly descrizione: string }[];
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
  async one(codiceFiscale: string, codiceIpa: string, iud: Iud): Promise<OwnPosition | undefined> {
    const ente = await this.debts.enteOf(codiceIpa);
    if (!ente) return undefined;
    return this.unitOfWork.run(ente, async (stores) => {
      const debt = await citizenDebt(stores, ente, iud, dateInRome(this.clock.now()));
      if (!debt || debt.debitore.codice !== codiceFiscale) return undefined;
      if (debt.dovuto.stato !== 'COMPLETATO' && !isOpenToCitizens(debt.ente)) return undefined;
      const begun = (await stores.dovuti.bornOf(debt.dovuto.id)) === CITIZEN.autore;
      return { debt, begunByCitizen: begun, cancellable: begun && isCancellable(debt.dovuto) };
    });
  }

  /** What one's own debts can be narrowed to: the enti that have any, by name, with their tipi. */
  async choices(codiceFiscale: string): Promise<readonly EnteChoice[]> {
    const byEnte = new Map<CodiceFiscaleEnte, string[]>();
    for (const { ente, tipo } of await this.debts.kinds(codiceFiscale))
      byEnte.set(ente, [...(byEnte.get(ente) ?? []), tipo]);
    const choices: EnteChoice[] = [];
    for (const [codice, kinds] of byEnte)
      await this.unitOfWork.run(codice, async ({ registro: register }) => {
        const ente = await register.ente();
        if (!ente) return;
        const tipi: { codice: string; descrizione: string }[] = [];
        for (const tipo of kinds)
          tipi.push({ codice: tipo, descrizione: (await register.tipo(tipo))?.descrizione ?? tipo });
        choices.push({
          codiceIpa: ente.codiceIpa,
          denominazione: ente.denominazione ?? ente.denominazioneBeneficiario,
          tipi,
        });
      });
    return choices.sort((a, b) => a.denominazione.localeCompare(b.denominazione, 'it'));
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
