import { useState } from 'react';
import { useEnte } from '../../shared/session/use-ente';
import { CancelMany, MAX_SELECTED, PrintNotices } from './bulk';
import { t } from './bulk-texts';

/** What may be done to the rows that are selected. */
export function BulkBar(props: { readonly iuds: readonly string[]; readonly onClear: () => void }) {
  const { iuds, onClear } = props;
  const { may } = useEnte();
  const [act, setAct] = useState<'print' | 'cancel'>();
  const tooMany = iuds.length > MAX_SELECTED;
  const close = () => setAct(undefined);
  if (iuds.length === 0) return null;
  return (
    <div className="bulk-bar">
      <p role="status" className="mb-0">
        <strong>{t.selected(iuds.length)}</strong> {tooMany && t.tooMany}
      </p>
      {may('avviso.massivo') && !tooMany && (
        <button type="button" className="btn btn-primary btn-sm" onClick={() => setAct('print')}>
          {t.print}
        </button>
      )}
      {may('dovuto.write') && !tooMany && (
        <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setAct('cancel')}>
          {t.cancel}
        </button>
      )}
      <button type="button" className="btn btn-outline-primary btn-sm" onClick={onClear}>
        {t.none}
      </button>
      {act === 'print' && <PrintNotices what={{ iud: [...iuds] }} count={iuds.length} onClose={close} />}
      {act === 'cancel' && (
        <CancelMany
          iuds={iuds}
          onClose={close}
          onDone={() => {
            close();
            onClear();
          }}
        />
      )}
    </div>
  );
}
