import { cartResponse } from '@mypay/contracts';
import { type CitizenCarts, PagamentiError, type WantedAvviso } from '@mypay/pagamenti-core';
import type { ServiceTokens } from '@mypay/platform/auth';
import { AddressTurns, isNobodyThere } from '@mypay/platform/http';
import { correlationId } from '@mypay/platform/log';
import { z } from 'zod';
import type { HttpQuotesConfig } from './http-quotes';

/** Asks dovuti for the cart of a subject. Reading it changes nothing there. */
export class HttpCitizenCarts implements CitizenCarts {
  private readonly addresses: AddressTurns;

  constructor(
    private readonly config: HttpQuotesConfig,
    private readonly tokens: Pick<ServiceTokens, 'mint'>,
  ) {
    this.addresses = new AddressTurns(config.urls);
  }

  async of(soggetto: string): Promise<readonly WantedAvviso[]> {
    const signal = AbortSignal.timeout(this.config.timeoutMs);
    const token = await this.tokens.mint({ audience: 'dovuti', soggetto: 'pagamenti', permessi: [] });
    const ask = async (address: string): Promise<readonly WantedAvviso[]> => {
      const response = await fetch(`${address.replace(/\/$/, '')}/interno/carrelli/${encodeURIComponent(soggetto)}`, {
        headers: { authorization: `Bearer ${token}`, 'x-correlation-id': correlationId() },
        signal,
      });
      if (!response.ok) throw new Error(`dovuti answered ${response.status}`);
      const body = (await response.json()) as z.input<typeof cartResponse>;
      return z.decode(cartResponse, body).voci.map(({ ente, numeroAvviso, importoVistoCents }) => ({
        ente,
        numeroAvviso,
        importoVisto: importoVistoCents,
      }));
    };
    try {
      return await this.addresses.first(ask, (error) => isNobodyThere(error) && !signal.aborted);
    } catch (cause) {
      throw Object.assign(new PagamentiError('CARRELLO_NON_DISPONIBILE', 'Il carrello non si legge ora: riprovare'), {
        cause,
      });
    }
  }
}
