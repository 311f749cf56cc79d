import { Link, useLocation } from 'react-router-dom';
import { EnteState } from '../../shared/enti/ente-state';
import { FIELD_GROUPS, fieldLabels, fieldText } from '../../shared/enti/ente-fields';
import { MissingList } from '../../shared/enti/missing-list';
import { type EnteRecord, useEnteRecord } from '../../shared/enti/use-ente-record';
import { formatLongDay } from '../../shared/i18n/format';
import { useEnte } from '../../shared/session/use-ente';
import { CopyButton } from '../../shared/ui/copy-button';
import { DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { LogoPanel } from './logo-panel';
import { StateMenu } from './state-menu';
import { t } from './texts';
import { officePath } from '../../shared/routing/address';

const Copied = ({ text, what }: { readonly text: string; readonly what: string }) => (
  <span className="nowrap">
    {text} <CopyButton text={text} what={what} />
  </span>
);

function Fields({ ente }: { readonly ente: EnteRecord }) {
  return FIELD_GROUPS.map(({ label, fields }) => (
    <section key={label} className="panel">
      <h2 className="h5">{label}</h2>
      <DefinitionList
        items={fields.map((field) => ({
          term: fieldLabels[field],
          value: ente.campiModificabili.includes(field) ? (
            (fieldText(ente, field) ?? '–')
          ) : (
            <>
              {fieldText(ente, field) ?? '–'}{' '}
              <span title={t.locked}>
                <Icon name="it-locked" size="xs" label={t.locked} />
              </span>
            </>
          ),
        }))}
      />
    </section>
  ));
}

function Codes({ ente }: { readonly ente: EnteRecord }) {
  return (
    <section className="panel">
      <h2 className="h5">{t.codes}</h2>
      {ente.codici.length === 0 ? (
        <p>{t.codesNone}</p>
      ) : (
        <ul>
          {ente.codici.map(({ codice, stazione, tipo, generaIuv }) => (
            <li key={`${stazione} ${tipo} ${codice}`}>
              {t.code(codice, stazione)}
              {generaIuv && ` · ${t.generates}`}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** E-02: the record of an ente, what it lacks, its logo. */
export function Screen() {
  const { codiceIpa, denominazione, may } = useEnte();
  const { data: ente, error, refetch } = useEnteRecord(codiceIpa);
  const saved = (useLocation().state as { saved?: boolean } | null)?.saved === true;
  const base = officePath(codiceIpa, 'admin');
  const crumbs = [{ to: base, label: t.admin }];
  if (!ente)
    return (
      <Page title={denominazione} breadcrumb={crumbs}>
        {error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={8} />}
      </Page>
    );
  return (
    <Page
      title={ente.denominazione}
      breadcrumb={crumbs}
      actions={
        <>
          {may('ente.stato') && <StateMenu ente={ente} />}
          {may('ente.update.self') && (
            <Link className="btn btn-primary" to={`${base}/ente/modifica`}>
              <Icon name="it-pencil" size="sm" /> {t.edit}
            </Link>
          )}
        </>
      }
    >
      {saved && (
        <Notice tone="success" live>
          {t.saved}
        </Notice>
      )}
      {ente.sospensione && (
        <Notice tone="warning" title={t.suspended}>
          <p className="mb-0">{t.reason(ente.sospensione.motivo)}</p>
        </Notice>
      )}
      <div className="ente-head">
        <EnteState state={ente.stato} />
        <span>
          {t.ipa} <Copied text={ente.codiceIpa} what={t.ipa} />
        </span>
        <span>
          {t.cf} <Copied text={ente.codiceFiscale} what={t.cf} />
        </span>
        {ente.dtAvvio !== undefined && <span>{`${t.since} ${formatLongDay(ente.dtAvvio)}`}</span>}
        {ente.stato === 'ESERCIZIO' && <Link to={`/enti/${ente.codiceIpa.toLowerCase()}`}>{t.publicPage}</Link>}
      </div>
      <MissingList codiceIpa={ente.codiceIpa} lacks={ente.cosaManca} />
      {!may('ente.update.all') && <p className="list-note">{t.lockedNote}</p>}
      <div className="admin-columns">
        <div>
          <Fields ente={ente} />
        </div>
        <div>
          <LogoPanel ente={ente} />
          <Codes ente={ente} />
        </div>
      </div>
    </Page>
  );
}
