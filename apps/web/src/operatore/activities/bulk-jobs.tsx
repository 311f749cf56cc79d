import { Link } from 'react-router-dom';
import {
  ExportActions,
  ExportOutcome,
  exportPeriod,
  ExportState,
  type PaidExport,
} from '../../shared/exports/paid-export';
import { type PrintBatch, PrintActions, PrintOutcome, printSource, PrintState } from '../../shared/prints/print-batch';
import { DateText } from '../../shared/ui/date-text';
import { t } from './texts';

/** A batch of notices among the jobs. */
export function PrintJob(props: {
  readonly one: PrintBatch;
  readonly base: string;
  readonly tipo: (code: string) => string;
}) {
  const { one, base } = props;
  return (
    <li className="job">
      <div className="job-head">
        <div>
          <p className="soft mb-0">{t.print}</p>
          <Link to={`${base}/stampe-avvisi`}>{printSource(one, props.tipo)}</Link>
          <p className="soft mb-0">
            <DateText value={one.richiestaIl} />
          </p>
        </div>
        <PrintState one={one} />
      </div>
      <PrintOutcome one={one} />
      <div className="job-actions">
        <PrintActions one={one} />
      </div>
    </li>
  );
}

/** An export of what was paid among the jobs. */
export function ExportJob({ one, base }: { readonly one: PaidExport; readonly base: string }) {
  return (
    <li className="job">
      <div className="job-head">
        <div>
          <p className="soft mb-0">{t.paidExport}</p>
          <Link to={`${base}/flussi/export`}>{exportPeriod(one)}</Link>
          <p className="soft mb-0">
            <DateText value={one.richiestoIl} />
          </p>
        </div>
        <ExportState one={one} />
      </div>
      <ExportOutcome one={one} />
      <div className="job-actions">
        <ExportActions one={one} />
      </div>
    </li>
  );
}
