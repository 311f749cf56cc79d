import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CART_MAX, type CartItemNow, CITIZEN_STATES, type CitizenDebt, type References } from '@mypay/dovuti-core';
import { formatEuro, maskedName, sumCents } from '@mypay/kernel';
import type { CallerIdentity } from '@mypay/platform/auth';

export class CitizenEnteView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
}

export class CitizenTipoView {
  @ApiProperty() codice!: string;
  @ApiProperty() descrizione!: string;
}

/** A debt as citizens see it. The name of the debtor is whole for himself, masked for all others. */
export class CitizenDebtView {
  @ApiProperty({ description: 'Da usare per il carrello e per il PDF: vale 24 ore, per questa sessione' })
  riferimento!: string;
  @ApiProperty({ type: CitizenEnteView }) ente!: CitizenEnteView;
  @ApiProperty({ type: CitizenTipoView }) tipoDovuto!: CitizenTipoView;
  @ApiProperty() causale!: string;
  @ApiPropertyOptional({ type: String }) numeroAvviso?: string | undefined;
  @ApiProperty({ description: 'Quanto costa ora', example: '120.50' }) importo!: string;
  @ApiPropertyOptional({ type: String, description: 'Quanto costava all’inizio, se è cambiato' }) importoOriginale?:
    string | undefined;
  @ApiPropertyOptional({ type: String }) scadenza?: string | undefined;
  @ApiProperty({ enum: CITIZEN_STATES }) stato!: string;
  @ApiProperty({ description: 'Si può pagare qui, ora' }) pagabile!: boolean;
  @ApiPropertyOptional({ type: String, description: 'Perché non si può pagare' }) causa?: string | undefined;
  @ApiProperty() intestatario!: string;
  @ApiPropertyOptional({ type: String }) pagatoIl?: string | undefined;
  @ApiPropertyOptional({ type: String }) importoPagato?: string | undefined;
  @ApiProperty({ description: 'Nel carrello di chi chiede' }) nelCarrello!: boolean;
}

export class FoundAvvisiView {
  @ApiProperty({ type: [CitizenDebtView] }) elementi!: readonly CitizenDebtView[];
}

export class CartItemView extends CitizenDebtView {
  @ApiProperty() id!: string;
  @ApiPropertyOptional({ type: String, description: 'Quanto costava quando è entrato nel carrello, se è cambiato' })
  importoPrecedente?: string | undefined;
}

export class CartView {
  @ApiProperty({ type: [CartItemView] }) voci!: readonly CartItemView[];
  @ApiProperty({ type: [CartItemView], description: 'Pagate nel frattempo: non contano più' })
  pagate!: readonly CartItemView[];
  @ApiProperty({ description: 'Somma di ciò che si può pagare ora, senza commissioni' }) totale!: string;
  @ApiProperty() massimo!: number;
  @ApiPropertyOptional({ type: String, description: 'Quando la prima voce lascia il carrello' }) scadeIl?:
    string | undefined;
}

/** Who looks, and what is needed to write references for him. */
export interface Looker {
  readonly caller: CallerIdentity;
  readonly references: References;
  readonly now: Date;
  readonly inCart: ReadonlySet<string>;
}

export const cartKey = (ente: string, iud: string): string => `${ente}/${iud}`;

/** Domain to answer. */
export function toCitizenDebt(debt: CitizenDebt, { caller, references, now, inCart }: Looker): CitizenDebtView {
  const { ente, dovuto, pagamento } = debt;
  const { iud, importo } = dovuto.dati;
  const isOwn = caller.codiceFiscale !== undefined && caller.codiceFiscale === debt.debitore.codice;
  return {
    riferimento: references.seal({ ente: debt.codiceFiscale, iud }, caller.soggetto, now),
    ente: {
      codiceIpa: ente.codiceIpa,
      codiceFiscale: debt.codiceFiscale,
      denominazione: ente.denominazione ?? ente.denominazioneBeneficiario,
    },
    tipoDovuto: { codice: dovuto.dati.tipoDovuto, descrizione: debt.nameOfTipo },
    causale: debt.causale,
    numeroAvviso: debt.numeroAvviso,
    importo: formatEuro(debt.importo),
    importoOriginale: debt.importo === importo ? undefined : formatEuro(importo),
    scadenza: debt.scadenza,
    stato: debt.stato,
    pagabile: debt.payable,
    causa: debt.payable ? undefined : debt.cause,
    intestatario: isOwn ? debt.debitore.anagrafica : maskedName(debt.debitore.anagrafica),
    pagatoIl: pagamento?.data,
    importoPagato: pagamento && formatEuro(pagamento.importo),
    nelCarrello: inCart.has(cartKey(debt.codiceFiscale, iud)),
  };
}

/** The cart with its conflicts: what was paid meanwhile stands apart, what changed says what it was. */
export function toCart(items: readonly CartItemNow[], looker: Looker): CartView {
  const views = items.flatMap(({ line, debt }) =>
    debt
      ? [
          {
            line,
            debt,
            view: {
              ...toCitizenDebt(debt, looker),
              id: line.id.toString(),
              importoPrecedente: line.seen === debt.importo ? undefined : formatEuro(line.seen),
            } satisfies CartItemView,
          },
        ]
      : [],
  );
  const isPaid = ({ line, debt }: (typeof views)[number]): boolean =>
    line.paidAt !== undefined || debt.stato === 'PAGATO';
  const open = views.filter((item) => !isPaid(item));
  const first = open.map(({ line }) => line.addedAt.getTime()).sort((a, b) => a - b)[0];
  return {
    voci: open.map(({ view }) => view),
    pagate: views.filter(isPaid).map(({ view }) => view),
    totale: formatEuro(sumCents(open.filter(({ debt }) => debt.payable).map(({ debt }) => debt.importo))),
    massimo: CART_MAX,
    scadeIl: first === undefined ? undefined : new Date(first + 24 * 3_600_000).toISOString(),
  };
}
