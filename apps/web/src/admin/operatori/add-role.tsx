import { useId, useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import { roleName } from '../../shared/session/role-names';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { ErrorCard } from '../../shared/ui/error-card';
import { nameOf, type Operatore, type Ruolo } from '../../shared/people/operatori';
import { t } from './texts';

/** Gives a person one role more, for all tipi: they are narrowed in its card. To make an administrator asks first. */
export function AddRole(props: {
  readonly one: Operatore;
  readonly choices: readonly Ruolo[];
  readonly onChanged: () => Promise<unknown>;
}) {
  const { one, choices } = props;
  const { codiceIpa } = useEnte();
  const [role, setRole] = useState<Ruolo | ''>('');
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const id = useId();
  const { codiceFiscale, nome, cognome } = one.persona;
  if (choices.length === 0 || codiceFiscale === null || codiceFiscale === undefined) return null;
  const give = async (ruolo: Ruolo) => {
    await onboardingOffice.post('/enti/{ente}/assegnazioni', {
      path: { ente: codiceIpa },
      body: { persona: { codiceFiscale, nome, cognome }, ruolo },
    });
    setRole('');
    await props.onChanged();
  };
  const act = async () => {
    if (role === '') return;
    if (role === 'AMMINISTRATORE_ENTE') return setAsking(true);
    setBusy(true);
    setError(undefined);
    try {
      await give(role);
    } catch (refused) {
      setError(refused);
    }
    setBusy(false);
  };
  return (
    <section className="panel role-card" aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`} className="h6">
        {t.give}
      </h3>
      <div className="role-add">
        <div className="form-field mb-0">
          <label htmlFor={id}>{t.giveLabel}</label>
          <select
            id={id}
            className="form-select"
            value={role}
            onChange={(event) => setRole(event.target.value as Ruolo | '')}
          >
            <option value="">{'—'}</option>
            {choices.map((ruolo) => (
              <option key={ruolo} value={ruolo}>
                {roleName(ruolo)}
              </option>
            ))}
          </select>
        </div>
        <button
          type="button"
          className="btn btn-outline-primary btn-sm"
          disabled={role === ''}
          aria-disabled={busy}
          onClick={() => {
            if (!busy) void act();
          }}
        >
          {t.giveAction}
        </button>
      </div>
      {error !== undefined && <ErrorCard error={error} compact />}
      {asking && (
        <ConfirmDialog
          title={t.adminTitle}
          confirm={t.adminConfirm}
          onClose={() => setAsking(false)}
          onConfirm={() => give('AMMINISTRATORE_ENTE')}
        >
          <p>{t.adminText(nameOf(one))}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
