import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  chiaveFlusso,
  chiavePagamento,
  type ChiaveFlusso,
  type ChiaveSporca,
  classificaPagamento,
  classiMovimento,
  classiNotifica,
  type EsitoTesoreria,
  esitoTesoreria,
  type FlagEnte,
  iufMaiuscolo,
  iuvPuntuale,
  leggiChiaveFlusso,
  type PagamentoClassificato,
  type TipoChiave,
  verdettoFlusso,
  Vicinato,
} from '../domain';
import type { FlussoConEsito, StoresClassificazione } from './ports';

/** What one turn did. */
export interface Giro {
  /** Dirty keys that were read and are done; 0 means quiet. */
  readonly chiavi: number;
  /** Objects whose stored result changed. */
  readonly cambiati: number;
}

/**
 * The incremental worker: takes dirty keys, reads the present facts of their objects set-wise, runs the core, writes only
 * what differs. It never applies a delta to an old label, so duplicates, replays and any order are harmless. The unit of
 * work must let one turn at a time work on an ente. Source: pivot.md §2.6 "Worker contract".
 */
export class Riclassifica {
  constructor(
    private readonly unitOfWork: UnitOfWork<StoresClassificazione>,
    readonly chiaviPerGiro = 2_000,
  ) {}

  /** One turn of at most `limite` keys, one transaction. */
  giro(ente: CodiceFiscaleEnte, limite = this.chiaviPerGiro): Promise<Giro> {
    return this.unitOfWork.run(ente, async (stores) => {
      const { sequenze, chiavi } = await stores.chiavi.leggi(limite);
      if (sequenze.length === 0) return { chiavi: 0, cambiati: 0 };
      const turno = new Turno(stores, await stores.fatti.flag(), chiavi, sequenze.length >= limite);
      await turno.esegui();
      await stores.chiavi.elimina(sequenze);
      return { chiavi: sequenze.length, cambiati: turno.cambiati };
    });
  }

  /** Turns until there is nothing left. @returns how many objects changed */
  async finoAQuiete(ente: CodiceFiscaleEnte): Promise<number> {
    let cambiati = 0;
    for (;;) {
      const giro = await this.giro(ente);
      cambiati += giro.cambiati;
      if (giro.chiavi === 0) return cambiati;
    }
  }
}

/** What one turn does with its keys. Order matters: how flows stand to the cash, then what depends on it, then what counts payments. */
export class Turno {
  cambiati = 0;

  constructor(
    private readonly stores: StoresClassificazione,
    private readonly flag: FlagEnte,
    private readonly chiavi: readonly ChiaveSporca[],
    private readonly altre: boolean,
  ) {}

  async esegui(): Promise<void> {
    const flussiRiconfrontati = await this.esitiFlussi();
    const iud = this.di('IUD');
    const iuv = [...new Set([...this.di('IUV'), ...(await this.stores.fatti.iuvPerIud(iud))])];
    const daRicontare = await this.pagamenti(iuv);
    await this.notifiche([...new Set([...iud, ...this.di('NOTIFICA')])]);
    await this.movimenti();
    await this.verdetti(flussiRiconfrontati, daRicontare);
  }

  private di(tipo: TipoChiave): string[] {
    return [...new Set(this.chiavi.flatMap((c) => (c.tipo === tipo ? [c.chiave] : [])))];
  }

  /** fOk and fDiv of the flows whose cash or total changed; their payments depend on it. */
  private async esitiFlussi(): Promise<FlussoConEsito[]> {
    const iuf = this.di('IUF');
    const flussi = await this.stores.fatti.flussiPerIuf(iuf);
    if (flussi.length === 0) return [];
    const v = new Vicinato({
      ricevute: [],
      notifiche: [],
      flussi: [],
      righe: [],
      movimenti: await this.stores.fatti.tf(iuf),
    });
    const diversi = flussi.flatMap((f): (ChiaveFlusso & { esito: EsitoTesoreria })[] => {
      const esito = esitoTesoreria(v.tf(f.iuf), f.importoTotale);
      return esito === f.esito ? [] : [{ psp: f.psp, iuf: f.iuf, esito }];
    });
    this.cambiati += diversi.length;
    if (diversi.length > 0) {
      await this.stores.classi.scriviEsiti(diversi);
      await this.stores.chiavi.aggiungiIuvDi(diversi);
    }
    return flussi;
  }

