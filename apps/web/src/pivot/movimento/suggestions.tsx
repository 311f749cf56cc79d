import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { pivotOffice } from '../../shared/api/doors';
import { SuggestionList } from '../../shared/pivot/suggestion-list';
import type { Suggestion } from '../../shared/pivot/types';
import { useEnte } from '../../shared/session/use-ente';
import { ConfirmDialog } from '../../shared/ui/confirm-dialog';
import { LinkHistory } from './link-history';
import { t } from './texts';

type Codes = NonNullable<Suggestion['codici']>;
type Act = { readonly kind: 'link'; readonly codici: Codes } | { readonly kind: 'undo' };

/** What an entry that meets no document may be, the link that a person has given it, and who gave which and why. */
export function Suggestions(props: {
  readonly anno: string;
  readonly bolletta: string;
  readonly codes: Readonly<Record<string, string | null>>;
}) {
  const { anno, bolletta, codes } = props;
  const { codiceIpa: ente, may } = useEnte();
  const client = useQueryClient();
  const [act, setAct] = useState<Act>();
  const ask = { path: { ente, anno, bolletta }, query: codes };
  const { data } = useQuery({
    queryKey: ['pivot', ente, 'suggerimenti', anno, bolletta, codes],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/movimenti/{anno}/{bolletta}/suggerimenti', { ...ask, signal }),
  });
  const confirm = async (reason: string) => {
    if (act?.kind === 'link')
      await pivotOffice.post('/enti/{ente}/pivot/movimenti/{anno}/{bolletta}/collegamento', {
        ...ask,
        body: { ...act.codici, motivo: reason },
      });
    else
      await pivotOffice.post('/enti/{ente}/pivot/movimenti/{anno}/{bolletta}/scioglimento', {
        ...ask,
        body: { motivo: reason },
      });
    await client.invalidateQueries({ queryKey: ['pivot', ente] });
  };
  if (!data || (data.suggerimenti.length === 0 && data.versioni.length === 0)) return null;
  const mayLink = may('pivot.abbinamento.write');
  return (
    <section className="panel" aria-labelledby="suggestions">
      <h2 id="suggestions" className="h4">
        {t.suggestions}
      </h2>
      <SuggestionList
        suggestions={data.suggerimenti}
        act={({ codici }) =>
          mayLink &&
          codici && (
            <button
              type="button"
              className="btn btn-outline-primary btn-sm"
              onClick={() => setAct({ kind: 'link', codici })}
            >
              {t.link(codici.iuf ?? codici.iuv ?? '')}
            </button>
          )
        }
      />
      {data.aggancio && (
        <p>
          {t.linked} <code>{data.aggancio.iuf ?? data.aggancio.iuv}</code>{' '}
          {mayLink && (
            <button type="button" className="btn btn-outline-danger btn-sm" onClick={() => setAct({ kind: 'undo' })}>
              {t.undo}
            </button>
          )}
        </p>
      )}
      <LinkHistory versions={data.versioni} />
      {act && (
        <ConfirmDialog
          title={act.kind === 'link' ? t.linkTitle : t.undoTitle}
          confirm={act.kind === 'link' ? t.linkConfirm : t.undo}
          danger={act.kind === 'undo'}
          askReason
          onConfirm={confirm}
          onClose={() => setAct(undefined)}
        >
          <p>{act.kind === 'link' ? t.linkText(act.codici.iuf ?? act.codici.iuv ?? '') : t.undoText}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
