import { useQuery } from '@tanstack/react-query';
import { dovutiOpen } from '../api/doors';

/** The key under which the cart is kept: the cart's screens write it, the header reads it. */
export const CART_KEY = ['carrello'] as const;

/** How many items the cart holds, for the header; none while nobody knows. */
export function useCartCount(): number {
  const { data } = useQuery({
    queryKey: CART_KEY,
    queryFn: ({ signal }) => dovutiOpen.get('/public/carrello', { signal, background: true }),
    retry: false,
    staleTime: 60_000,
  });
  return data?.voci.length ?? 0;
}
