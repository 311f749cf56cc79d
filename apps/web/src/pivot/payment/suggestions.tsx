import { useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { WhereToLook } from '../../shared/pivot/where-to-look';
import { useEnte } from '../../shared/session/use-ente';

/** What a payment without its counterpart may be. */
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
  return <WhereToLook suggestions={data?.suggerimenti} />;
}
