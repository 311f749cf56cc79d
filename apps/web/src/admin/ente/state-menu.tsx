import { useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/onboarding';
import { enteState } from '../../shared/enti/ente-state';
import { type EnteRecord, useChangeEnte } from '../../shared/enti/use-ente-record';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Icon } from '../../shared/ui/icon';
import { Menu } from '../../shared/ui/menu';
import { t } from './texts';

type Stato = components['schemas']['ChangeStatoDto']['stato'];

/** The states that an ente may pass to now; each asks for a reason, and the server says what is missing. */
export function StateMenu({ ente }: { readonly ente: EnteRecord }) {
  const [to, setTo] = useState<Stato>();
  const change = useChangeEnte((body: components['schemas']['ChangeStatoDto']) =>
    onboardingOffice.post('/enti/{ente}/stato', { path: { ente: ente.codiceIpa }, body }),
  );
  if (ente.statiAmmessi.length === 0) return null;
  return (
    <>
      <Menu
        buttonClass="btn btn-outline-primary"
        label={
          <>
            {t.state} <Icon name="it-expand" size="xs" />
          </>
        }
      >
        <ul className="app-menu-list">
          {ente.statiAmmessi.map((state) => (
            <li key={state}>
              <button type="button" className="app-menu-button" onClick={() => setTo(state as Stato)}>
                {enteState(state)}
              </button>
            </li>
          ))}
        </ul>
      </Menu>
      {to !== undefined && (
        <ConfirmDialog
          title={t.stateTo(enteState(to))}
          confirm={t.stateTo(enteState(to))}
          danger={to === 'SOSPESO'}
          askReason
          onConfirm={(reason) => change({ stato: to, motivo: reason, versione: ente.versione })}
          onClose={() => setTo(undefined)}
        >
          <p>{t.stateText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
