import { Link } from 'react-router-dom';
import { DateText } from '../ui/date-text';
import { Money } from '../ui/money';
import { type CitizenDebt, DebtState } from './debt-state';
import { addressOf } from '../routing/address';

/** A debt of one's own in a short list: a link to all of it. */
export function DebtRow({ debt }: { readonly debt: CitizenDebt & { readonly iud: string } }) {
  const day = debt.pagatoIl ?? debt.scadenza;
  return (
    <li>
      <Link to={positionPath(debt)} className="debt-row">
        <span className="debt-row-what">
          <span className="debt-row-causale">{debt.causale}</span>
          <span className="debt-row-ente">
            {debt.ente.denominazione}
            {day !== undefined && (
              <>
                {' · '}
                <DateText value={day} />
              </>
            )}
          </span>
        </span>
        <DebtState debt={debt} />
        <Money euro={debt.importoPagato ?? debt.importo} strong />
      </Link>
    </li>
  );
}

/** The page of one's own debt. */
export const positionPath = (debt: Pick<CitizenDebt, 'ente'> & { readonly iud: string }): string =>
  addressOf('/area-personale/posizioni-aperte', debt.ente.codiceIpa, debt.iud);
