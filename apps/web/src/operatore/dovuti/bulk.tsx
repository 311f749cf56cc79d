import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { dovutiOffice } from '../../shared/api/doors';
import type { components } from '../../shared/api/schema/dovuti';
import { officePath } from '../../shared/routing/address';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Dialog } from '../../shared/ui/dialog';
import { t } from './bulk-texts';

type Outcome = components['schemas']['CancelledDovutiView'];
type NewBatch = components['schemas']['NewStampaDto'];

/** Greatest number of debts that one act takes: the server's bound. */
export const MAX_SELECTED = 500;

/** Starts a batch of notices, and goes where it can be followed. */
export function PrintNotices(props: {
  readonly what: NewBatch;
  /** How many, as far as it is known. */
  readonly count: number | undefined;
  readonly onClose: () => void;
}) {
  const { codiceIpa } = useEnte();
  const navigate = useNavigate();
  const client = useQueryClient();
  return (
    <ConfirmDialog
      title={props.count === undefined ? t.printFilterTitle : t.printTitle(props.count)}
      confirm={t.printConfirm}
      onClose={props.onClose}
      onConfirm={async () => {
        await dovutiOffice.post('/enti/{ente}/stampe-avvisi', { path: { ente: codiceIpa }, body: props.what });
        await client.invalidateQueries({ queryKey: ['prints', codiceIpa] });
        await navigate(officePath(codiceIpa, 'stampe-avvisi'));
      }}
    >
      <p>{t.printText}</p>
    </ConfirmDialog>
  );
}

/** Cancels many debts with one reason, then tells what became of each. */
export function CancelMany(props: {
  readonly iuds: readonly string[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome>();
  if (outcome) return <Outcomes outcome={outcome} onClose={props.onDone} />;
  return (
    <ConfirmDialog
      title={t.cancelTitle(props.iuds.length)}
      confirm={t.cancelConfirm}
      danger
      askReason
      onClose={props.onClose}
      closeWhenDone={false}
      onConfirm={async (reason) => {
        const told = await dovutiOffice.post('/enti/{ente}/dovuti/annullamenti', {
          path: { ente: codiceIpa },
          body: { iud: [...props.iuds], motivo: reason },
        });
        setOutcome(told);
        await client.invalidateQueries({ queryKey: ['dovuti', codiceIpa] });
      }}
    >
      <p>{t.cancelText}</p>
    </ConfirmDialog>
  );
}

function Outcomes({ outcome, onClose }: { readonly outcome: Outcome; readonly onClose: () => void }) {
  const others = outcome.esiti.filter(({ esito }) => esito !== 'ANNULLATO');
  return (
    <Dialog
      title={t.outcomeTitle}
      onClose={onClose}
      actions={
        <button type="button" className="btn btn-primary" onClick={onClose}>
          {t.close}
        </button>
      }
    >
      <p role="status">{t.cancelled(outcome.annullati)}</p>
      {others.length > 0 && (
        <>
          <p>{t.notCancelled(others.length)}</p>
          <ul className="outcome-list">
            {others.map(({ iud, esito }) => (
              <li key={iud}>
                <span className="identifier">{iud}</span> {esito === 'NON_TROVATO' ? t.notFound : t.notCancellable}
              </li>
            ))}
          </ul>
        </>
      )}
    </Dialog>
  );
}
