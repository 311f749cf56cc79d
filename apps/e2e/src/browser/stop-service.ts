import type { Page } from 'playwright-core';

/** The doors of each service, as a browser meets them. */
const DOORS = {
  dovuti:
    /\/api\/(bo\/enti\/[^/]+\/(dovuti|import-dovuti|stampe-avvisi|ricerca|cruscotto)|cittadino\/(posizioni|pagamenti))\b/,
  pagamenti:
    /\/api\/(bo\/enti\/[^/]+\/(ricevute|sportello|flussi-rendicontazione|giornale-eventi|transazioni)|cittadino\/ricevute)\b/,
  pivot: /\/api\/bo\/enti\/[^/]+\/pivot\b/,
} as const;

/** What portale answers for a service that is down. */
export const CORRELATION_ID = '00000000-0000-4000-8000-00000000b0d1';
const REFUSAL = {
  type: 'urn:mypay:errore:non-disponibile',
  title: 'Il servizio non è disponibile ora: riprovare',
  status: 503,
  code: 'NON_DISPONIBILE',
  correlationId: CORRELATION_ID,
};

/**
 * From here on a service, or one of its doors, does not answer this page. @returns what makes it answer again
 */
export async function stopService(page: Page, stopped: keyof typeof DOORS | RegExp): Promise<() => Promise<void>> {
  const doors = stopped instanceof RegExp ? stopped : DOORS[stopped];
  await page.route(doors, (route) =>
    route.fulfill({ status: 503, contentType: 'application/problem+json', json: REFUSAL }),
  );
  return () => page.unroute(doors);
}
