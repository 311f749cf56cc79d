import { useId, useState } from 'react';
import { withQuery } from '../../shared/api/client';
import { today } from '../../shared/session/clock';
import { DownloadLink } from '../../shared/ui/download-link';
import { t } from './texts';

const YEARS = 6;

/** The receipts of a year in one ZIP. */
export function YearArchive({ role }: { readonly role: 'PAGATE' | 'INTESTATE' }) {
  const now = Number(today().slice(0, 4));
  const [year, setYear] = useState(String(now));
  const id = useId();
  const href = withQuery('/api/cittadino/ricevute/zip', { ruolo: role, dal: `${year}-01-01`, al: `${year}-12-31` });
  return (
    <section className="panel mt-4" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} className="h5">
        {t.archive}
      </h2>
      <p>{t.archiveText}</p>
      <div className="year-archive">
        <label htmlFor={id}>{t.year}</label>
        <select id={id} className="form-select" value={year} onChange={(event) => setYear(event.target.value)}>
          {Array.from({ length: YEARS }, (_, back) => String(now - back)).map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <DownloadLink href={href} format="ZIP" button>
          {t.zip(year)}
        </DownloadLink>
      </div>
    </section>
  );
}
