import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useSearchParams } from 'react-router-dom';
import { pagamentiOffice } from '../../shared/api/doors';
import { TextField } from '../../shared/form/fields';
import { Form } from '../../shared/form/form';
import { formatTime } from '../../shared/i18n/format';
import { useEnte } from '../../shared/session/use-ente';
import { ErrorCard } from '../../shared/ui/error-card';
import { Page } from '../../shared/ui/page';
import { Skeleton } from '../../shared/ui/skeleton';
import { DeskAnswer } from './desk-answer';
import { t } from './texts';

/** While somebody may be paying, the page asks this often. */
const EVERY_MS = 3_000;
const OPEN: ReadonlySet<string> = new Set(['DA_PAGARE', 'IN_CORSO', 'NON_VERIFICABILE']);

const digitsOf = (text: string): string => text.replace(/\s/g, '');

/** "Has this person paid?": turns to paid by itself. The notice stands in the address, so that a reload asks the same. */
export function Screen() {
  const { codiceIpa } = useEnte();
  const [search, setSearch] = useSearchParams();
  const asked = search.get('avviso') ?? '';
  const form = useForm({ defaultValues: { avviso: asked } });
  const query = useQuery({
    queryKey: ['sportello', codiceIpa, asked],
    queryFn: ({ signal }) =>
      pagamentiOffice.get('/enti/{ente}/sportello', {
        path: { ente: codiceIpa },
        query: { avviso: asked },
        signal,
        background: true,
      }),
    enabled: asked !== '',
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && OPEN.has(state.data.stato) ? EVERY_MS : false),
  });
  const { data, error } = query;
  return (
    <Page title={t.title} lead={t.lead}>
      <section className="panel">
        <Form
          form={form}
          guard={false}
          submit={t.check}
          onSubmit={({ avviso }) => {
            setSearch({ avviso: digitsOf(avviso) });
            if (digitsOf(avviso) === asked) void query.refetch();
            return Promise.resolve();
          }}
        >
          <TextField
            form={form}
            name="avviso"
            label={t.code}
            hint={t.codeHint}
            inputMode="numeric"
            autoComplete="off"
            maxLength={40}
            rules={{
              validate: (typed) =>
                /^\d{17,18}$/.test(digitsOf(typed)) || t.codeWrong(digitsOf(typed).replace(/\D/g, '').length),
            }}
          />
        </Form>
      </section>
      {error && <ErrorCard error={error} onRetry={() => void query.refetch()} />}
      {asked !== '' && !data && !error && <Skeleton rows={4} />}
      <div role="status">{data && <DeskAnswer answer={data} codiceIpa={codiceIpa} />}</div>
      {data && (
        <p className="pay-note">
          {`${t.checked} ${formatTime(data.verificatoIl)}. `}
          {OPEN.has(data.stato) && t.watching}
        </p>
      )}
    </Page>
  );
}
