import { useQuery } from '@tanstack/react-query';
import { pivotOffice } from '../../shared/api/doors';
import { WhereToLook } from '../../shared/pivot/where-to-look';
import { useEnte } from '../../shared/session/use-ente';

/** Which entries of the journal may be the credit of a flow, or what lacks of it. */
export function Suggestions({ psp, iuf }: { readonly psp: string; readonly iuf: string }) {
  const { codiceIpa: ente } = useEnte();
  const { data } = useQuery({
    queryKey: ['pivot', ente, 'suggerimenti', psp, iuf],
    queryFn: ({ signal }) =>
      pivotOffice.get('/enti/{ente}/pivot/flussi/{psp}/{iuf}/suggerimenti', { path: { ente, psp, iuf }, signal }),
  });
  return <WhereToLook suggestions={data?.suggerimenti} />;
}
