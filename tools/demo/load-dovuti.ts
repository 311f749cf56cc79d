import { generateDovuti, tracciato12, type NewDovuto } from './dovuti';
import { euro, type Journey, type Notice } from './journey';
import type { EnteDoor } from './platform';
import { Choices } from './random';
import { publicRest } from './rest';
import { plural } from './screen';

/** The first dovuto of each ente by REST, all others by a tracciato with wrong rows. @returns the notices to pay */
export async function loadDovuti(journey: Journey): Promise<Notice[]> {
  const { options, run, doors, screen } = journey;
  screen.section('Dovuti: gli enti li caricano, la piattaforma dà IUV e numero di avviso');
  const choices = new Choices(`${options.seed}/dovuti`);
  const lists = doors.map((door, i) => {
    const count = Math.floor(options.payments / doors.length) + (i < options.payments % doors.length ? 1 : 0);
    return { door, dovuti: generateDovuti(choices, run, door.ente, count) };
  });
  await killWhileLoading(journey, lists[0]?.dovuti ?? []);
  const perEnte = await Promise.all(
    lists.map(async ({ door, dovuti: [first, ...rest] }) => {
      if (!first) return [];
      const view = await door.createDovuto(first);
      screen.item(
        `${door.ente.denominazione}: ${first.causale}, ${euro(first.importo)} → IUV ${view.iuv}, avviso ${view.numeroAvviso}`,
      );
      const imported = rest.length > 0 ? await importDovuti(journey, door, rest) : [];
      return [view.numeroAvviso, ...imported].map((notice): Notice => ({ ec: door.ente.codiceFiscale, notice }));
    }),
  );
  const notices = perEnte.flat();
  if (notices.length !== options.payments)
    throw new Error(`dovuti caricati: ${notices.length}, attesi ${options.payments}`);
  screen.done(`${plural(notices.length, 'avviso pronto', 'avvisi pronti')} da pagare`);
  return notices;
}

/** onboarding while it changes a tipo dovuto, portale and dovuti while a tracciato comes in. */
async function killWhileLoading({ clients, run, doors, kills }: Journey, dovuti: readonly NewDovuto[]): Promise<void> {
  const [door] = doors;
  const tipo = door?.ente.tipiDovuto[0];
  if (!door || !tipo || dovuti.length === 0) return;
  const { codice, descrizione, macroArea, tipoServizio, motivoRiscossione, codiceTassonomico } = tipo;
  await kills.whileReceiving('onboarding', 'una modifica di un tipo dovuto', () => {
    const tassonomia = { macroArea, tipoServizio, motivoRiscossione, codice: codiceTassonomico };
    const body = Buffer.from(JSON.stringify({ descrizione, attivo: true, tassonomia }));
    const path = `/api/bo/enti/${door.ente.codiceIpa}/tipi-dovuto/${codice}`;
    return publicRest(clients.portale, clients.intermediario).pieces('PUT', path, 'application/json', body);
  });
  const file = await tracciato12(door.ente, run, dovuti);
  const upload = () => door.uploadRequest('import-dovuti', file.name, file.zip);
  await kills.whileReceiving('portale', `${file.name}, in caricamento`, upload);
  await kills.whileReceiving('dovuti', `${file.name}, in caricamento`, upload);
}

async function importDovuti({ run, screen }: Journey, door: EnteDoor, dovuti: readonly NewDovuto[]): Promise<string[]> {
  const file = await tracciato12(door.ente, run, dovuti);
  const view = await door.importDovuti(file.name, file.zip);
  const facts = `${view.righeAccettate} righe accettate, ${view.righeScartate} scartate`;
  if (view.stato !== 'IMPORT_ESEGUITO' || view.righeAccettate !== dovuti.length || view.righeScartate !== file.wrong)
    throw new Error(
      `${file.name}: ${view.stato} ${view.codiceErrore ?? ''}, ${facts}; attese ${dovuti.length} e ${file.wrong}`,
    );
  const scarti = (await door.scartiFile(view.id)).trim().split('\n').slice(1);
  screen.item(`${file.name}: ${facts} (${scarti.map(reason).join(', ')})`);
  const iuvs = (await door.iuvFile(view.id)).trim().split('\n').slice(1);
  // Columns 1 and 2 of every tracciato are IUD and IUV; ours have no quotes there. A notice of aux digit 3 is 3 and the IUV.
  return iuvs.map((line) => `3${line.split(';')[1]?.trim()}`);
}

/** The code of a rejected row. */
const reason = (line: string): string => /PAA_[A-Z_]+/.exec(line)?.[0] ?? line.split(';').slice(-2).join(' ');
