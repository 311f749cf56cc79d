import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  chiaveFlusso,
  type ChiaveFlusso,
  type ChiaveMovimento,
  chiaveMovimento,
  type ChiavePagamento,
  chiavePagamento,
  classiDi,
  esitoTesoreria,
  explainRevoked,
  type FattiPagamento,
  type Flusso,
  iufMaiuscolo,
  iuvPuntuale,
  type Movimento,
  PivotError,
  type RigaNelFlusso,
  spiegaFlusso,
  spiegaMovimento,
  spiegaNotifica,
  spiegaPagamento,
  Vicinato,
} from '../domain';
import type { LettureFatti, StoresClassificazione } from './ports';

/**
 * Explains one key: its facts are read now and judged by the same core as the worker's. `aggiornato` is false while the
 * worker has still to write what the facts already say.
 */
export class Explain {
  constructor(private readonly unitOfWork: UnitOfWork<Pick<StoresClassificazione, 'fatti' | 'classi'>>) {}

  /** A key of which only revoked rows arrived is no payment, and is explained all the same. */
  pagamento(ente: CodiceFiscaleEnte, chiave: ChiavePagamento) {
    return this.unitOfWork.run(ente, async ({ fatti, classi: kept }) => {
      const { f, tf, revoked } = await this.fattiDi(fatti, chiave);
      if (!f && revoked.length === 0) throw sconosciuta();
      const conservato = (await kept.pagamenti([chiave.iuv])).find(
        (p) => chiavePagamento(p) === chiavePagamento(chiave),
      );
      const spiegazione = f ? spiegaPagamento(f, tf, await fatti.flag()) : { classi: [], confronti: [] };
      const classi = spiegazione.classi.map((c) => c.classe);
      return {
        ...spiegazione,
        ...explainRevoked(revoked),
        aggiornato: String(classiDi(conservato?.classi ?? 0)) === String(classi),
      };
    });
  }

  movimento(ente: CodiceFiscaleEnte, chiave: ChiaveMovimento) {
    return this.unitOfWork.run(ente, async ({ fatti }) => {
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
    return this.unitOfWork.run(ente, async ({ fatti }) => {
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
    return this.unitOfWork.run(ente, async ({ fatti }) => {
      const [flusso] = await fatti.flussi([chiave]);
      if (!flusso) throw sconosciuta();
      const tf = await fatti.tf([iufMaiuscolo(flusso.iuf)]);
      const conteggi = (await fatti.conteggi([chiave])).get(chiaveFlusso(chiave)) ?? flusso.conteggi;
      const esito = esitoTesoreria(tf, flusso.importoTotale);
      const spiegazione = spiegaFlusso(flusso, tf, esito, conteggi, await fatti.flag());
      return { flusso, ...spiegazione, conteggi, aggiornato: spiegazione.verdetto === flusso.verdetto };
    });
  }

  /** Facts of a payment with the cash as it is now, not as the worker last saw it. */
  private async fattiDi(
    fatti: LettureFatti,
    chiave: ChiavePagamento,
  ): Promise<{
    readonly f: FattiPagamento | undefined;
    readonly tf: readonly Movimento[];
    readonly revoked: readonly RigaNelFlusso[];
  }> {
    const vicini = await fatti.fattiPerIuv([chiave.iuv]);
    const iuf = [...new Set(vicini.flussi.map((f) => iufMaiuscolo(f.iuf)))];
    const cassa = await fatti.tf(iuf);
    const v = new Vicinato({ ...vicini, movimenti: [...vicini.movimenti, ...cassa] });
    const esito = (f: Flusso) => esitoTesoreria(v.tf(f.iuf), f.importoTotale);
    const f = v.pagamenti(chiave.iuv, esito).find((p) => chiavePagamento(p.chiave) === chiavePagamento(chiave));
    return { f, tf: f?.effettiva ? v.tf(f.effettiva.flusso.iuf) : [], revoked: v.revoked(chiave) };
  }
}

const sconosciuta = () => new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
