import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  flussoKey,
  type FlussoKey,
  type MovimentoKey,
  movimentoKey,
  type PagamentoKey,
  pagamentoKey,
  classiOf,
  tesoreriaEsito,
  explainRevoked,
  type PagamentoFacts,
  type Flusso,
  upperIuf,
  knownOf,
  explainReadings,
  type Movimento,
  PivotError,
  type RigaInFlusso,
  explainFlusso,
  explainMovimento,
  explainNotifica,
  explainPagamento,
  Surroundings,
} from '../domain';
import { countMovimenti } from './counted-movimenti';
import type { FactReads, ClassificazioneStores } from './ports';

/**
 * Explains one key: its facts are read now and judged by the same core as the worker's. `aggiornato` is false while the
 * worker has still to write what the facts already say.
 */
export class Explain {
  constructor(private readonly unitOfWork: UnitOfWork<Pick<ClassificazioneStores, 'fatti' | 'classi'>>) {}

  /** A key of which only revoked rows arrived is no payment, and is explained all the same. */
  pagamento(ente: CodiceFiscaleEnte, key: PagamentoKey) {
    return this.unitOfWork.run(ente, async ({ fatti, classi: stored }) => {
      const { f, tf, revoked } = await this.factsOf(fatti, key);
      if (!f && revoked.length === 0) throw unknown();
      const kept = (await stored.pagamenti([key.iuv])).find((p) => pagamentoKey(p) === pagamentoKey(key));
      const explanation = f ? explainPagamento(f, tf, await fatti.flag()) : { classi: [], confronti: [] };
      const classi = explanation.classi.map((c) => c.classe);
      return {
        ...explanation,
        ...explainRevoked(revoked),
        aggiornato: String(classiOf(kept?.classi ?? 0)) === String(classi),
      };
    });
  }

  movimento(ente: CodiceFiscaleEnte, key: MovimentoKey) {
    return this.unitOfWork.run(ente, async ({ fatti }) => {
      const stored = await fatti.movimenti({ chiavi: [movimentoKey(key)], iuf: [], iuv: [] });
      const { movimenti, reread, known } = await countMovimenti(fatti, stored);
      const [movimento] = movimenti;
      if (!movimento) throw unknown();
      const evidence = explainMovimento(movimento, knownOf(movimento, known), await fatti.flag());
      const current = String(classiOf(movimento.classi)) === String(evidence.map((p) => p.classe));
      return {
        movimento,
        classi: evidence,
        ...explainReadings(movimento, known),
        aggiornato: current && reread.length === 0,
      };
    });
  }

  notifica(ente: CodiceFiscaleEnte, iud: string) {
    return this.unitOfWork.run(ente, async ({ fatti }) => {
      const [notifica] = await fatti.notifiche([iud]);
      if (!notifica) throw unknown();
      const evidence = explainNotifica(notifica, await fatti.ricevuteByIud([iud]), await fatti.flag());
      return {
        notifica,
        classi: evidence,
        aggiornato: String(classiOf(notifica.classi)) === String(evidence.map((p) => p.classe)),
      };
    });
  }

  flusso(ente: CodiceFiscaleEnte, key: FlussoKey) {
    return this.unitOfWork.run(ente, async ({ fatti }) => {
      const [flusso] = await fatti.flussi([key]);
      if (!flusso) throw unknown();
      const tf = await fatti.tf([upperIuf(flusso.iuf)]);
      const counts = (await fatti.counts([key])).get(flussoKey(key)) ?? flusso.conteggi;
      const esito = tesoreriaEsito(tf, flusso.importoTotale);
      const explanation = explainFlusso(flusso, tf, esito, counts, await fatti.flag());
      return { flusso, ...explanation, conteggi: counts, aggiornato: explanation.verdetto === flusso.verdetto };
    });
  }

  /** Facts of a payment with the cash as it is now, not as the worker last saw it. */
  private async factsOf(
    facts: FactReads,
    key: PagamentoKey,
  ): Promise<{
    readonly f: PagamentoFacts | undefined;
    readonly tf: readonly Movimento[];
    readonly revoked: readonly RigaInFlusso[];
  }> {
    const near = await facts.factsByIuv([key.iuv]);
    const iuf = [...new Set(near.flussi.map((f) => upperIuf(f.iuf)))];
    const cassa = await facts.tf(iuf);
    const v = new Surroundings({ ...near, movimenti: [...near.movimenti, ...cassa] });
    const esito = (f: Flusso) => tesoreriaEsito(v.tf(f.iuf), f.importoTotale);
    const f = v.pagamenti(key.iuv, esito).find((p) => pagamentoKey(p.chiave) === pagamentoKey(key));
    return { f, tf: f?.effective ? v.tf(f.effective.flusso.iuf) : [], revoked: v.revoked(key) };
  }
}

const unknown = () => new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