  /** @returns the IUVs with a payment that came, went, or changed what the counts of a flow see of it */
  private async pagamenti(iuv: readonly string[]): Promise<string[]> {
    if (iuv.length === 0) return [];
    const fatti = await this.stores.fatti.fattiPerIuv(iuv);
    const esiti = new Map(fatti.flussi.map((f) => [chiaveFlusso(f), f.esito]));
    const v = new Vicinato(fatti);
    const presenti = new Map((await this.stores.classi.pagamenti(iuv)).map((p) => [chiavePagamento(p), p]));
    const diversi: PagamentoClassificato[] = [];
    const daRicontare = new Set<string>();
    for (const codice of iuv)
      for (const f of v.pagamenti(codice, (flusso) => esiti.get(chiaveFlusso(flusso)) ?? 'VUOTO')) {
        const nuovo = classificaPagamento(f, this.flag);
        if (!nuovo) continue;
        const presente = presenti.get(chiavePagamento(nuovo));
        presenti.delete(chiavePagamento(nuovo));
        if (!presente || !isUguale(presente, nuovo)) diversi.push(nuovo);
        if (!presente || conta(presente) !== conta(nuovo)) daRicontare.add(codice);
      }
    const rimossi = [...presenti.values()];
    for (const p of rimossi) daRicontare.add(p.iuv);
    this.cambiati += diversi.length + rimossi.length;
    if (diversi.length + rimossi.length > 0) await this.stores.classi.scriviPagamenti(diversi, rimossi);
    return [...daRicontare];
  }

  private async notifiche(iud: readonly string[]): Promise<void> {
    if (iud.length === 0) return;
    const notifiche = await this.stores.fatti.notifiche(iud);
    const v = new Vicinato({
      ricevute: await this.stores.fatti.ricevutePerIud(notifiche.map((n) => n.iud)),
      notifiche: [],
      flussi: [],
      righe: [],
      movimenti: [],
    });
    const diverse = notifiche.flatMap((n) => {
      const classi = classiNotifica(n, v.ricevutePerIud.get(n.iud) ?? [], this.flag);
      return classi === n.classi ? [] : [{ iud: n.iud, classi }];
    });
    this.cambiati += diverse.length;
    if (diverse.length > 0) await this.stores.classi.scriviNotifiche(diverse);
  }

  private async movimenti(): Promise<void> {
    const quali = { chiavi: this.di('MOVIMENTO'), iuf: this.di('MOVIMENTI_IUF'), iuv: this.di('IUV') };
    if (quali.chiavi.length + quali.iuf.length + quali.iuv.length === 0) return;
    const movimenti = await this.stores.fatti.movimenti(quali);
    const iufNoti = await this.stores.fatti.iufNoti(
      movimenti.flatMap((m) => (m.iuf === undefined ? [] : [iufMaiuscolo(m.iuf)])),
    );
    const iuvNoti = await this.stores.fatti.iuvNoti(movimenti.flatMap((m) => iuvPuntuale(m) ?? []));
    const diversi = movimenti.flatMap((m) => {
      const noto = {
        iufNoto: m.iuf !== undefined && iufNoti.has(iufMaiuscolo(m.iuf)),
        iuvNoto: iuvNoti.has(iuvPuntuale(m) ?? ''),
      };
      const classi = classiMovimento(m, noto, this.flag);
      return classi === m.classi ? [] : [{ ...m, classi }];
    });
    this.cambiati += diversi.length;
    if (diversi.length > 0) await this.stores.classi.scriviMovimenti(diversi);
  }

  /**
   * Counts and verdict. While more keys wait, a flow that is touched through its payments is put back in the queue behind
   * them: so a flow of 100,000 rows is not counted again with every batch of its payments.
   */
  private async verdetti(riconfrontati: readonly FlussoConEsito[], iuv: readonly string[]): Promise<void> {
    const toccati = iuv.length === 0 ? [] : await this.stores.fatti.flussiConIuv(iuv);
    if (this.altre && toccati.length > 0)
      await this.stores.chiavi.aggiungi(toccati.map((f) => ({ tipo: 'FLUSSO', chiave: chiaveFlusso(f) })));
    const quali = new Map(
      [...this.di('FLUSSO').map(leggiChiaveFlusso), ...riconfrontati, ...(this.altre ? [] : toccati)].map((f) => [
        chiaveFlusso(f),
        { psp: f.psp, iuf: iufMaiuscolo(f.iuf) },
      ]),
    );
    if (quali.size === 0) return;
    const flussi = await this.stores.fatti.flussi([...quali.values()]); // read again: their esito may have just changed
    const conteggi = await this.stores.fatti.conteggi(flussi);
    const diversi = flussi.flatMap((f) => {
      const nuovi = conteggi.get(chiaveFlusso(f)) ?? f.conteggi;
      const verdetto = verdettoFlusso(f.esito, nuovi, this.flag.flgTesoreria);
      const uguale = verdetto === f.verdetto && isUguale(nuovi, f.conteggi);
      return uguale ? [] : [{ psp: f.psp, iuf: f.iuf, verdetto, conteggi: nuovi }];
    });
    this.cambiati += diversi.length;
    if (diversi.length > 0) await this.stores.classi.scriviVerdetti(diversi);
  }
}

/** What the counts of a flow see of a payment: whether it has E, whether it has TV. */
const conta = (p: PagamentoClassificato): string => `${p.ricevuta !== undefined} ${p.haTv}`;

/** Equal in every field of `b`. */
function isUguale<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((k) => a[k] === b[k]);
}
