import { language } from '../../shared/i18n/language';
import { MissingParts } from '../../shared/ui/missing-parts';
import { Skeleton } from '../../shared/ui/skeleton';
import { Timeline } from '../../shared/ui/timeline';
import { toTimeline } from './told';
import { t } from './texts';
import { useStory } from './use-story';

/** The timeline of all that happened to a debt, put together from what dovuti, pagamenti and pivot know. */
export function History(props: { readonly iud: string; readonly iuv: string | undefined; readonly base: string }) {
  const { iud, iuv, base } = props;
  const { entries, waiting, missing, hidden, retry, older, cut } = useStory(iud, iuv);
  return (
    <>
      <MissingParts parts={missing} onRetry={retry} />
      {waiting && <Skeleton rows={entries.length === 0 ? 4 : 1} />}
      <Timeline events={entries.map((entry) => toTimeline(entry, base))} />
      {older && (
        <button type="button" className="btn btn-outline-primary btn-sm" onClick={older}>
          {t.older}
        </button>
      )}
      {cut && <p className="soft">{t.cut}</p>}
      {hidden.length > 0 && <p className="soft">{t.hidden(new Intl.ListFormat(language).format(hidden))}</p>}
    </>
  );
}
