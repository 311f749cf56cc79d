import { HttpRefusal, publicRest, type Http } from '../demo/rest';
import type { Persona } from '../demo/personas-file';
import { waitFor } from '../demo/wait';
import type { Client } from './data-folder';

/** Debts of the persona who has some: they leave the numbers of the README's ente alone. */
const DEBTS = [
  [
    'p_valprova',
    'DEMO-SANZIONE-1',
    'SANZIONI_CDS',
    '87.00',
    'Sanzione del codice della strada, verbale 1042',
    '2099-03-31',
  ],
  ['p_valprova', 'DEMO-COSAP-1', 'COSAP', '240.00', 'Occupazione del suolo, passo carrabile', '2099-06-30'],
  ['asl_montiprova', 'DEMO-TICKET-1', 'TICKET', '36.15', 'Ticket per visita specialistica', '2099-12-31'],
] as const;
const DEBTOR = 'cittadina-con-debiti';

/** Gives the personas their roles through onboarding's REST, and one of them some debts. Repeating it changes nothing. */
export async function loadPersonas(
  portale: string,
  intermediario: Client,
  enti: Readonly<Record<string, Client>>,
  personas: readonly Persona[],
): Promise<void> {
  const rest = publicRest(portale, intermediario);
  for (const { assegnazioni, codiceFiscale, nome, cognome, email } of personas)
    for (const assegnazione of assegnazioni) {
      const wanted = { persona: { codiceFiscale, nome, cognome, email }, ruolo: assegnazione.ruolo };
      if ('intermediario' in assegnazione) await rest.post('/api/bo/assegnazioni', wanted);
      else {
        const tipi = assegnazione.tipi === 'TUTTI' ? null : assegnazione.tipi;
        await rest.post(`/api/bo/enti/${assegnazione.ente}/assegnazioni`, { ...wanted, tipi });
      }
    }
  const debtor = personas.find(({ id }) => id === DEBTOR);
  if (debtor) await loadDebts(portale, enti, debtor);
}

async function loadDebts(portale: string, enti: Readonly<Record<string, Client>>, debtor: Persona): Promise<void> {
  for (const [ente, iud, tipoDovuto, importo, causale, dataScadenza] of DEBTS) {
    const client = enti[ente];
    if (!client) continue;
    const anagrafica = `${debtor.nome} ${debtor.cognome}`;
    const debitore = { tipo: 'F', codice: debtor.codiceFiscale, anagrafica, email: debtor.email };
    const dovuto = { iud, tipoDovuto, importo, causale, dataScadenza, debitore };
    await onceKnown(publicRest(portale, client), `/api/bo/enti/${ente}/dovuti`, dovuto);
  }
}

/** A dovuto that is there already stays as it is, also when it was paid. dovuti hears of a new ente a little later than we do. */
async function onceKnown(rest: Http, path: string, dovuto: { readonly iud: string }): Promise<void> {
  await waitFor(
    `il dovuto ${dovuto.iud}`,
    async () =>
      (await found(() => rest.get(`${path}/${dovuto.iud}`), [404])) ??
      (await found(() => rest.post(path, dovuto), [404, 409, 422])),
    { everyMs: 300 },
  );
}

/** Undefined for one of these refusals. */
async function found(ask: () => Promise<unknown>, refusals: readonly number[]): Promise<true | undefined> {
  try {
    await ask();
    return true;
  } catch (error) {
    if (error instanceof HttpRefusal && refusals.includes(error.status)) return undefined;
    throw error;
  }
}
