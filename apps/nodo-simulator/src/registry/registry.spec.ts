import type { Store } from '../store/store';
import { Registry, type RegistryDocument } from './registry';

const stazione = (id: string, broadcast = false) => ({
  id,
  url: 'http://127.0.0.1:9/ws',
  versione: 2 as const,
  primitive: 2 as const,
  password: 'prova-stazione',
  subscriptionKey: `chiave-${id}`,
  broadcast,
});
const link = (id: string, codice: string, tipo: 'SEGREGAZIONE' | 'APPLICAZIONE' = 'SEGREGAZIONE') => ({
  stazione: id,
  tipo,
  codice,
});
const ente = (codiceFiscale: string, ...codici: ReturnType<typeof link>[]) => ({
  codiceFiscale,
  denominazione: codiceFiscale,
  iban: [],
  codici,
  flgPagati: false,
  flgTesoreria: true,
});

const DOCUMENT: RegistryDocument = {
  intermediario: { codiceFiscale: '09876543210', denominazione: 'x' },
  stazioni: [stazione('S1'), stazione('S2'), stazione('SB', true)],
  enti: [
    ente('A', link('S1', '01'), link('S2', '02'), link('S2', '07', 'APPLICAZIONE')),
    ente('B', link('S1', '03'), link('SB', '04')),
    ente('C', link('S2', '05')),
  ],
};

describe('the registry', () => {
  let registry: Registry;
  beforeEach(async () => {
    registry = new Registry({ rows: () => Promise.resolve([{ doc: DOCUMENT }]) } as unknown as Store);
    await registry.load();
  });
  const of = (codiceFiscale: string) => {
    const found = registry.ente(codiceFiscale);
    if (!found) throw new Error('no such ente');
    return found;
  };

  it.each([
    ['aux 3 by segregation code', 'A', '302', 'S2'],
    ['aux 3 never by application code', 'A', '307', undefined],
    ['aux 0 by application code', 'A', '007', 'S2'],
    ['aux 0 never by segregation code', 'A', '001', undefined],
    ['aux 1 when the ente has one station', 'C', '105', 'S2'],
    ['aux 2 not when it has more', 'A', '202', undefined],
  ])('finds the station of a notice: %s (N§1)', (_, cf, head, expected) => {
    expect(registry.stationOf(of(cf), head.padEnd(18, '0'))?.id).toBe(expected);
  });

  it.each([
    ['the station of the notice alone', 'A', ['A'], ['A S1']],
    ['and the broadcast stations of every ente in the transfers', 'A', ['A', 'B', 'C'], ['A S1', 'B SB']],
    ['the broadcast station of its own ente too', 'B', ['B'], ['B S1', 'B SB']],
    ['also when no transfer is for the ente of the notice', 'B', ['C'], ['B S1', 'B SB']],
  ])('sends a receipt to %s (N§3.1, 5)', (_, ec, transfers, expected) => {
    const notice = (ec === 'A' ? '301' : '303').padEnd(18, '0');
    expect(registry.recipientsOf(ec, notice, transfers).map((to) => `${to.ec} ${to.stazione.id}`)).toEqual(expected);
  });
});
