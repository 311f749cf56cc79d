import type { Checkout, ReturnHint } from './checkout';
import type { Rt } from './rt';

/** By which way a notice was paid: our own cart at Checkout, a PSP's counter or app, or one that the receipt cannot tell. */
export const CHANNELS = ['PORTALE', 'PSP', 'ALTRO'] as const;
export type Channel = (typeof CHANNELS)[number];

export const CART_ID_BYTES = 12;
const CART_ID = /^CK-[0-9a-f]{24}$/;

/** The name of a cart at the node. @param chance `CART_ID_BYTES` of them */
export const cartId = (chance: Buffer): string => `CK-${chance.toString('hex')}`;

/**
 * The note of a receipt is free text of a PSP, but for a cart it is the cart's name; V1 has no note. Source: pagopa-node.md §3.2,
 * §4.3 "paymentNote".
 */
export function channelOf({ soloV2 }: Pick<Rt, 'soloV2'>): Channel {
  if (soloV2 === undefined) return 'ALTRO';
  return soloV2.nota !== undefined && CART_ID.test(soloV2.nota) ? 'PORTALE' : 'PSP';
}

/** How an attempt at Checkout ended, as the ente counts it. Source: ui.md §11, O-03 "Esito delle attempts". */
export const ATTEMPT_OUTCOMES = ['PAGATA', 'NON_PAGATA', 'ABBANDONATA', 'IN_CORSO'] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** What is known of one attempt. */
export interface AttemptFacts {
  readonly paid: boolean;
  readonly stato: Checkout['stato'];
  readonly ritorno: ReturnHint | undefined;
  /** Why it was closed. */
  readonly motivo: string | undefined;
  /** Its time at the node's page is over. */
  readonly expired: boolean;
}

/** A receipt alone makes it paid; who gave up or let it expire abandoned it; the rest failed, or is still to be seen. */
export function attemptOutcome({ paid, stato, ritorno, motivo, expired }: AttemptFacts): AttemptOutcome {
  if (paid) return 'PAGATA';
  if (ritorno === 'ANNULLATO') return 'ABBANDONATA';
  if (ritorno === 'ERRORE' || motivo === 'RIFIUTATO_DAL_NODO') return 'NON_PAGATA';
  if (ritorno === 'OK') return stato === 'CHIUSO' ? 'NON_PAGATA' : 'IN_CORSO';
  return stato === 'CHIUSO' || expired ? 'ABBANDONATA' : 'IN_CORSO';
}
