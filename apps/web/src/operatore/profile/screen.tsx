import { Link } from 'react-router-dom';
import { language } from '../../shared/i18n/language';
import type { Column } from '../../shared/list/data-table';
import { DataTable } from '../../shared/list/data-table';
import { today } from '../../shared/session/clock';
import { EndingRoles } from '../../shared/session/ending-roles';
import { roleName } from '../../shared/session/role-names';
import { useSession } from '../../shared/session/session-provider';
import { type OwnAssegnazione, useProfile } from '../../shared/session/use-profile';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { StateBadge } from '../../shared/ui/state-badge';
import { t } from './texts';

function State({ one }: { readonly one: OwnAssegnazione }) {
  if (one.stato === 'REVOCATA') return <StateBadge tone="dark" label={t.revoked} />;
  if (one.inScadenza) return <StateBadge tone="warning" label={t.endsSoon} />;
  if (one.inVigore) return <StateBadge tone="success" label={t.inForce} />;
  return one.da > today() ? <StateBadge tone="info" label={t.notYet} /> : <StateBadge tone="dark" label={t.past} />;
}

const columns: readonly Column<OwnAssegnazione>[] = [
  { key: 'ente', header: t.ente, cell: ({ ente }) => ente?.denominazione ?? t.everyEnte },
  { key: 'role', header: t.role, cell: ({ ruolo }) => roleName(ruolo) },
  {
    key: 'tipi',
    header: t.tipi,
    cell: ({ tipi }) => (tipi === null ? t.all : tipi.length === 0 ? t.noneTipi : tipi.join(', ')),
  },
  { key: 'until', header: t.until, cell: ({ a }) => (a === null ? t.noEnd : <DateText value={a} />) },
  { key: 'state', header: t.state, cell: (one) => <State one={one} /> },
];

/** O-16: who one is, and what one may do where; nothing here is changed by oneself. */
export function Screen() {
  const session = useSession();
  const works = session !== undefined && (session.generali.permessi.length > 0 || session.assegnazioni.length > 0);
  const { data, error, refetch } = useProfile(works);
  const persona = session?.persona;
  return (
    <Page title={t.title} lead={t.lead}>
      <EndingRoles />
      <h2 className="h5">{t.facts}</h2>
      <p className="soft">{t.factsNote}</p>
      <DefinitionList
        items={[
          { term: t.name, value: session?.nome },
          { term: t.code, value: persona?.codiceFiscale },
          { term: t.email, value: persona?.email ?? t.noEmail },
          {
            term: t.language,
            value: (
              <>
                {language === 'en' ? t.english : t.italian} <small className="soft">{t.languageHint}</small>
              </>
            ),
          },
        ]}
      />
      <h2 className="h5">{t.roles}</h2>
      {!works && session && <p className="soft">{t.noRoles}</p>}
      {works && error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {works && !data && !error && <Skeleton rows={3} />}
      {data && (
        <DataTable
          caption={t.caption}
          rows={data.assegnazioni}
          columns={columns}
          rowKey={({ ente, ruolo }) => `${ente?.codiceIpa ?? ''}|${ruolo}`}
        />
      )}
      <h2 className="h5">{t.security}</h2>
      <ul>
        <li>
          <Link to="/sessioni">{t.sessions}</Link>
        </li>
        <li>
          <Link to="/bo/scegli-ente">{t.choose}</Link>
        </li>
      </ul>
    </Page>
  );
}
