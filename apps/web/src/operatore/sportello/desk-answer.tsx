import { Link } from 'react-router-dom';
import type { pagamentiOffice } from '../../shared/api/doors';
import { formatNumeroAvviso, formatTime } from '../../shared/i18n/format';
import { DataTable } from '../../shared/list/data-table';
import { officePath } from '../../shared/routing/address';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { Icon, type IconName } from '../../shared/ui/icon';
import { Money } from '../../shared/ui/money';
import { Notice } from '../../shared/ui/notice';
import type { Tone } from '../../shared/ui/state-badge';
import { t } from './texts';

type Answer = Awaited<ReturnType<typeof pagamentiOffice.get<'/enti/{ente}/sportello'>>>;

const LOOK: Readonly<Record<Answer['stato'], readonly [tone: Tone, icon: IconName]>> = {
  PAGATO: ['success', 'it-check-circle'],
  IN_CORSO: ['warning', 'it-clock'],
  DA_PAGARE: ['primary', 'it-clock'],
  NON_PAGABILE: ['danger', 'it-error'],
  SCONOSCIUTO: ['dark', 'it-search'],
  NON_VERIFICABILE: ['warning', 'it-warning-circle'],
};

/** What is said to who stands at the counter: one word first, then why. */
export function DeskAnswer(props: { readonly answer: Answer; readonly codiceIpa: string }) {
  const { answer, codiceIpa } = props;
  const { stato, ricevute, causa } = answer;
  const [tone, icon] = LOOK[stato];
  return (
    <>
      <div className={`outcome outcome-${tone} mt-4`}>
        <Icon name={icon} size="lg" />
        <div>
          <h2 className="h4 mb-1">{t.say[stato]}</h2>
          <p className="outcome-words">
            {stato === 'PAGATO' && ricevute.length === 0 ? t.elsewhere : t.words[stato]}
            {causa !== null && stato === 'NON_PAGABILE' && ` ${t.cause[causa] ?? ''}`}
          </p>
        </div>
      </div>
      {ricevute.length > 1 && (
        <Notice tone="danger">
          <p>{t.twice}</p>
        </Notice>
      )}
      {answer.importo !== null && (
        <section className="panel">
          <h2 className="h5">{t.facts}</h2>
          <p className="desk-amount">
            <Money euro={answer.importo} />
          </p>
          <DefinitionList
            items={[
              { term: t.subject, value: answer.causale, wide: true },
              { term: t.notice, value: <code>{formatNumeroAvviso(answer.numeroAvviso)}</code> },
              ...(answer.intestatario === null ? [] : [{ term: t.owner, value: answer.intestatario }]),
              ...(answer.tipoDovuto === null ? [] : [{ term: t.tipo, value: answer.tipoDovuto }]),
              ...(answer.scadenza === null ? [] : [{ term: t.due, value: <DateText value={answer.scadenza} /> }]),
              ...(answer.attivataIl === null || stato !== 'IN_CORSO'
                ? []
                : [{ term: t.asked, value: formatTime(answer.attivataIl) }]),
            ]}
          />
        </section>
      )}
      {ricevute.length > 0 && (
        <section className="panel">
          <h2 className="h5">{t.receipts}</h2>
          <DataTable
            caption={t.receipts}
            rows={ricevute}
            rowKey={({ rtId }) => rtId}
            columns={[
              { key: 'paidOn', header: t.paidOn, cell: (row) => <DateText value={row.dataOraMessaggio} /> },
              { key: 'psp', header: t.psp, cell: (row) => row.psp.denominazione },
              { key: 'iur', header: t.iur, optional: true, cell: (row) => <code>{row.rtId}</code> },
              { key: 'amount', header: t.amount, numeric: true, cell: (row) => <Money euro={row.importo} /> },
            ]}
            rowActions={(row) => (
              <Link to={officePath(codiceIpa, 'ricevute', row.rtId)} aria-label={t.receiptOf(row.rtId)}>
                {t.openReceipt}
              </Link>
            )}
          />
        </section>
      )}
    </>
  );
}
