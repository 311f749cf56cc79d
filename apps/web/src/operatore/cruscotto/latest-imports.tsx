import { Link } from 'react-router-dom';
import { formatCount } from '../../shared/i18n/format';
import { type Import, ImportState } from '../../shared/imports/import-state';
import { DateText } from '../../shared/ui/date-text';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

/** The last uploads, with how far they are. */
export function LatestImports(props: {
  readonly imports: readonly Import[] | undefined;
  readonly waiting: boolean;
  readonly base: string;
}) {
  const { imports, waiting, base } = props;
  return (
    <section className="panel" aria-labelledby="latest-imports">
      <div className="panel-head">
        <h2 id="latest-imports" className="h4">
          {t.imports}
        </h2>
        <Link to={`${base}/flussi/import`}>{t.allImports}</Link>
      </div>
      {waiting && <Skeleton rows={3} />}
      {imports?.length === 0 && <p className="soft">{t.noImports}</p>}
      {!waiting && imports === undefined && <p className="soft">{t.notNow}</p>}
      <ul className="found-list">
        {imports?.map((one) => (
          <li key={one.id} className="found">
            <div>
              <Link to={`${base}/flussi/import/${one.id}`}>{one.nomeFile}</Link>
              <p className="soft">
                <span>
                  <DateText value={one.caricatoIl} />
                </span>
                <span>{t.rowsOf(formatCount(one.righeAccettate), formatCount(one.righeScartate))}</span>
              </p>
            </div>
            <div className="found-right">
              <ImportState one={one} />
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
