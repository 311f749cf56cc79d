import type { Cents, CodiceFiscaleEnte, NumeroAvviso } from '@mypay/kernel';

/** What the browser said when it came back from the node's page. A hint for the person, never a proof. */
export type ReturnHint = 'OK' | 'ANNULLATO' | 'ERRORE';

/** One notice of a cart sent to the node's Checkout. */
export interface VoceCheckout {
  readonly ente: CodiceFiscaleEnte;
  readonly numeroAvviso: NumeroAvviso;
  readonly iuv: string;
  readonly importo: Cents;
  readonly causale: string;
  readonly denominazioneEnte: string;
  /** Known to who sends it; of a cart that is read again nobody asks. */
  readonly tipoDovuto?: string | undefined;
  /** Masked. */
  readonly intestatario: string;
}

/** A cart sent to the node's Checkout, of any enti. `NUOVO`: written, and the node has not answered with a page yet. */
export interface Checkout {
  /** 32 hex digits of chance: who has it may see the outcome. */
  readonly id: string;
  /** What comes back as paymentNote of each receipt: no secret. */
  readonly idCarrello: string;
  readonly stato: 'NUOVO' | 'APERTO' | 'CHIUSO';
  readonly url?: string | undefined;
  readonly ritorno?: ReturnHint | undefined;
  readonly creatoIl: Date;
  readonly scadeIl: Date;
  readonly voci: readonly VoceCheckout[];
}

/** How long the node's page is offered again to who asks to pay the same. Source: pagopa-node.md §6, the life of its tokens. */
export const CHECKOUT_MS = 30 * 60_000;
/** After how long without a receipt one who came back with success may begin anew. */
export const UNCONFIRMED_MS = 24 * 3_600_000;

/** Two requests with this key in common are one cart: the same asker, notices and amounts. */
export function checkoutKey(
  soggetto: string,
  items: readonly Pick<VoceCheckout, 'ente' | 'numeroAvviso' | 'importo'>[],
): string {
  return [
    soggetto,
    ...items.map(({ ente, numeroAvviso, importo }) => `${ente}/${numeroAvviso}/${importo}`).sort(),
  ].join('|');
}

/** What has become of one notice. Only a receipt makes `PAGATO`; `DA_CONFERMARE` says: do not pay again. */
export type EsitoVoce = 'PAGATO' | 'DA_CONFERMARE' | 'IN_CORSO' | 'ANNULLATO' | 'NON_RIUSCITO' | 'SCADUTO';

/** The outcome of a notice that has no receipt, as far as the browser's word goes. Source: pagopa-node.md §3.2. */
export function esitoWithoutReceipt({ ritorno, scadeIl }: Pick<Checkout, 'ritorno' | 'scadeIl'>, now: Date): EsitoVoce {
  if (ritorno === 'OK') return 'DA_CONFERMARE';
  if (ritorno === 'ANNULLATO') return 'ANNULLATO';
  if (ritorno === 'ERRORE') return 'NON_RIUSCITO';
  return scadeIl <= now ? 'SCADUTO' : 'IN_CORSO';
}

/** The outcome of the whole: one that all share, else `PARZIALE`. */
export function esitoOfAll(esiti: readonly EsitoVoce[]): EsitoVoce | 'PARZIALE' {
  const [first] = esiti;
  return first !== undefined && esiti.every((esito) => esito === first) ? first : 'PARZIALE';
}
