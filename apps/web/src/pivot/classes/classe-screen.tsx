import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { formatCount } from '../../shared/i18n/format';
import { useTipiDovuto } from '../../shared/dovuti/use-tipi-dovuto';
import { FilterPanel } from '../../shared/list/filter-panel';
import { useListUrl } from '../../shared/list/use-list-url';
import { pivotHome } from '../../shared/pivot/paths';
import { PrintButton, PrintHead } from '../../shared/pivot/print-head';
import { ResultTotal } from '../../shared/pivot/result-total';
import { said } from '../../shared/pivot/said';
import type { Classe, Counters } from '../../shared/pivot/types';
import { words } from '../../shared/pivot/words';
import { useEnte } from '../../shared/session/use-ente';
import { Empty } from '../../shared/ui/empty';
import { ErrorCard } from '../../shared/ui/error-card';
import { Icon } from '../../shared/ui/icon';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { CLASSE_TABLE, classiOf, type ClasseList, isClasse, isOfFlows, lostFilters } from './classe-table';
import { fieldsOf } from './fields';
import { questionOf } from './question';
import { ClasseRows } from './rows';
import { t } from './texts';

interface ScreenProps {
  readonly screen: ClasseList['screen'];
  readonly title: string;
  readonly lead: string;
}

/** A class chosen first, then its filters, its rows and their total. */
export function ClasseScreen({ screen, title, lead }: ScreenProps) {
  const { codiceIpa: ipa } = useEnte();
  const { data, error, refetch } = useQuery({
    queryKey: ['pivot', ipa, 'classi'],
    queryFn: ({ signal }) => pivotOffice.get('/enti/{ente}/pivot/classi', { path: { ente: ipa }, signal }),
  });
  return (
    <Page
      title={title}
      breadcrumb={[{ to: pivotHome(ipa), label: words.breadcrumb }]}
      lead={<p>{lead}</p>}
      actions={<PrintButton />}
    >
      <PrintHead />
      {!data && error && <ErrorCard error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton rows={8} />}
      {data && <Chosen ipa={ipa} screen={screen} counters={data} />}
    </Page>
  );
}

function Chosen({
  ipa,
  screen,
  counters,
}: Pick<ScreenProps, 'screen'> & { readonly ipa: string; readonly counters: Counters }) {
  const [search, setSearch] = useSearchParams();
  const [dropped, setDropped] = useState('');
  const countOf = (classe: Classe) => counters.classi.find((one) => one.classe === classe);
  const allowed = classiOf(screen).filter((classe) => countOf(classe)?.prevista);
  const asked = search.get('classe');
  const fullest = allowed.find((classe) => (countOf(classe)?.numero ?? 0) > 0);
  const classe = isClasse(asked) && allowed.includes(asked) ? asked : (fullest ?? allowed[0]);
  const select = useId();
  const meaning = useId();
  if (classe === undefined)
    return (
      <Empty title={t.noClass} icon="it-info-circle">
        <p>{t.noClassText}</p>
      </Empty>
    );
  const choose = (next: Classe) => {
    const set = CLASSE_TABLE[classe].filters.filter((name) => search.has(name));
    const lost = lostFilters(set, next);
    setDropped(lost.map((name) => t.filters[name]).join(', '));
    const after = new URLSearchParams(set.filter((n) => !lost.includes(n)).map((n) => [n, search.get(n) ?? '']));
    after.set('classe', next);
    setSearch(after);
  };
  const counter = countOf(classe);
  return (
    <>
      <div className="panel classe-choice">
        <label htmlFor={select}>{t.classe}</label>
        <select
          id={select}
          className="form-select"
          value={classe}
          aria-describedby={meaning}
          onChange={(event) => choose(event.target.value as Classe)}
        >
          {allowed.map((one) => (
            <option key={one} value={one}>
              {(isOfFlows(one) ? t.optionOfFlows : t.option)(
                words.classi[one].name,
                formatCount(countOf(one)?.numero ?? 0),
                countOf(one)?.numero ?? 0,
              )}
            </option>
          ))}
        </select>
        <p id={meaning} className="classe-meaning">
          <Icon name="it-info-circle" size="sm" /> <span>{words.classi[classe].means}</span>
        </p>
        {counter?.cosaFare !== undefined && (
          <p className="classe-meaning">
            <Icon name="it-tool" size="sm" />{' '}
            <span>
              <strong>{t.whatToDo}</strong>{' '}
              <span>{said({ testo: counter.cosaFare, testoEn: counter.cosaFareEn })}</span>
            </span>
          </p>
        )}
        <p role="status" className={dropped === '' ? 'visually-hidden' : 'mb-0'}>
          {dropped === '' ? '' : t.dropped(dropped)}
        </p>
      </div>
      <ClasseList key={classe} ipa={ipa} classe={classe} />
    </>
  );
}

function ClasseList({ ipa, classe }: { readonly ipa: string; readonly classe: Classe }) {
  const url = useListUrl(CLASSE_TABLE[classe].filters);
  const tipi = useTipiDovuto('pivot.view');
  const options = tipi.own.map(({ codice, descrizione }) => ({ value: codice, label: descrizione }));
  return (
    <>
      <FilterPanel fields={fieldsOf(classe, options)} url={url} />
      <ClasseRows
        ipa={ipa}
        classe={classe}
        url={url}
        tipi={tipi}
        total={<ResultTotal ipa={ipa} door={CLASSE_TABLE[classe].door} question={questionOf(classe, url)} />}
      />
    </>
  );
}
