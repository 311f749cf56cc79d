import { randomBytes } from 'node:crypto';
import type { EnteDemo, Installazione } from '../demo/installazione';
import { controlApi, HttpRefusal, publicRest, type Http } from '../demo/rest';
import { clientsFile, writeJson, type Client, type ClientsFile } from './data-folder';

/** What an operator of an ente may do by its client. Codes: roles.md §3. */
const PERMESSI_OPERATORE = [
  'dovuto.read',
  'dovuto.write',
  'flusso.import',
  'flusso.read.all',
  'rt.download',
  'spc.read',
  'spc.scarico',
  'giornale.read',
  'pivot.view',
  'pivot.import',
  'pivot.import.read',
];

/** Gives the demo enti to onboarding by REST and to the simulator by its control API. Repeating it changes nothing. */
export async function loadDemo(
  clients: ClientsFile,
  demo: Installazione,
  stationDoors: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  const rest = publicRest(clients.portale, clients.intermediario);
  const enti: Record<string, Client> = { ...clients.enti };
  for (const ente of demo.enti) {
    if (await loadEnte(rest, ente)) say(`Ente di prova: ${ente.denominazione}`);
    enti[ente.codiceIpa] ??= await makeClient(rest, ente);
    writeJson(clientsFile(), { ...clients, enti });
  }
  await controlApi(clients.simulatore, clients.controlKey).put('/registry', {
    intermediario: demo.intermediario,
    stazioni: demo.stazioni.map(({ percorso, ...stazione }, i) => ({
      ...stazione,
      url: `${stationDoors[i % stationDoors.length]}${percorso}`,
    })),
    enti: demo.enti.map(({ codiceFiscale, denominazione, codici, iban, flgPagati, flgTesoreria }) => ({
      codiceFiscale,
      denominazione,
      codici,
      iban: iban.map((account) => account.iban),
      flgPagati,
      flgTesoreria,
    })),
  });
}

/** @returns whether the ente was new */
async function loadEnte(rest: Http, ente: EnteDemo): Promise<boolean> {
  const path = `/api/bo/enti/${ente.codiceIpa}`;
  const known = await found<{ stato: string }>(rest, path);
  if (known?.stato === 'ESERCIZIO') return false;
  const { codici, iban, ibanDefault, tipiDovuto, flgPagati, flgTesoreria, ...anagrafica } = ente;
  if (!known) await rest.post('/api/bo/enti', { ...anagrafica, flgPagati, flgTesoreria });
  await rest.put(`${path}/codici`, { codici });
  for (const account of iban)
    await rest.put(`${path}/iban/${account.iban}`, {
      descrizione: account.descrizione,
      predefinito: account.iban === ibanDefault,
    });
  for (const { codice, ...tipo } of tipiDovuto)
    await rest.put(`${path}/tipi-dovuto/${codice}`, { ...tipo, attivo: true });
  await rest.post(`${path}/stato`, { stato: 'PRE_ESERCIZIO', motivo: 'Installazione di prova' });
  await rest.post(`${path}/stato`, { stato: 'ESERCIZIO', motivo: 'Installazione di prova' });
  return true;
}

async function makeClient(rest: Http, { codiceIpa }: EnteDemo): Promise<Client> {
  const made = { clientId: `operatore-${codiceIpa}`, clientSecret: randomBytes(24).toString('base64url') };
  await rest.post('/api/bo/clients', { ...made, codiceIpa, permessi: PERMESSI_OPERATORE });
  return made;
}

async function found<T>(rest: Http, path: string): Promise<T | undefined> {
  try {
    return await rest.get<T>(path);
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 404) return undefined;
    throw error;
  }
}
