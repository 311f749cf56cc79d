import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { onboardingOffice } from '../../shared/api/doors';
import { BY_TIPO, isPresent, type Operatore, type OwnRuolo } from '../../shared/people/operatori';
import { today } from '../../shared/session/clock';
import { useEnte } from '../../shared/session/use-ente';

/** The roles of a person that are given by tipo dovuto, and that she has now or will have. */
export const rolesByTipo = ({ ruoli }: Operatore): readonly OwnRuolo[] =>
  ruoli.filter((role) => BY_TIPO.includes(role.ruolo) && isPresent(role, today()));

export const hasTipo = ({ tipi }: OwnRuolo, codice: string): boolean => tipi === null || tipi.includes(codice);

/** Persons, each with the roles that are meant. */
export type Whom = readonly { readonly one: Operatore; readonly roles: readonly OwnRuolo[] }[];

/** A page of who works on tipi dovuto, and the switch of one tipo for some of them. */
export function useTipoOperators(codice: string, words: string, cursor: string | undefined) {
  const { codiceIpa } = useEnte();
  const client = useQueryClient();
  const [state, setState] = useState<'busy' | 'saved' | { readonly error: unknown }>();
  const query = useQuery({
    queryKey: ['operatori', codiceIpa, 'tipo', words, cursor],
    queryFn: ({ signal }) =>
      onboardingOffice.get('/enti/{ente}/operatori', {
        path: { ente: codiceIpa },
        query: {
          perTipo: 'true',
          ...(words === '' ? {} : { testo: words }),
          ...(cursor === undefined ? {} : { cursore: cursor }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const send = async (on: boolean, whom: Whom): Promise<void> => {
    await onboardingOffice.post('/enti/{ente}/tipi-dovuto/{codice}/operatori', {
      path: { ente: codiceIpa, codice },
      body: {
        abilitato: on,
        assegnazioni: whom.flatMap(({ one, roles }) =>
          roles.map(({ ruolo }) => ({ utente: one.persona.id, ruolo: ruolo as 'OPERATORE' })),
        ),
      },
    });
    await client.invalidateQueries({ queryKey: ['operatori', codiceIpa] });
    await client.invalidateQueries({ queryKey: ['registro', codiceIpa] });
    setState('saved');
  };
  const enable = async (whom: Whom): Promise<boolean> => {
    setState('busy');
    try {
      await send(true, whom);
      return true;
    } catch (error) {
      setState({ error });
      return false;
    }
  };
  return { query, state, enable, disable: (whom: Whom) => send(false, whom) };
}
