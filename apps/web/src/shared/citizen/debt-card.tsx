import type { ReactNode } from 'react';
import { formatMoney, formatNumeroAvviso } from '../i18n/format';
import { CopyButton } from '../ui/copy-button';
import { DateText } from '../ui/date-text';
import { Money } from '../ui/money';
import { Notice } from '../ui/notice';
import { causeOf, type CitizenDebt, DebtState } from './debt-state';
import { EnteMark } from './ente-mark';
import { t } from './texts';

/** One payment with all that must be clear before it: whom, for what, how much, by when, in whose name. */
export function DebtCard(props: {
  readonly debt: CitizenDebt;
  readonly heading?: 'h2' | 'h3';
  /** Above the figures: what changed. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
}) {
  const { debt, heading: Heading = 'h2' } = props;
  const cause = causeOf(debt);
  return (
    <article className="debt-card">
      <div className="debt-head">
        <EnteMark name={debt.ente.denominazione} />
        <div className="debt-title">
          <p className="debt-ente">{debt.ente.denominazione}</p>
          <Heading className="h4 mb-0">{debt.causale}</Heading>
          <p className="debt-tipo">{debt.tipoDovuto.descrizione}</p>
        </div>
        <DebtState debt={debt} />
      </div>
      {props.note}
      <dl className="debt-facts">
        <div className="debt-amount">
          <dt>{debt.stato === 'PAGATO' ? t.states.PAGATO : t.amountNow}</dt>
          <dd>
            <Money euro={debt.importoPagato ?? debt.importo} strong />
            {debt.importoOriginale !== undefined && (
              <span className="debt-was">{t.amountWas(formatMoney(debt.importoOriginale))}</span>
            )}
          </dd>
        </div>
        {debt.pagatoIl === undefined ? (
          <div>
            <dt>{t.due}</dt>
            <dd>{debt.scadenza === undefined ? t.noDue : <DateText value={debt.scadenza} />}</dd>
          </div>
        ) : (
          <div>
            <dt>{t.paidOn}</dt>
            <dd>
              <DateText value={debt.pagatoIl} />
            </dd>
          </div>
        )}
        <div>
          <dt>{t.holder}</dt>
          <dd>{debt.intestatario}</dd>
        </div>
        {debt.numeroAvviso !== undefined && (
          <div>
            <dt>{t.number}</dt>
            <dd className="debt-number">
              {formatNumeroAvviso(debt.numeroAvviso)} <CopyButton text={debt.numeroAvviso} what={t.copyNumber} />
            </dd>
          </div>
        )}
      </dl>
      {cause !== undefined && debt.stato !== 'PAGATO' && debt.stato !== 'ANNULLATO' && (
        <Notice tone="warning">{cause}</Notice>
      )}
      {props.actions !== undefined && <div className="debt-actions">{props.actions}</div>}
    </article>
  );
}
