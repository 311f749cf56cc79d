import {
  type Clock,
  type CodiceFiscaleEnte,
  type NumeroAvviso,
  readAvviso,
  seesTipo,
  type UnitOfWork,
  type VisibleTipi,
} from '@mypay/kernel';
import type { QuoteOk, QuoteResponse } from '@mypay/contracts';
import { PagamentiError } from '../domain/errors';
import type { PagamentiStores, Quotes } from './ports';
import type { Reads, RicevutaRow } from './read-ports';

/** How long a notice that the node asked to pay is held for who pays it: the life of its token. Source: pagopa-node.md §18. */
const ACTIVATION_MS = 30 * 60_000;
const RECEIPTS_MAX = 5;

/** What is known at the counter of a notice. `NON_VERIFICABILE`: the owner of the debt does not answer now. */
export type StatoSportello = 'PAGATO' | 'IN_CORSO' | 'DA_PAGARE' | 'NON_PAGABILE' | 'SCONOSCIUTO' | 'NON_VERIFICABILE';

export interface FrontDeskAnswer {
  readonly numeroAvviso: NumeroAvviso;
  readonly stato: StatoSportello;
  /** Why it is not payable. */
  readonly causa?: string | undefined;
  readonly quote?: QuoteOk | undefined;
  /** When the node last asked to pay it. */
  readonly attivataIl?: Date | undefined;
  /** More than one: paid twice. */
  readonly ricevute: readonly RicevutaRow[];
  readonly verificatoIl: Date;
}

/** "Has this person paid?": receipts first, then the node's last activation, then what the debt's owner says. */
export class FrontDesk {
  constructor(
    private readonly reads: Pick<Reads, 'ricevute'>,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly quotes: Quotes,
    private readonly clock: Clock,
  ) {}

  /**
   * @param text a notice number, or an IUV of ours, spaces allowed
   * @throws PagamentiError `AVVISO_SCONOSCIUTO` for what is no notice number
   */
  async execute(ente: CodiceFiscaleEnte, text: string, tipi: VisibleTipi): Promise<FrontDeskAnswer> {
    const numeroAvviso = noticeOf(text);
    const now = this.clock.now();
    const visible = tipi === 'TUTTI' ? null : tipi;
    const ricevute = (await this.reads.ricevute(ente, { numeroAvviso, tipi: visible }, undefined, RECEIPTS_MAX)).filter(
      ({ esito }) => esito === 'OK',
    );
    const base = { numeroAvviso, ricevute, verificatoIl: now };
    if (ricevute.length > 0) return { ...base, stato: 'PAGATO' };

    const [attivazione, answer] = await Promise.all([
      this.unitOfWork.run(ente, ({ attivazioni }) => attivazioni.find(numeroAvviso)),
      this.ask(ente, numeroAvviso),
    ]);
    if (answer === undefined) return { ...base, stato: 'NON_VERIFICABILE' };
    if (answer.esito === 'NON_PAGABILE') return { ...base, ...refused(answer.causa, tipi) };
    if (!seesTipo(tipi, answer.tipoDovuto)) return { ...base, stato: 'SCONOSCIUTO' };
    const last = attivazione?.attivataIl;
    const live = last !== undefined && now.getTime() - last.getTime() < ACTIVATION_MS;
    return { ...base, stato: live ? 'IN_CORSO' : 'DA_PAGARE', quote: answer, attivataIl: last };
  }

  private async ask(ente: CodiceFiscaleEnte, numeroAvviso: NumeroAvviso): Promise<QuoteResponse | undefined> {
    try {
      return await this.quotes.quote(ente, { numeroAvviso, scopo: 'VERIFICA' });
    } catch (error) {
      if (error instanceof PagamentiError && error.code === 'PREVENTIVO_NON_DISPONIBILE') return undefined;
      throw error;
    }
  }
}

/** A paid debt without a receipt of ours was paid elsewhere. Who does not see every tipo learns nothing of a debt without one. */
function refused(reason: string, tipi: VisibleTipi): { stato: StatoSportello; causa?: string } {
  if (reason === 'SCONOSCIUTO' || tipi !== 'TUTTI') return { stato: 'SCONOSCIUTO' };
  return { stato: reason === 'GIA_PAGATO' ? 'PAGATO' : 'NON_PAGABILE', causa: reason };
}

function noticeOf(text: string): NumeroAvviso {
  const digits = text.replace(/\s/g, '');
  const number = /^\d{17}$/.test(digits) ? `3${digits}` : digits;
  if (!/^\d{18}$/.test(number) || readAvviso(number as NumeroAvviso) === undefined)
    throw new PagamentiError('AVVISO_SCONOSCIUTO', 'Un codice avviso ha 18 cifre');
  return number as NumeroAvviso;
}
