import { Link } from 'react-router-dom';
import type { components } from '../../shared/api/schema/dovuti';
import { formatCount } from '../../shared/i18n/format';
import { type Import, isOpen } from '../../shared/imports/import-state';
import { Notice } from '../../shared/ui/notice';
import { Progress } from '../../shared/ui/progress';
import { t } from './texts';

type Pace = NonNullable<components['schemas']['ImportView']['avanzamento']>;

function paceOf({ righeAlSecondo, secondiRimanenti }: Pace): string {
  const left = secondiRimanenti === undefined ? [] : [t.left(t.seconds(secondiRimanenti))];
  return [t.pace(formatCount(righeAlSecondo)), ...left].join(' · ');
}

/** How far it is while it runs. */
export function Running({ one }: { readonly one: Import }) {
  if (!isOpen(one)) return null;
  if (one.stato === 'LOAD_IMPORT') return <Progress label={t.waiting} />;
  const percent = one.avanzamento?.percentuale;
  const share = percent === undefined ? '…' : `${percent}%`;
  return (
    <>
      <Progress label={t.progress(share, formatCount(one.righeTotali))} percent={percent} />
      {one.avanzamento && <p className="soft">{paceOf(one.avanzamento)}</p>}
    </>
  );
}

/** What must be known of it before its figures. */
export function Warnings({ one, base }: { readonly one: Import; readonly base: string }) {
  const same = one.stessoContenuto;
  return (
    <>
      {one.prova && <Notice tone="info">{t.trialNote}</Notice>}
      {one.annullata && <Notice tone="info">{t.cancelled}</Notice>}
      {one.codiceErrore !== undefined && (
        <Notice tone="danger" title={t.failed}>
          <p>{one.descrizioneErrore}</p>
          <p className="mb-0">
            <code>{one.codiceErrore}</code>
          </p>
        </Notice>
      )}
      {same && (
        <Notice tone="warning" title={t.sameTitle(same.nomeFile)}>
          <Link to={`${base}/flussi/import/${same.id}`}>{t.seeIt}</Link>
        </Notice>
      )}
      {one.scartiConFormule && <Notice tone="warning">{t.formulas}</Notice>}
    </>
  );
}

/** Rows examined, accepted, refused. */
export function Figures({ one }: { readonly one: Import }) {
  const tiles = [
    { label: t.total, value: one.righeTotali, tone: '' },
    { label: one.prova ? t.goodTrial : t.good, value: one.righeAccettate, tone: 'good' },
    { label: t.bad, value: one.righeScartate, tone: one.righeScartate > 0 ? 'bad' : '' },
  ];
  return (
    <dl className="tiles">
      {tiles.map(({ label, value, tone }) => (
        <div key={label} className={`tile ${tone}`}>
          <dt>{label}</dt>
          <dd>{formatCount(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
