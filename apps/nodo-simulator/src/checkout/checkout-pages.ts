import type { Cents } from '../books/model';
import { total, writeEuro } from '../books/money';
import type { PspFault } from '../psp/psp-client';
import type { RegisteredPsp } from '../registry/registry';
import { type Html, html } from '../sportello/page';
import { type Cart, type CartState, RECEIPT_WAYS } from './carts';
import { returnOf } from './checkout';

/** A notice of the cart as the ente says it now. */
export interface ShownNotice {
  readonly companyName: string;
  readonly description: string;
  readonly notice: string;
  readonly amount: Cents;
}

/** Look of Checkout's pages, for a phone first. */
export const CHECKOUT_STYLE = `
  h1 { font-size: 1.5rem; line-height: 1.25; margin: .6rem 0 1rem; }
  ul.avvisi { list-style: none; margin: 0; padding: 0; }
  ul.avvisi li, .scelta { border: 1px solid #d5dae2; border-radius: 8px; padding: .8rem 1rem; margin-bottom: .6rem; }
  ul.avvisi strong { float: right; margin-left: .8rem; white-space: nowrap; }
  ul.avvisi .causale { display: block; }
  ul.avvisi small { color: #455b71; }
  .totale { display: flex; justify-content: space-between; font-size: 1.2rem; font-weight: 700; margin: 1rem 0; }
  fieldset { border: 0; padding: 0; margin: 1.2rem 0 0; }
  legend { font-weight: 600; padding: 0; margin-bottom: .4rem; }
  .scelta { display: flex; align-items: center; gap: .8rem; margin: 0 0 .5rem; font-weight: 400; min-height: 1.5rem; }
  .scelta input { width: 1.3rem; height: 1.3rem; flex: none; }
  .scelta span { flex: 1; }
  button { width: 100%; border-radius: 6px; min-height: 3rem; margin: .8rem 0 0; font-weight: 600; }
  button:focus-visible, input:focus-visible, summary:focus-visible, a:focus-visible { outline: 3px solid #ff9900; outline-offset: 2px; }
  details { margin-top: 1.6rem; border-top: 1px solid #d5dae2; padding-top: .8rem; }
  summary { font-weight: 600; cursor: pointer; padding: .4rem 0; }
  a.pulsante { display: block; text-align: center; background: #06c; color: #fff; border-radius: 6px; padding: .75rem 1rem; text-decoration: none; font-weight: 600; margin-top: 1.2rem; }
  small.aiuto { display: block; color: #455b71; }
`;

const RECEIPT_WORDS: Record<(typeof RECEIPT_WAYS)[number], string> = {
  subito: 'subito',
  tardi: 'dopo 20 secondi',
  unora: 'dopo un’ora',
  persa: 'mai (ricevuta persa)',
};

