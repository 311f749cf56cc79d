import { type QuoteRequest, quoteRequest, type QuoteResponse, quoteResponse } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { PagamentiError, type Quotes } from '@mypay/pagamenti-core';
import type { ServiceTokens } from '@mypay/platform/auth';
import { AddressTurns, isNobodyThere } from '@mypay/platform/http';
import { correlationId, currentTraceparent } from '@mypay/platform/log';
import { z } from 'zod';

export interface HttpQuotesConfig {
  readonly urls: readonly string[];
  /** For the whole question, whichever address answers. */
  readonly timeoutMs: number;
}

/**
 * Asks dovuti, the owner of the debt. A quote changes nothing there, so a reply that is lost needs no second thought: the node
 * asks again.
 */
export class HttpQuotes implements Quotes {
  private readonly addresses: AddressTurns;

  constructor(
    private readonly config: HttpQuotesConfig,
    private readonly tokens: Pick<ServiceTokens, 'mint'>,
  ) {
    this.addresses = new AddressTurns(config.urls);
  }

  async quote(ente: CodiceFiscaleEnte, request: QuoteRequest): Promise<QuoteResponse> {
    const signal = AbortSignal.timeout(this.config.timeoutMs);
    const token = await this.tokens.mint({ audience: 'dovuti', soggetto: 'pagamenti', ente, permessi: [] });
    const traceparent = currentTraceparent();
    const ask = async (address: string): Promise<QuoteResponse> => {
      const response = await fetch(`${address.replace(/\/$/, '')}/interno/enti/${ente}/quote`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'x-correlation-id': correlationId(),
          ...(traceparent === undefined ? {} : { traceparent }),
        },
        body: JSON.stringify(z.encode(quoteRequest, request)),
        signal,
      });
      if (!response.ok) throw new Error(`dovuti answered ${response.status}`);
      return z.decode(quoteResponse, (await response.json()) as z.input<typeof quoteResponse>);
    };
    try {
      return await this.addresses.first(ask, (error) => isNobodyThere(error) && !signal.aborted);
    } catch (cause) {
      throw Object.assign(new PagamentiError('PREVENTIVO_NON_DISPONIBILE', 'Posizione debitoria non disponibile ora'), {
        cause,
      });
    }
  }
}
