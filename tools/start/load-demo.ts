import { type EnteDemo, type Installation, readSpontanei } from '../demo/installation-file';
import { controlApi, HttpRefusal, publicRest, type Http } from '../demo/rest';
import { readPersonas } from '../demo/personas-file';
import type { Client } from './data-folder';
import { loadPersonas } from './load-personas';

/** The installation that the demo enti are loaded into, as the loader reaches it. */
export interface DemoTarget {
  readonly portale: string;
  readonly simulatore: string;
  readonly controlKey: string;
  readonly intermediario: Client;
  /** Clients of an earlier time, by codice IPA. */
  readonly enti: Readonly<Record<string, Client>>;
  /** The node's doors as the simulator reaches them, dealt to the stations in turn. */
  readonly stationDoors: readonly string[];
  /** What this installation's pagamenti shows to the FdR service. */
  readonly fdrKey: string;
}

/**
 * Gives the demo enti and personas to onboarding by REST and to the simulator by its control API. Repeating it changes nothing.
 * @param save is handed the clients of the enti whenever one more is known
 */
export async function loadDemo(
  target: DemoTarget,
  demo: Installation,
  say: (text: string) => void,
  save: (enti: Readonly<Record<string, Client>>) => void,
): Promise<void> {
  const rest = publicRest(target.portale, target.intermediario);
  const enti: Record<string, Client> = { ...target.enti };
  for (const { id, versione, primitive, broadcast } of demo.stazioni)
    await rest.put(`/api/bo/stazioni/${id}`, { versione, primitive, broadcast });
  const { elementi } = await rest.get<{ elementi: KnownEnte[] }>('/api/bo/enti?limite=50');
  for (const ente of demo.enti) {
    const known = elementi.find(({ codiceIpa }) => codiceIpa === ente.codiceIpa);
    if (await loadEnte(rest, ente, known)) say(`Ente di prova: ${ente.denominazione}`);
    const client = enti[ente.codiceIpa];
    if (!client || !(await enters(target.portale, client))) enti[ente.codiceIpa] = await makeClient(rest, ente);
    save(enti);
  }
  await loadPersonas(target.portale, target.intermediario, enti, readPersonas());
  await controlApi(target.simulatore, target.controlKey).put('/registry', registryOf(demo, target));
}

/** The simulator's registry: the enti as the node knows them, and the stations with this installation's own key and doors. */
function registryOf(demo: Installation, { stationDoors, fdrKey }: DemoTarget) {
  return {
    intermediario: demo.intermediario,
    stazioni: demo.stazioni.map(({ path, ...stazione }, i) => ({
      ...stazione,
      subscriptionKey: fdrKey,
      url: `${stationDoors[i % stationDoors.length]}${path}`,
    })),
    enti: demo.enti.map(({ codiceFiscale, denominazione, codici, iban, flgPagati, flgTesoreria }) => ({
      codiceFiscale,
      denominazione,
      codici,
      iban: iban.map((account) => account.iban),
      flgPagati,
      flgTesoreria,
    })),
  };
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
  for (const { codice, ...spontaneo } of readSpontanei()[ente.codiceIpa] ?? [])
    await rest.put(`${path}/tipi-dovuto/${codice}`, { ...spontaneo, attivo: true, spontaneo: true });
  if (known?.stato !== 'PRE_ESERCIZIO')
    await rest.post(`${path}/stato`, { stato: 'PRE_ESERCIZIO', motivo: 'Installation di prova' });
  await rest.post(`${path}/stato`, { stato: 'ESERCIZIO', motivo: 'Installation di prova' });
  return true;
}

/** Whether this client is of this installation: a file of clients may have outlived its database. */
async function enters(portale: string, client: Client): Promise<boolean> {
  try {
    await publicRest(portale, client).get('/api/bo/enti?limite=1');
    return true;
  } catch (error) {
    if (error instanceof HttpRefusal && [400, 401].includes(error.status)) return false;
    return error instanceof HttpRefusal; // let in, and refused at what it asked: that is its own business
  }
}

/** A client of the ente's operator; onboarding shows its secret this once. When the first one's was lost, a new secret. */
async function makeClient(rest: Http, { codiceIpa, denominazione }: EnteDemo): Promise<Client> {
  const clientId = `operatore-${codiceIpa}`;
  const wanted = { codiceIpa, ruoli: ['AMMINISTRATORE_ENTE'], descrizione: `Operatore di prova, ${denominazione}` };
  try {
    return pick(await rest.post<Client>('/api/bo/clients', { ...wanted, clientId }));
  } catch (error) {
    if (!(error instanceof HttpRefusal && error.status === 409)) throw error;
  }
  return pick(await rest.post<Client>(`/api/bo/clients/${clientId}/segreto`));
}

const pick = ({ clientId, clientSecret }: Client): Client => ({ clientId, clientSecret });
