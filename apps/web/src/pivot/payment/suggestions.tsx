import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { pivotOffice } from '../../shared/api/doors';
import { flussoPath, movimentoPath } from '../../shared/pivot/paths';
import { SuggestionList } from '../../shared/pivot/suggestion-list';
import { useEnte } from '../../shared/session/use-ente';
import { t } from './texts';

/** What a payment without its counterpart may be: shown where there is something, each with where to look. */
export function Suggestions({ path }: { readonly path: { iuv: string; iur: string; indice: string } }) {
  const { codiceIpa: ente } = useEnte();
  const { data } = useQuery({
    queryKey: ['pivot', ente, 'suggerimenti', path],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/pagamenti/{iuv}/{iur}/{indice}/suggerimenti', {
        path: { ente, ...path },
        signal,
      }),
  });
  if (!data || data.suggerimenti.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="suggestions">
      <h2 id="suggestions" className="h4">
        {t.suggestions}
      </h2>
      <SuggestionList
        suggestions={data.suggerimenti}
        act={({ movimento, flussi: [flusso] }) =>
          movimento ? (
            <Link to={movimentoPath(ente, movimento)}>{t.toEntry(movimento.anno, movimento.bolletta)}</Link>
          ) : (
            flusso && <Link to={flussoPath(ente, flusso)}>{t.toFlow(flusso.iuf)}</Link>
          )
        }
      />
    </section>
  );
}
