import { Link } from 'react-router-dom';
import { texts } from '../i18n/texts';
import { useEnte } from '../session/use-ente';
import { flussoPath, movimentoPath } from './paths';
import { SuggestionList } from './suggestion-list';
import type { Suggestion } from './types';

const t = texts({
  it: {
    title: 'A che cosa può appartenere',
    toEntry: (anno: string, bolletta: string) => `Vai alla bolletta ${anno} / ${bolletta}`,
    toFlow: (iuf: string) => `Vai al flusso ${iuf}`,
  },
  en: {
    title: 'What it may belong to',
    toEntry: (anno: string, bolletta: string) => `Go to entry ${anno} / ${bolletta}`,
    toFlow: (iuf: string) => `Go to flow ${iuf}`,
  },
});

/** What a row without its counterpart may belong to, each with where to look: the link is made on the entry. Nothing where there is none. */
export function WhereToLook({ suggestions }: { readonly suggestions: readonly Suggestion[] | undefined }) {
  const { codiceIpa: ente } = useEnte();
  if (!suggestions || suggestions.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="suggestions">
      <h2 id="suggestions" className="h4">
        {t.title}
      </h2>
      <SuggestionList
        suggestions={suggestions}
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
