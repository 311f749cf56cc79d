import {
  type FlussoKey,
  type PagamentoKey,
  flussoKeys,
  dirtyKeys,
  type Flusso,
  flussoPrevails,
  type Notifica,
  type Ricevuta,
  ricevutaPrevails,
  type FlussoRiga,
} from '../domain';
import type { FoundDebt, RicevutaDetails, LoadedMovimento, NewFlusso, MovimentiOrigin, RecordingStores } from './ports';

/** SUPERATO: an older or equal version, nothing changed. */
export type RecordingEsito = 'REGISTRATO' | 'SUPERATO';

/**
 * Keeps a receipt if it prevails over the stored one; dirty keys in the same transaction. One that came without a debt takes
 * the one that was found for it, whichever of the two was heard of first.
 */
export async function recordRicevuta(
  { ricevute, chiavi }: RecordingStores,
  heard: Ricevuta,
  details?: RicevutaDetails,
): Promise<RecordingEsito> {
  const ricevuta = heard.iud === undefined ? { ...heard, ...(await ricevute.debtOf(heard.iur)) } : heard;
  const present = await ricevute.byKey(ricevuta);
  if (present && !ricevutaPrevails(ricevuta, present)) return 'SUPERATO';
  await ricevute.write(ricevuta, details);
  await chiavi.add(dirtyKeys({ tipo: 'RICEVUTA', prima: present, dopo: ricevuta }));
  return 'REGISTRATO';
}

/** The debt of a receipt without an activation was found. Source: pagopa-node.md §4.7. */
export async function recordFoundDebt(
  { ricevute, chiavi }: RecordingStores,
  iur: string,
  debt: FoundDebt,
): Promise<void> {
  const before = await ricevute.giveDebt(iur, debt);
  await chiavi.add(before.flatMap((prima) => dirtyKeys({ tipo: 'RICEVUTA', prima, dopo: { ...prima, ...debt } })));
}

/** Forgets a receipt: no older version comes back. @returns whether there was one */
export async function removeRicevuta({ ricevute, chiavi }: RecordingStores, key: PagamentoKey): Promise<boolean> {
  const present = await ricevute.byKey(key);
  if (!present) return false;
  await ricevute.remove(key);
  await chiavi.add(dirtyKeys({ tipo: 'RICEVUTA', prima: present }));
  return true;
}

/** Keeps a SIL notification: the last accepted wins; the same again changes nothing. */
export async function recordNotifica(
  { notifiche, chiavi }: RecordingStores,
  notifica: Notifica,
): Promise<RecordingEsito> {
  if (!(await notifiche.write(notifica))) return 'SUPERATO';
  await chiavi.add(dirtyKeys({ tipo: 'NOTIFICA', iud: notifica.iud }));
  return 'REGISTRATO';
}

/** Withdraws a notification. @returns whether there was one */
export async function removeNotifica({ notifiche, chiavi }: RecordingStores, iud: string): Promise<boolean> {
  if (!(await notifiche.remove(iud))) return false;
  await chiavi.add(dirtyKeys({ tipo: 'NOTIFICA', iud }));
  return true;
}

/**
 * Puts a version of a flow in the place of the active one, if it is newer; `righe` is not even opened when it is not. The
 * flow's row is locked first, so of two versions at once the newer stays. Source: pivot-formats.md §2.5.
 */
export async function recordFlusso(
  { flussi, chiavi }: RecordingStores,
  flusso: NewFlusso,
  righe: () => AsyncIterable<FlussoRiga> | Iterable<FlussoRiga>,
): Promise<RecordingEsito> {
  const present: Flusso | undefined = await flussi.locked(flusso);
  if (present && !flussoPrevails(flusso, present)) return 'SUPERATO';
  if (present) await chiavi.addIuvsOf([flusso]); // the rows that go
  await flussi.replace(flusso, righe());
  await chiavi.addIuvsOf([flusso]); // the rows that came
  await chiavi.add(flussoKeys(flusso));
  return 'REGISTRATO';
}

/** Forgets a flow; a later version, even an older one, is accepted again. @returns whether there was one */
export async function removeFlusso({ flussi, chiavi }: RecordingStores, key: FlussoKey): Promise<boolean> {
  if (!(await flussi.locked(key))) return false;
  await chiavi.addIuvsOf([key]);
  await flussi.remove(key);
  await chiavi.add(flussoKeys(key));
  return true;
}

/** Keeps a block of movements. @returns how many really changed */
export async function recordMovimenti(
  { movimenti, chiavi }: RecordingStores,
  block: readonly LoadedMovimento[],
  origin?: MovimentiOrigin,
): Promise<number> {
  const changes = await movimenti.write(block, origin);
  await chiavi.add(changes.flatMap(dirtyKeys));
  return changes.length;
}

/** Takes a movement away (storno). @returns whether there was one */
export async function removeMovimento({ movimenti, chiavi }: RecordingStores, key: string): Promise<boolean> {
  const change = await movimenti.remove(key);
  if (!change) return false;
  await chiavi.add(dirtyKeys(change));
  return true;
}
