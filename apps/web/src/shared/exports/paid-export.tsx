import { useQueryClient } from '@tanstack/react-query';
import { pagamentiOffice } from '../api/doors';
import type { components } from '../api/schema/pagamenti';
import { formatCount, formatDay } from '../i18n/format';
import { useEnte } from '../session/use-ente';
import { BookedActions } from '../ui/booked-actions';
import { DateText } from '../ui/date-text';
import { DownloadLink } from '../ui/download-link';
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
  const path = { ente: codiceIpa, id: String(one.id) };
  const refresh = () => client.invalidateQueries({ queryKey: ['exports', codiceIpa] });
  return (
    <BookedActions
      azioni={one.azioni}
      words={t}
      cancel={() => pagamentiOffice.delete('/enti/{ente}/export-ricevute/{id}', { path }).then(refresh)}
      repeat={() => pagamentiOffice.post('/enti/{ente}/export-ricevute/{id}/ripeti', { path }).then(refresh)}
    />
  );
}
