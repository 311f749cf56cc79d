import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { onboardingOffice } from '../api/doors';
import type { components } from '../api/schema/onboarding';
import type { Column } from '../list/data-table';
import { ListView } from '../list/list-view';
import { useListUrl } from '../list/use-list-url';
import { roleName } from '../session/role-names';
import { useEnte } from '../session/use-ente';
import { DateText } from '../ui/date-text';
import { ChangedFields } from './changed-fields';
import { t } from './texts';

type Change = components['schemas']['ChangeView'];

const FILTERS = [] as const;

const PERSON = /^persona:/;

/** What it was done to: a person with her role, or the key of the thing. */
function subjectOf({ oggettoTipo, oggettoId, nomeOggetto }: Change): string {
  const [owner = '', part = owner] = oggettoId.split('|');
  if (oggettoTipo === 'ASSEGNAZIONE') return `${nomeOggetto ?? owner} · ${roleName(part)}`;
  return oggettoTipo === 'UTENTE' ? (nomeOggetto ?? owner) : part;
}

/** What was done, to what, and why. */
function Act({ line }: { readonly line: Change }) {
  const { azione: action, motivo } = line;
  return (
    <div className="change-act">
      <strong>{action in t.acts ? t.acts[action as keyof typeof t.acts] : <code>{action}</code>}</strong>
      <span>{subjectOf(line)}</span>
      {motivo !== null && <span className="soft">{t.because(motivo)}</span>}
    </div>
  );
}

const columns: readonly Column<Change>[] = [
  { key: 'when', header: t.when, cell: (line) => <DateText value={line.ts} /> },
  {
    key: 'who',
    header: t.who,
    cell: ({ attore, nomeAttore }) => nomeAttore ?? (PERSON.test(attore) ? t.unknown : t.program(attore)),
  },
  { key: 'what', header: t.what, cell: (line) => <Act line={line} /> },
  { key: 'changed', header: t.changed, cell: ({ prima, dopo }) => <ChangedFields before={prima} after={dopo} /> },
];

/** The register of changes of the ente's configuration, newest first; of one tipo dovuto: what was done to it, and to who works on it. */
export function Changes({ tipo }: { readonly tipo?: string }) {
  const { codiceIpa } = useEnte();
  const url = useListUrl(FILTERS);
  const { cursor } = url;
  const query = useQuery({
    queryKey: ['registro', codiceIpa, tipo, cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/registro', {
        path: { ente: codiceIpa },
        query: { ...(cursor === undefined ? {} : { cursore: cursor }), ...(tipo === undefined ? {} : { tipo }) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <p className="soft">{t.changesNote}</p>
      <ListView
        query={query}
        url={url}
        caption={t.changesCaption}
        columns={columns}
        rowKey={(line) => `${line.ts}|${line.azione}|${line.oggettoId}`}
        empty={{ title: t.empty }}
      />
    </>
  );
}
