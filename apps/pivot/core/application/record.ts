import {
  type ChiaveFlusso,
  type ChiavePagamento,
  chiaviFlusso,
  chiaviSporche,
  type Flusso,
  flussoPrevale,
  type Notifica,
  type Ricevuta,
  ricevutaPrevale,
  type RigaFlusso,
} from '../domain';
import type { DettagliRicevuta, MovimentoCaricato, NuovoFlusso, OrigineMovimenti, StoresRegistrazione } from './ports';

/** SUPERATO: an older or equal version, nothing changed. */
export type EsitoRegistrazione = 'REGISTRATO' | 'SUPERATO';

/** Keeps a receipt if it prevails over the stored one; dirty keys in the same transaction. */
export async function registraRicevuta(
  { ricevute, chiavi }: StoresRegistrazione,
  ricevuta: Ricevuta,
  dettagli?: DettagliRicevuta,
): Promise<EsitoRegistrazione> {
  const presente = await ricevute.perChiave(ricevuta);
  if (presente && !ricevutaPrevale(ricevuta, presente)) return 'SUPERATO';
  await ricevute.scrivi(ricevuta, dettagli);
  await chiavi.aggiungi(chiaviSporche({ tipo: 'RICEVUTA', prima: presente, dopo: ricevuta }));
  return 'REGISTRATO';
}

/** Forgets a receipt: no older version comes back. @returns whether there was one */
export async function rimuoviRicevuta(
  { ricevute, chiavi }: StoresRegistrazione,
  chiave: ChiavePagamento,
): Promise<boolean> {
  const presente = await ricevute.perChiave(chiave);
  if (!presente) return false;
  await ricevute.rimuovi(chiave);
  await chiavi.aggiungi(chiaviSporche({ tipo: 'RICEVUTA', prima: presente }));
  return true;
}

/** Keeps a SIL notification: the last accepted wins; the same again changes nothing. */
export async function registraNotifica(
  { notifiche, chiavi }: StoresRegistrazione,
  notifica: Notifica,
): Promise<EsitoRegistrazione> {
  if (!(await notifiche.scrivi(notifica))) return 'SUPERATO';
  await chiavi.aggiungi(chiaviSporche({ tipo: 'NOTIFICA', iud: notifica.iud }));
  return 'REGISTRATO';
}

/** Withdraws a notification. @returns whether there was one */
export async function rimuoviNotifica({ notifiche, chiavi }: StoresRegistrazione, iud: string): Promise<boolean> {
  if (!(await notifiche.rimuovi(iud))) return false;
  await chiavi.aggiungi(chiaviSporche({ tipo: 'NOTIFICA', iud }));
  return true;
}

/**
 * Puts a version of a flow in the place of the active one, if it is newer; `righe` is not even opened when it is not. The
 * flow's row is locked first, so of two versions at once the newer stays. Source: pivot-formats.md §2.5.
 */
export async function registraFlusso(
  { flussi, chiavi }: StoresRegistrazione,
  flusso: NuovoFlusso,
  righe: () => AsyncIterable<RigaFlusso> | Iterable<RigaFlusso>,
): Promise<EsitoRegistrazione> {
  const presente: Flusso | undefined = await flussi.bloccata(flusso);
  if (presente && !flussoPrevale(flusso, presente)) return 'SUPERATO';
  if (presente) await chiavi.aggiungiIuvDi([flusso]); // the rows that go
  await flussi.sostituisci(flusso, righe());
  await chiavi.aggiungiIuvDi([flusso]); // the rows that came
  await chiavi.aggiungi(chiaviFlusso(flusso));
  return 'REGISTRATO';
}

/** Forgets a flow; a later version, even an older one, is accepted again. @returns whether there was one */
export async function rimuoviFlusso({ flussi, chiavi }: StoresRegistrazione, chiave: ChiaveFlusso): Promise<boolean> {
  if (!(await flussi.bloccata(chiave))) return false;
  await chiavi.aggiungiIuvDi([chiave]);
  await flussi.rimuovi(chiave);
  await chiavi.aggiungi(chiaviFlusso(chiave));
  return true;
}

/** Keeps a block of movements. @returns how many really changed */
export async function registraMovimenti(
  { movimenti, chiavi }: StoresRegistrazione,
  blocco: readonly MovimentoCaricato[],
  origine?: OrigineMovimenti,
): Promise<number> {
  const cambi = await movimenti.scrivi(blocco, origine);
  await chiavi.aggiungi(cambi.flatMap(chiaviSporche));
  return cambi.length;
}

/** Takes a movement away (storno). @returns whether there was one */
export async function rimuoviMovimento({ movimenti, chiavi }: StoresRegistrazione, chiave: string): Promise<boolean> {
  const cambio = await movimenti.rimuovi(chiave);
  if (!cambio) return false;
  await chiavi.aggiungi(chiaviSporche(cambio));
  return true;
}
