import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams } from 'react-router-dom';
import { onboardingOffice } from '../../shared/api/doors';
import { today } from '../../shared/session/clock';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { AddRole } from './add-role';
import { isPresent, nameOf, type Operatore, RUOLI } from '../../shared/people/operatori';
import { RoleCard, RoleState } from './role-card';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

function PastRoles({ one }: { readonly one: Operatore }) {
  const past = one.ruoli.filter((role) => !isPresent(role, today()));
  if (past.length === 0) return null;
  return (
    <>
      <h2 className="h5">{t.past}</h2>
      <ul className="role-list">
        {past.map((role) => (
          <li key={role.ruolo}>
            {roleName(role.ruolo)} <RoleState role={role} /> <DateText value={role.da} />
            {role.a !== null && (
              <>
                {' – '}
                <DateText value={role.a} />
              </>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** E-05: one person of the ente, and her roles to change. */
export function Screen() {
  const { codiceIpa, may } = useEnte();
  const { utente = '' } = useParams();
  const base = officePath(codiceIpa, 'admin', 'operatori');
  const client = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['operatori', codiceIpa, 'uno', utente],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/operatori/{utente}', { path: { ente: codiceIpa, utente }, signal }),
  });
  const refresh = () => client.invalidateQueries({ queryKey: ['operatori', codiceIpa] });
  const breadcrumb = [{ to: base, label: t.title }];
  if (!data)
    return (
      <Page title={t.person} breadcrumb={breadcrumb}>
        {error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />}
      </Page>
    );
  const editable = may('operatore.manage') && !data.proprio;
  const present = data.ruoli.filter((role) => isPresent(role, today()));
  const choices = RUOLI.filter((ruolo) => !present.some((role) => role.ruolo === ruolo));
  return (
    <Page
      title={nameOf(data)}
      breadcrumb={breadcrumb}
      actions={
        editable &&
        present.length > 0 && (
          <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setRemoving(true)}>
            {t.remove}
          </button>
        )
      }
    >
      {data.proprio && (
        <Notice tone="info" title={t.self}>
          <p className="mb-0">{t.selfText}</p>
        </Notice>
      )}
      <h2 className="h5">{t.facts}</h2>
      <DefinitionList
        items={[
          { term: t.code, value: data.persona.codiceFiscale },
          { term: t.email, value: data.persona.email },
          {
            term: t.lastSeen,
            value: data.ultimoAccesso === null ? t.never : <DateText value={data.ultimoAccesso} />,
          },
        ]}
      />
      <h2 className="h5">{t.current}</h2>
      {present.length === 0 && <p className="soft">{t.noCurrent}</p>}
      <div className="role-cards">
        {present.map((role) => (
          <RoleCard key={role.ruolo} one={data} role={role} editable={editable} onChanged={refresh} />
        ))}
        {editable && <AddRole one={data} choices={choices} onChanged={refresh} />}
      </div>
      <PastRoles one={data} />
      {removing && (
        <ConfirmDialog
          title={t.removeTitle}
          confirm={t.removeConfirm}
          danger
          onClose={() => setRemoving(false)}
          onConfirm={async () => {
            await onboardingOffice.delete('/enti/{ente}/operatori/{utente}', { path: { ente: codiceIpa, utente } });
            await refresh();
          }}
        >
          <p>{t.removeText(nameOf(data))}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
