import type { CodiceFiscaleEnte } from '@mypay/kernel';
import {
  chiaveFlusso,
  type ChiaveFlusso,
  type ChiaveMovimento,
  chiaveMovimento,
  type ChiavePagamento,
  chiavePagamento,
  classiDi,
  esitoTesoreria,
  type FattiPagamento,
  type Flusso,
  iufMaiuscolo,
  iuvPuntuale,
  type Movimento,
  PivotError,
  spiegaFlusso,
  spiegaMovimento,
  spiegaNotifica,
  spiegaPagamento,
  Vicinato,
} from '@mypay/pivot-core';
import type { Database, Tx } from '@mypay/platform/db';
import { PgClassi, PgContatori } from './pg-classi';
import { PgFatti } from './pg-fatti';

/**
 * Explains one key: its facts are read now and judged by the same core as the worker's. `aggiornato` is false while the
 * worker has still to write what the facts already say.
 */
export class Spiegazioni {
  constructor(private readonly db: Database) {}

  pagamento(ente: CodiceFiscaleEnte, chiave: ChiavePagamento) {
    return this.conFatti(ente, async (fatti, tx) => {
      const { f, tf } = await this.fattiDi(fatti, chiave);
      const conservati = await new PgClassi(tx, ente, new PgContatori(tx, ente)).pagamenti([chiave.iuv]);
      const conservato = conservati.find((p) => chiavePagamento(p) === chiavePagamento(chiave));
      const spiegazione = spiegaPagamento(f, tf, await fatti.flag());
      const classi = spiegazione.classi.map((c) => c.classe);
      return { ...spiegazione, aggiornato: String(classiDi(conservato?.classi ?? 0)) === String(classi) };
    });
  }

  movimento(ente: CodiceFiscaleEnte, chiave: ChiaveMovimento) {
    return this.conFatti(ente, async (fatti) => {
      const [movimento] = await fatti.movimenti({ chiavi: [chiaveMovimento(chiave)], iuf: [], iuv: [] });
      if (!movimento) throw sconosciuta();
      const iuv = iuvPuntuale(movimento);
      const noto = {
        iufNoto: movimento.iuf !== undefined && (await fatti.iufNoti([iufMaiuscolo(movimento.iuf)])).size > 0,
        iuvNoto: iuv !== undefined && (await fatti.iuvNoti([iuv])).size > 0,
      };
      const prove = spiegaMovimento(movimento, noto, await fatti.flag());
      const aggiornato = String(classiDi(movimento.classi)) === String(prove.map((p) => p.classe));
      return { movimento, classi: prove, aggiornato };
    });
  }

  notifica(ente: CodiceFiscaleEnte, iud: string) {
    return this.conFatti(ente, async (fatti) => {
      const [notifica] = await fatti.notifiche([iud]);
      if (!notifica) throw sconosciuta();
      const prove = spiegaNotifica(notifica, await fatti.ricevutePerIud([iud]), await fatti.flag());
      return {
        notifica,
        classi: prove,
        aggiornato: String(classiDi(notifica.classi)) === String(prove.map((p) => p.classe)),
      };
    });
  }

  flusso(ente: CodiceFiscaleEnte, chiave: ChiaveFlusso) {
    return this.conFatti(ente, async (fatti) => {
      const [flusso] = await fatti.flussi([chiave]);
      if (!flusso) throw sconosciuta();
      const tf = await fatti.tf([iufMaiuscolo(flusso.iuf)]);
      const conteggi = (await fatti.conteggi([chiave])).get(chiaveFlusso(chiave)) ?? flusso.conteggi;
      const esito = esitoTesoreria(tf, flusso.importoTotale);
      const spiegazione = spiegaFlusso(flusso, tf, esito, conteggi, await fatti.flag());
      return { flusso, ...spiegazione, conteggi, aggiornato: spiegazione.verdetto === flusso.verdetto };
    });
  }

  private conFatti<T>(ente: CodiceFiscaleEnte, work: (fatti: PgFatti, tx: Tx) => Promise<T>): Promise<T> {
    return this.db.inEnte(ente, (tx) => work(new PgFatti(tx, ente), tx));
  }

  /** Facts of a payment with the cash as it is now, not as the worker last saw it. */
  private async fattiDi(
    fatti: PgFatti,
    chiave: ChiavePagamento,
  ): Promise<{ readonly f: FattiPagamento; readonly tf: readonly Movimento[] }> {
    const vicini = await fatti.fattiPerIuv([chiave.iuv]);
    const iuf = [...new Set(vicini.flussi.map((f) => iufMaiuscolo(f.iuf)))];
    const cassa = await fatti.tf(iuf);
    const v = new Vicinato({ ...vicini, movimenti: [...vicini.movimenti, ...cassa] });
    const esito = (f: Flusso) => esitoTesoreria(v.tf(f.iuf), f.importoTotale);
    const f = v.pagamenti(chiave.iuv, esito).find((p) => chiavePagamento(p.chiave) === chiavePagamento(chiave));
    if (!f) throw sconosciuta();
    return { f, tf: f.effettiva ? v.tf(f.effettiva.flusso.iuf) : [] };
  }
}

const sconosciuta = () => new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
