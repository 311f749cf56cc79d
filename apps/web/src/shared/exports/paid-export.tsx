import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pagamentiOffice } from '../api/doors';
import type { components } from '../api/schema/pagamenti';
import { formatCount, formatDay } from '../i18n/format';
import { useEnte } from '../session/use-ente';
import { ConfirmDialog } from '../ui/confirm-dialog';
import { DateText } from '../ui/date-text';
import { DownloadLink } from '../ui/download-link';
import { ErrorCard } from '../ui/error-card';
import { Progress } from '../ui/progress';
import { StateBadge, type Tone } from '../ui/state-badge';
import { t } from './export-texts';
import { officeFile } from '../routing/address';

export type PaidExport = components['schemas']['ExportView'];

/** Whether something is still to come from it. */
export const isExporting = ({ stato }: PaidExport): boolean => stato === 'IN_CODA' || stato === 'IN_CORSO';

const LOOKS: Readonly<Record<PaidExport['stato'], readonly [Tone, string]>> = {
  IN_CODA: ['info', t.waiting],
  IN_CORSO: ['primary', t.running],
  PRONTO: ['success', t.ready],
  FALLITO: ['danger', t.failed],
  ANNULLATO: ['dark', t.cancelled],
};

export function ExportState({ one }: { readonly one: PaidExport }) {
  const [tone, label]: readonly [Tone, string] =
    one.stato === 'PRONTO' && one.lavorate === 0 ? ['warning', t.nothing] : LOOKS[one.stato];
  return <StateBadge tone={tone} label={label} />;
}

export const exportPeriod = ({ dal: from, al: to }: PaidExport): string => t.paid(formatDay(from), formatDay(to));

/** How far an export is, what came of it, and its file. */
export function ExportOutcome({ one }: { readonly one: PaidExport }) {
  const { codiceIpa } = useEnte();
  if (isExporting(one))
    return (
      <Progress
        label={t.progress(formatCount(one.lavorate), formatCount(one.totale))}
        percent={Math.floor((one.lavorate / Math.max(one.totale, 1)) * 100)}
      />
    );
  if (one.fileEliminatoIl !== undefined) return <p className="soft mb-0">{t.gone}</p>;
  if (one.stato !== 'PRONTO') return null;
  if (one.nomeFile === undefined) return <p className="mb-0">{t.none}</p>;
  return (
    <div>
      <DownloadLink
        href={officeFile(codiceIpa, 'export-ricevute', one.id, 'file')}
        format={one.formato === 'CSV' ? 'ZIP' : 'XLSX'}
        {...(one.dimensione === undefined ? {} : { bytes: one.dimensione })}
      >
        {t.download}
      </DownloadLink>
      <p className="soft mb-0">
        {t.rows(one.lavorate)}
        {one.scadeIl !== undefined && (
          <>
            {` · ${t.until} `}
            <DateText value={one.scadeIl} />
          </>
        )}
      </p>
    </div>
  );
}

/** Takes an export back, or books it once more. */
export function ExportActions({ one }: { readonly one: PaidExport }) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const [cancelling, setCancelling] = useState(false);
  const [error, setError] = useState<unknown>();
  const path = { ente: codiceIpa, id: String(one.id) };
  const refresh = () => client.invalidateQueries({ queryKey: ['exports', codiceIpa] });
  const repeat = async () => {
    setError(undefined);
    try {
      await pagamentiOffice.post('/enti/{ente}/export-ricevute/{id}/ripeti', { path });
      await refresh();
    } catch (refused) {
      setError(refused);
    }
  };
  return (
    <>
      {one.azioni.includes('ANNULLA') && (
        <button type="button" className="btn btn-outline-danger btn-xs" onClick={() => setCancelling(true)}>
          {t.cancel}
        </button>
      )}
      {one.azioni.includes('RIPETI') && (
        <button type="button" className="btn btn-outline-primary btn-xs" onClick={() => void repeat()}>
          {t.repeat}
        </button>
      )}
      {error !== undefined && <ErrorCard error={error} compact />}
      {cancelling && (
        <ConfirmDialog
          title={t.cancelTitle}
          confirm={t.cancelConfirm}
          danger
          onClose={() => setCancelling(false)}
          onConfirm={async () => {
            await pagamentiOffice.delete('/enti/{ente}/export-ricevute/{id}', { path });
            await refresh();
          }}
        >
          <p>{t.cancelText}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
