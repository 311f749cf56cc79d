import type { Service } from '../upstream/turn-agent';

/** Where a path of `/api/bo` goes. */
export interface Route {
  readonly servizio: Service;
  /** Absent outside an ente's path. */
  readonly codiceIpa?: string;
  /** Path at the service, with `{ente}` for the codice fiscale. */
  readonly path: string;
}

/** Segments after the ente that are not onboarding's. Source: README, "Dove va ogni percorso". */
const SEGMENTS: Readonly<Record<string, Service>> = {
  dovuti: 'dovuti',
  'import-dovuti': 'dovuti',
  'stampe-avvisi': 'dovuti',
  'export-dovuti': 'dovuti',
  'export-ricevute': 'pagamenti',
  ricerca: 'dovuti',
  cruscotto: 'dovuti',
  ricevute: 'pagamenti',
  sportello: 'pagamenti',
  'flussi-rendicontazione': 'pagamenti',
  'giornale-eventi': 'pagamenti',
  transazioni: 'pagamenti',
  pivot: 'pivot',
};

/** Collections outside any ente. */
const OUTSIDE_ENTI: Readonly<Record<string, Service>> = {
  enti: 'onboarding',
  stazioni: 'onboarding',
  clients: 'onboarding',
  assegnazioni: 'onboarding',
  profilo: 'onboarding',
  'registro-accessi': 'onboarding',
  intermediario: 'onboarding',
  'ricevute-rifiutate': 'pagamenti',
};

/** Segments before this one are ours to name; from here on stand keys of the enti, which may hold any sign. */
const FIRST_KEY = 3;

/**
 * A segment that means the same to every reader: no dot segment, no control character, a slash or backslash only as `%2F`,
 * `%5C` inside a key (a bare backslash would be read as a slash on the way).
 */
function isClean(segment: string, index: number, all: readonly string[]): boolean {
  try {
    const decoded = decodeURIComponent(segment);
    const forbidden = all[0] === 'enti' && index >= FIRST_KEY ? /[\u0000-\u001f]/ : /[/\\\u0000-\u001f]/; // eslint-disable-line no-control-regex -- control characters are what is looked for
    return segment !== '' && !segment.includes('\\') && decoded !== '.' && decoded !== '..' && !forbidden.test(decoded);
  } catch {
    return false;
  }
}

/** Reads the path after `/api/bo/` (no query). Undefined: nothing is there. Pure. */
export function readRoute(path: string): Route | undefined {
  const segments = path.split('/').filter((segment, index, all) => !(segment === '' && index === all.length - 1));
  if (segments.length === 0 || !segments.every(isClean)) return undefined;
  const [collection = '', codiceIpa, segment, ...rest] = segments;
  const service = Object.hasOwn(OUTSIDE_ENTI, collection) ? OUTSIDE_ENTI[collection] : undefined;
  if (service === undefined) return undefined;
  if (collection !== 'enti' || codiceIpa === undefined) return { servizio: service, path: `/${segments.join('/')}` };
  if (!/^[A-Za-z0-9_]{2,80}$/.test(codiceIpa)) return undefined;
  const tail = [segment, ...rest].filter((part) => part !== undefined).map((part) => `/${part}`);
  return {
    servizio:
      (segment !== undefined && Object.hasOwn(SEGMENTS, segment) ? SEGMENTS[segment] : undefined) ?? 'onboarding',
    codiceIpa,
    path: `/enti/{ente}${tail.join('')}`,
  };
}
