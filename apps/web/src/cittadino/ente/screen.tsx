import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router-dom';
import { onboardingOpen } from '../../shared/api/doors';
import { ApiProblem } from '../../shared/api/problem';
import type { components } from '../../shared/api/schema/onboarding';
import { EnteMark } from '../../shared/citizen/ente-mark';
import { EnteSearch } from '../../shared/citizen/ente-search';
import { NoticeForm } from '../../shared/citizen/notice-form';
import { NoticeHelp } from '../../shared/citizen/notice-help';
import { formatLongDay } from '../../shared/i18n/format';
import { language } from '../../shared/i18n/language';
import { DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Markup } from '../../shared/ui/markup';
import { Notice } from '../../shared/ui/notice';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { Spontanei } from './spontanei';
import { t } from './texts';

type PublicEnte = components['schemas']['PublicEnteView'];

/** C-03: everything that one ente offers; its address may be published by the ente itself. */
export function Screen() {
  const { ipa = '' } = useParams();
  const { data, error, refetch } = useQuery({
    queryKey: ['ente', ipa],
    queryFn: ({ signal }) => onboardingOpen.get('/public/enti/{codiceIpa}', { path: { codiceIpa: ipa }, signal }),
  });
  const breadcrumb = [{ to: '/enti', label: t.enti }];
  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400))
    return (
      <Page title={t.unknownTitle} breadcrumb={breadcrumb} narrow>
        <p>{t.unknown}</p>
        <EnteSearch />
      </Page>
    );
  if (!data)
    return (
      <Page title={ipa} breadcrumb={breadcrumb}>
        {error ? <ErrorCard error={error} onRetry={() => void refetch()} /> : <Skeleton rows={6} />}
      </Page>
    );
  return <EntePage ente={data} />;
}

function EntePage({ ente }: { readonly ente: PublicEnte }) {
  const [search] = useSearchParams();
  const numeroAvviso = search.get('numeroAvviso') ?? undefined;
  const codice = search.get('codIdUnivoco') ?? undefined;
  return (
    <Page
      title={ente.denominazione}
      breadcrumb={[{ to: '/enti', label: t.enti }]}
      actions={
        <EnteMark
          name={ente.denominazione}
          large
          logo={
            ente.logo && {
              address: `/api/public/enti/${ente.codiceIpa}/logo/${ente.logo.hash}`,
              words: ente.logo.alternativo,
            }
          }
        />
      }
    >
      {ente.stato === 'SOSPESO' && (
        <Notice tone="warning" title={t.suspended}>
          <p className="mb-0">{ente.avvisiPagabili ? t.suspendedSome : t.suspendedAll}</p>
          {ente.sospensione?.fino !== undefined && (
            <p className="mb-0">{t.until(formatLongDay(ente.sospensione.fino))}</p>
          )}
        </Notice>
      )}
      <Message ente={ente} />
      <div className="ente-columns">
        <div>
          {ente.stato === 'ESERCIZIO' && <Spontanei ente={ente} />}
          {ente.avvisiPagabili && (
            <section className="panel" aria-labelledby="pay-notice">
              <h2 id="pay-notice" className="h4">
                {t.payNotice(ente.denominazione)}
              </h2>
              <NoticeForm
                ente={ente.codiceFiscale}
                {...(numeroAvviso === undefined ? {} : { numeroAvviso })}
                {...(codice === undefined ? {} : { codice })}
              />
              <NoticeHelp />
            </section>
          )}
        </div>
        <Contacts ente={ente} />
      </div>
    </Page>
  );
}

function Message({ ente: { messaggio } }: { readonly ente: PublicEnte }) {
  if (!messaggio) return null;
  const text = language === 'en' ? (messaggio.en ?? messaggio.it) : messaggio.it;
  const untranslated = language === 'en' && messaggio.en === undefined;
  return (
    <aside className="ente-message" aria-label={t.message}>
      <div {...(untranslated ? { lang: 'it' } : {})}>
        <Markup text={text} />
      </div>
      {untranslated && <p className="small">{t.onlyItalian}</p>}
    </aside>
  );
}

function Contacts({ ente: { telefono, email, pec, sitoWeb } }: { readonly ente: PublicEnte }) {
  const items = [
    ...(telefono === undefined
      ? []
      : [{ term: t.phone, value: <a href={`tel:${telefono.replace(/ /g, '')}`}>{telefono}</a> }]),
    ...(email === undefined ? [] : [{ term: t.mail, value: <a href={`mailto:${email}`}>{email}</a> }]),
    ...(pec === undefined ? [] : [{ term: t.pec, value: <a href={`mailto:${pec}`}>{pec}</a> }]),
    ...(sitoWeb === undefined
      ? []
      : [
          {
            term: t.site,
            value: (
              <a href={sitoWeb} rel="noopener">
                {sitoWeb.replace('https://', '')}
              </a>
            ),
          },
        ]),
  ];
  if (items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="contacts">
      <h2 id="contacts" className="h5">
        {t.contacts}
      </h2>
      <DefinitionList items={items.map((item) => ({ ...item, wide: true }))} />
    </section>
  );
}
