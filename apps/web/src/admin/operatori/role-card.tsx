import { useId, useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import { today } from '../../shared/session/clock';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { DateText } from '../../shared/ui/date-text';
import { ErrorCard } from '../../shared/ui/error-card';
import { Notice } from '../../shared/ui/notice';
import { StateBadge } from '../../shared/ui/state-badge';
import { BY_TIPO, nameOf, type Operatore, type OwnRuolo, type Ruolo } from '../../shared/people/operatori';
import { t } from './texts';
import { TipiChoice } from './tipi-choice';

/** The state of a role in words. */
export function RoleState({ role }: { readonly role: OwnRuolo }) {
  if (role.stato === 'REVOCATA') return <StateBadge tone="dark" label={t.revoked} />;
  if (role.inScadenza) return <StateBadge tone="warning" label={t.endsSoon} />;
  if (role.inVigore) return <StateBadge tone="success" label={t.inForce} />;
  return role.da > today() ? <StateBadge tone="info" label={t.notYet} /> : <StateBadge tone="dark" label={t.expired} />;
}

const sameTipi = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null ? a === b : a.length === b.length && a.every((one) => b.includes(one));

/** A role that a person has: its tipi and its last day to change, or the role to take away. */
export function RoleCard(props: {
  readonly one: Operatore;
  readonly role: OwnRuolo;
  readonly editable: boolean;
  readonly onChanged: () => Promise<unknown>;
}) {
  const { one, role, editable } = props;
  const { codiceIpa } = useEnte();
  const [tipi, setTipi] = useState<readonly string[] | null>(role.tipi);
  const [last, setLast] = useState(role.a ?? '');
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [error, setError] = useState<unknown>();
  const [revoking, setRevoking] = useState(false);
  const id = useId();
  const byTipo = BY_TIPO.includes(role.ruolo);
  const changed = !sameTipi(tipi, role.tipi) || last !== (role.a ?? '');
  const path = { ente: codiceIpa, utente: one.persona.id, ruolo: role.ruolo as Ruolo };
  const save = async () => {
    setBusy(true);
    setError(undefined);
    setSaved(false);
    try {
      await onboardingOffice.patch('/enti/{ente}/assegnazioni/{utente}/{ruolo}', {
        path,
        body: { ...(byTipo ? { tipi: tipi === null ? null : [...tipi] } : {}), a: last === '' ? null : last },
      });
      await props.onChanged();
      setSaved(true);
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <section className="panel role-card" aria-labelledby={`${id}-title`}>
      <div className="role-card-head">
        <h3 id={`${id}-title`} className="h6">
          {roleName(role.ruolo)}
        </h3>
        <RoleState role={role} />
      </div>
      <p className="soft">
        {t.from} <DateText value={role.da} />
        {!editable && (
          <>
            {' · '}
            {role.a === null ? t.noEnd : <DateText value={role.a} />}
          </>
        )}
      </p>
      {byTipo && (
        <TipiChoice
          legend={t.tipi}
          value={tipi}
          disabled={!editable}
          onChange={(value) => {
            setTipi(value);
            setSaved(false);
          }}
        />
      )}
      {editable && (
        <>
          <div className="form-field">
            <label htmlFor={`${id}-last`}>{t.lastDay}</label>
            <div id={`${id}-hint`} className="field-hint">
              {t.lastDayHint}
            </div>
            <input
              id={`${id}-last`}
              type="date"
              className="form-control role-card-day"
              aria-describedby={`${id}-hint`}
              min={role.da}
              value={last}
              onChange={(event) => {
                setLast(event.target.value);
                setSaved(false);
              }}
            />
          </div>
          {error !== undefined && <ErrorCard error={error} compact />}
          <div className="form-actions">
            <button
              type="button"
              className="btn btn-primary btn-sm"
              disabled={!changed}
              aria-disabled={busy}
              onClick={() => {
                if (!busy) void save();
              }}
            >
              {t.change}
            </button>
            <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setRevoking(true)}>
              {t.revoke}
            </button>
          </div>
          {saved && !changed && (
            <Notice tone="success" live>
              {t.saved}
            </Notice>
          )}
        </>
      )}
      {revoking && (
        <ConfirmDialog
          title={t.revokeTitle}
          confirm={t.revoke}
          danger
          onClose={() => setRevoking(false)}
          onConfirm={async () => {
            await onboardingOffice.delete('/enti/{ente}/assegnazioni/{utente}/{ruolo}', { path });
            await props.onChanged();
          }}
        >
          <p>
            {role.ruolo === 'AMMINISTRATORE_ENTE'
              ? t.revokeAdminText(nameOf(one))
              : t.revokeText(roleName(role.ruolo), nameOf(one))}
          </p>
        </ConfirmDialog>
      )}
    </section>
  );
}
