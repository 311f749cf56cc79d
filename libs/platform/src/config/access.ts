/** Metadata key under which a route says who may call it; written by auth's decorators and by health's own routes, read by auth's guard. */
export const ACCESS_METADATA = 'mypay:accesso';

/** Who may call a route. A route without one is refused. */
export type AccessRule =
  | { readonly tipo: 'PUBBLICO' }
  | { readonly tipo: 'PERMESSO'; readonly permesso: string }
  | { readonly tipo: 'SERVIZI'; readonly servizi: readonly string[] };
