import type { Service } from '../upstream/turn-agent';

/** The two sides of the portal that are not the back office. */
export type Side = 'public' | 'cittadino';

/** Collections of each side, and whose they are. */
const COLLECTIONS: Readonly<Record<Side, Readonly<Record<string, Service>>>> = {
  public: {
    enti: 'onboarding',
    avvisi: 'dovuti',
    spontanei: 'dovuti',
    carrello: 'dovuti',
    checkout: 'pagamenti',
    esiti: 'pagamenti',
    ricevute: 'pagamenti',
  },
  cittadino: {
    posizioni: 'dovuti',
    pagamenti: 'dovuti',
    avvisi: 'dovuti',
    spontanei: 'dovuti',
    ricevute: 'pagamenti',
  },
};

/** Where a path of `/api/public` or `/api/cittadino` goes. */
export interface CitizenRoute {
  readonly servizio: Service;
  readonly collection: string;
  /** Path at the service. */
  readonly path: string;
}

/** Segments before this one are ours to name, or an ente; from here on stand keys (IUD, receipts), which may hold any sign. */
const FIRST_KEY = 2;

/** A segment that means the same to every reader: no dot segment, no control character, a slash or backslash only inside a key. */
function isClean(segment: string, index: number): boolean {
  try {
    const decoded = decodeURIComponent(segment);
    const forbidden = index >= FIRST_KEY ? /[\u0000-\u001f]/ : /[/\\\u0000-\u001f]/; // eslint-disable-line no-control-regex -- control characters are what is looked for
    return segment !== '' && !segment.includes('\\') && decoded !== '.' && decoded !== '..' && !forbidden.test(decoded);
  } catch {
    return false;
  }
}

/** Reads the path after `/api/<side>/` (no query). Undefined: nothing is there. Pure. */
export function readCitizenRoute(side: Side, path: string): CitizenRoute | undefined {
  const segments = path.split('/').filter((segment, index, all) => !(segment === '' && index === all.length - 1));
  const [collection = ''] = segments;
  const service = Object.hasOwn(COLLECTIONS[side], collection) ? COLLECTIONS[side][collection] : undefined;
  if (service === undefined || !segments.every(isClean)) return undefined;
  return { servizio: service, collection, path: `/${side}/${segments.join('/')}` };
}
