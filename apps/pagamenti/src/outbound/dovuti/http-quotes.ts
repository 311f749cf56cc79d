import { type QuoteRequest, quoteRequest, type QuoteResponse, quoteResponse } from '@mypay/contracts';
import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { PagamentiError, type Quotes } from '@mypay/pagamenti-core';
import type { ServiceTokens } from '@mypay/platform/auth';
import { correlationId, currentTraceparent } from '@mypay/platform/log';
import { z } from 'zod';

export interface HttpQuotesConfig {
  readonly urls: readonly string[];
  /** For the whole question, whichever address answers. */
  readonly timeoutMs: number;
}

/**
 * Asks dovuti, the owner of the debt. Addresses are taken in turn; the next one is tried when a connection is refused. A quote
 * changes nothing there, so a reply that is lost needs no second thought: the node asks again.
 */
export class HttpQuotes implements Quotes {
  private turn = 0;

  constructor(
    private readonly config: HttpQuotesConfig,
    private readonly tokens: Pick<ServiceTokens, 'mint'>,
  ) {}

  async quote(ente: CodiceFiscaleEnte, request: QuoteRequest): Promise<QuoteResponse> {
    const { urls, timeoutMs } = this.config;
    const signal = AbortSignal.timeout(timeoutMs);
    const token = await this.tokens.mint({ audience: 'dovuti', soggetto: 'pagamenti', ente, permessi: [] });
    const traceparent = currentTraceparent();
    const first = this.turn++;
    let last: unknown;
    for (let i = 0; i < urls.length && !signal.aborted; i++) {
      const base = urls[(first + i) % urls.length] ?? '';
      try {
        const response = await fetch(`${base.replace(/\/$/, '')}/interno/enti/${ente}/quote`, {
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
      } catch (error) {
        last = error;
        if (!refused(error)) break;
      }
    }
    throw Object.assign(new PagamentiError('PREVENTIVO_NON_DISPONIBILE', 'Posizione debitoria non disponibile ora'), {
      cause: last,
    });
  }
}

/** Was there nobody at the address? Then no work was begun, and the next address may be asked. */
function refused(error: unknown): boolean {
  for (let cause = error as { code?: unknown; cause?: unknown } | undefined; cause; cause = cause.cause as typeof cause)
    if (NOBODY.test(String(cause.code))) return true;
  return false;
}
const NOBODY = /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|UND_ERR_SOCKET|UND_ERR_CONNECT_TIMEOUT)$/;