/** The page of an open cart: what is paid, by which PSP, and every way in which it can end. */
export function openCart(
  cart: Cart,
  notices: readonly ShownNotice[],
  psps: readonly { readonly psp: RegisteredPsp; readonly fee: Cents }[],
  csrf: string,
): Html {
  const option = (way: (typeof RECEIPT_WAYS)[number]): Html =>
    html`<option value="${way}">${RECEIPT_WORDS[way]}</option>`;
  return html`<ul class="avvisi">
      ${notices.map(
        ({ companyName, description, notice, amount }) =>
          html`<li>
            <strong>${shown(amount)}</strong><span class="causale">${description}</span
            ><small>${companyName}<br />Avviso ${notice}</small>
          </li>`,
      )}
    </ul>
    <p class="totale"><span>Totale</span><span>${shown(total(notices.map(({ amount }) => amount)))}</span></p>
    <form method="post" action="/checkout/c/${cart.id}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <label for="email">E-mail per la ricevuta del PSP (facoltativa)</label>
      <input id="email" name="email" type="email" autocomplete="email" value="${cart.request.email ?? ''}" />
      <fieldset>
        <legend>Paga con carta, presso</legend>
        ${psps.map(
          ({ psp, fee }, at) =>
            html`<label class="scelta"
              >${at === 0 ? html`<input type="radio" name="psp" value="${psp.pspId}" checked />` : html`<input type="radio" name="psp" value="${psp.pspId}" />`}<span
                >${psp.denominazione}<small class="aiuto">commissione ${shown(fee)}</small></span
              ></label
            >`,
        )}
      </fieldset>
      <button name="azione" value="paga">Paga</button>
      <button name="azione" value="annulla" class="secondario">Annulla e torna al sito</button>
      <details>
        <summary>Prove: altri modi in cui può finire</summary>
        <label for="ricevuta">La ricevuta all’ente parte</label>
        <select id="ricevuta" name="ricevuta">
          ${RECEIPT_WAYS.map(option)}
        </select>
        <button name="azione" value="rifiuta" class="secondario">La carta viene rifiutata</button>
        <button name="azione" value="scaduta" class="secondario">La sessione scade</button>
        <button name="azione" value="abbandona" class="secondario">Chiudo il browser durante il pagamento</button>
      </details>
    </form>`;
}

/** A notice of the cart cannot be paid: why, and the way back. */
export function unpayable(cart: Cart, fault: PspFault | undefined, csrf: string): Html {
  return html`${faultWords(fault)}
    <form method="post" action="/checkout/c/${cart.id}">
      <input type="hidden" name="csrf" value="${csrf}" />
      <button name="azione" value="scaduta">Torna al sito dell’ente</button>
    </form>`;
}

const ENDED: Record<Exclude<CartState, 'APERTO' | 'IN_CORSO'>, readonly [title: string, words: string]> = {
  PAGATO: ['Pagamento riuscito', 'Il pagamento è già concluso: non serve ripeterlo.'],
  RIFIUTATO: ['Pagamento rifiutato', 'La carta è stata rifiutata. Non è stato addebitato nulla.'],
  ANNULLATO: ['Pagamento annullato', 'Il pagamento è stato annullato. Non è stato addebitato nulla.'],
  SCADUTO: ['Sessione scaduta', 'Il tempo per pagare è finito. Non è stato addebitato nulla.'],
  NON_RIUSCITO: ['Pagamento non riuscito', 'Il pagamento non è andato a buon fine. Non è stato addebitato nulla.'],
  ABBANDONATO: [
    'Pagina chiusa durante il pagamento',
    'Gli avvisi restano occupati finché scadono i token del Nodo, al più 30 minuti.',
  ],
};

/** A cart that takes nothing more, whoever comes again: a reload, the back button, another tab. */
export function endedCart(cart: Cart): { title: string; content: Html } {
  if (cart.state === 'APERTO' || cart.state === 'IN_CORSO')
    return { title: 'Pagamento in corso', content: html`<p>Attendere: la pagina si aggiorna da sola.</p>` };
  const [title, words] = ENDED[cart.state];
  const back = returnOf(cart);
  return {
    title,
    content: html`${cart.state === 'NON_RIUSCITO' ? faultWords(cart.fault) : html``}
      <p class="${cart.state === 'PAGATO' ? 'esito' : 'errore'}">${words}</p>
      ${back === undefined ? html`` : html`<a class="pulsante" href="${back}">Torna al sito dell’ente</a>`}`,
  };
}

function faultWords(fault: PspFault | undefined): Html {
  if (!fault) return html`<p class="errore">Il Nodo non ha risposto.</p>`;
  return html`<div class="errore">
    <p>
      <code>${fault.faultCode}</code
      >${fault.originalFaultCode ? html` – <code>${fault.originalFaultCode}</code>` : html``}
    </p>
    <p>${fault.faultString}</p>
    <p>${fault.description ?? ''}</p>
  </div>`;
}

const shown = (amount: Cents): string => `€ ${writeEuro(amount).replace('.', ',')}`;
