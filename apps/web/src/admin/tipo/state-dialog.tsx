import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { dovutiOffice } from '../../shared/api/doors';
import type { TipoDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { formatCount } from '../../shared/i18n/format';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { Notice } from '../../shared/ui/notice';
import { t } from './texts';
import { useChangeTipo } from './use-change-tipo';

const POLICIES = ['MANTIENI_PAGABILI', 'BLOCCA', 'ANNULLA'] as const;
type Policy = (typeof POLICIES)[number];

/** Enables or disables a tipo, after saying what that means for what is open. */
export function StateDialog({ tipo, onClose }: { readonly tipo: TipoDovuto; readonly onClose: () => void }) {
  const { codiceIpa, may } = useEnte();
  const change = useChangeTipo(tipo);
  const [policy, setPolicy] = useState<Policy>('MANTIENI_PAGABILI');
  const field = useId();
  const open = useQuery({
    queryKey: ['dovuti', codiceIpa, 'open', tipo.codice],
    queryFn: ({ signal }) =>
      dovutiOffice.get('/enti/{ente}/dovuti', {
        path: { ente: codiceIpa },
        query: { ...({ tipoDovuto: tipo.codice } as Record<never, never>), vista: 'online', conta: true, limite: 1 },
        signal,
      }),
    enabled: tipo.attivo && may('dovuto.read'),
  });
  if (!tipo.attivo)
    return (
      <ConfirmDialog
        title={t.enableTitle}
        confirm={t.enableConfirm}
        askReason
        onClose={onClose}
        onConfirm={(reason) => change({ attivo: true, motivo: reason })}
      >
        <p>{t.enableText}</p>
      </ConfirmDialog>
    );
  const count = open.data?.totale;
  return (
    <ConfirmDialog
      title={t.disableTitle}
      confirm={t.disableConfirm}
      danger
      askReason
      onClose={onClose}
      onConfirm={(reason) => change({ attivo: false, dovutiAperti: policy, motivo: reason })}
    >
      <p>{t.disableText}</p>
      {!open.isLoading && (
        <Notice tone={count === 0 ? 'info' : 'warning'} live>
          {count === undefined ? t.openUnknown : count === 0 ? t.openNone : t.open(formatCount(count), count === 1)}
        </Notice>
      )}
      {tipo.operatori !== null && tipo.operatori > 0 && (
        <p>{t.operatorsHave(formatCount(tipo.operatori), tipo.operatori === 1)}</p>
      )}
      <div className="form-field">
        <label htmlFor={field}>{t.policy}</label>
        <select
          id={field}
          className="form-select"
          value={policy}
          onChange={(event) => setPolicy(event.target.value as Policy)}
        >
          {POLICIES.map((one) => (
            <option key={one} value={one}>
              {t[one]}
            </option>
          ))}
        </select>
      </div>
    </ConfirmDialog>
  );
}
