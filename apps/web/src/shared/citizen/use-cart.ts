import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { dovutiOpen } from '../api/doors';
import type { components } from '../api/schema/dovuti';
import { CART_KEY } from '../cart/use-cart-count';

export type Cart = components['schemas']['CartView'];

/** The cart as the server has it; every act answers with the whole cart, and lists that say what is in it are asked again. */
export function useCart() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: CART_KEY,
    queryFn: ({ signal }) => dovutiOpen.get('/public/carrello', { signal }),
  });
  const keep = (cart: Cart) => {
    client.setQueryData(CART_KEY, cart);
    void client.invalidateQueries({ queryKey: ['debts'] });
  };
  const add = useMutation({
    mutationFn: (reference: string) => dovutiOpen.post('/public/carrello', { body: { riferimento: reference } }),
    onSuccess: keep,
  });
  const remove = useMutation({
    mutationFn: (id: string) => dovutiOpen.delete('/public/carrello/{id}', { path: { id } }),
    onSuccess: keep,
  });
  const empty = useMutation({ mutationFn: () => dovutiOpen.delete('/public/carrello', {}), onSuccess: keep });
  return { ...query, add, remove, empty };
}
