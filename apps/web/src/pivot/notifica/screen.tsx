import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { Code } from '../../shared/pivot/code';
import { Explained } from '../../shared/pivot/explained';
import { anomaliePath, pivotHome } from '../../shared/pivot/paths';
import { words } from '../../shared/pivot/words';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { useEnte } from '../../shared/session/use-ente';
import { DateText } from '../../shared/ui/date-text';
import { DefinitionList } from '../../shared/ui/definition-list';
import { ErrorCard } from '../../shared/ui/error-card';
import { Money } from '../../shared/ui/money';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { t } from './texts';

/** P-04 of a notification: what the ente told, and why no receipt agrees with it. */
export function Screen() {
  const { codiceIpa: ente } = useEnte();
  const { iud = '' } = useParams();
  const tipi = useTipiDovuto('pivot.view');
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ente, 'notifica', iud],
    queryFn: async ({ signal }) => {
      const [explanation, found] = await Promise.all([
        pivotOffice.get('/enti/{ente}/pivot/notifiche/{iud}/spiegazione', { path: { ente, iud }, signal }),
        pivotOffice.get('/enti/{ente}/pivot/notifiche', { path: { ente }, query: { iud }, signal }),
      ]);
      return { explanation, notifica: found.elementi[0] };
    },
  });
  const notifica = data?.notifica;
  return (
    <Page
      title={t.title(iud)}
      breadcrumb={[
        { to: pivotHome(ente), label: words.breadcrumb },
        { to: anomaliePath(ente, 'IUD_NO_RT'), label: t.list },
      ]}
    >
      {error && !data && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={6} />}
      {data && (
        <>
          <Explained explanation={data.explanation}>
            {data.explanation.classi.length === 0 && <p>{t.good}</p>}
          </Explained>
          {notifica && (
            <section className="panel" aria-label={t.facts}>
              <h2 className="h4">{t.facts}</h2>
              <DefinitionList
                items={[
                  { term: t.iud, value: <Code text={notifica.iud} what={t.iud} /> },
                  { term: t.iuv, value: <Code text={notifica.iuv} what={t.iuv} /> },
                  { term: t.tipoDovuto, value: notifica.tipoDovuto && tipi.nameOf(notifica.tipoDovuto) },
                  { term: t.importo, value: <Money euro={notifica.importo} strong /> },
                  { term: t.dataEsecuzione, value: <DateText value={notifica.dataEsecuzione} /> },
                ]}
              />
            </section>
          )}
        </>
      )}
    </Page>
  );
}
