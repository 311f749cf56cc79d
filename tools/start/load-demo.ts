import type { EnteDemo, Installation } from '../demo/installation-file';
import { controlApi, HttpRefusal, publicRest, type Http } from '../demo/rest';
import { clientsFile, writeJson, type Client, type ClientsFile } from './data-folder';

/** Gives the demo enti to onboarding by REST and to the simulator by its control API. Repeating it changes nothing. */
export async function loadDemo(
  clients: ClientsFile,
  demo: Installation,
  stationDoors: readonly string[],
  say: (text: string) => void,
): Promise<void> {
  const rest = publicRest(clients.portale, clients.intermediario);
  const enti: Record<string, Client> = { ...clients.enti };
  for (const { id, versione, primitive, broadcast } of demo.stazioni)
    await rest.put(`/api/bo/stazioni/${id}`, { versione, primitive, broadcast });
  const { elementi } = await rest.get<{ elementi: KnownEnte[] }>('/api/bo/enti?limite=50');
  for (const ente of demo.enti) {
    const known = elementi.find(({ codiceIpa }) => codiceIpa === ente.codiceIpa);
    if (await loadEnte(rest, ente, known)) say(`Ente di prova: ${ente.denominazione}`);
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

interface KnownEnte {
  readonly codiceIpa: string;
  readonly stato: string;
}

/** @returns whether something was missing */
async function loadEnte(rest: Http, ente: EnteDemo, known: KnownEnte | undefined): Promise<boolean> {
  const path = `/api/bo/enti/${ente.codiceIpa}`;
  if (known?.stato === 'ESERCIZIO') return false;
  const { codici, iban, ibanDefault, tipiDovuto, flgPagati, flgTesoreria, ...anagrafica } = ente;
  if (!known) await rest.post('/api/bo/enti', { ...anagrafica, flgPagati, flgTesoreria });
  await rest.put(`${path}/codici`, { codici });
  for (const { iban: account, descrizione } of iban)
    await rest.put(`${path}/iban/${account}`, { descrizione, stato: 'ATTIVO' });
  await rest.patch(path, { ibanDefault });
  for (const { codice, descrizione, macroArea, tipoServizio, motivoRiscossione, codiceTassonomico } of tipiDovuto)
    await rest.put(`${path}/tipi-dovuto/${codice}`, {
      descrizione,
      attivo: true,
      tassonomia: { macroArea, tipoServizio, motivoRiscossione, codice: codiceTassonomico },
    });
  if (known?.stato !== 'PRE_ESERCIZIO')
    await rest.post(`${path}/stato`, { stato: 'PRE_ESERCIZIO', motivo: 'Installazione di prova' });
  await rest.post(`${path}/stato`, { stato: 'ESERCIZIO', motivo: 'Installazione di prova' });
  return true;
}

/** A client of the ente's operator; onboarding shows its secret this once. A second one when the first one's was lost. */
async function makeClient(rest: Http, { codiceIpa, denominazione }: EnteDemo): Promise<Client> {
  const wanted = { codiceIpa, ruoli: ['AMMINISTRATORE_ENTE'], descrizione: `Operatore di prova, ${denominazione}` };
  try {
    return pick(await rest.post<Client>('/api/bo/clients', { ...wanted, clientId: `operatore-${codiceIpa}` }));
  } catch (error) {
    if (error instanceof HttpRefusal && error.status === 409) return pick(await rest.post('/api/bo/clients', wanted));
    throw error;
  }
}

const pick = ({ clientId, clientSecret }: Client): Client => ({ clientId, clientSecret });
