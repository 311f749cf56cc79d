import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  flussoKey,
  pagamentoKey,
  type FlussoKey,
  type DirtyKey,
  classifyPagamento,
  classiMovimento,
  knownOf,
  classiNotifica,
  type TesoreriaEsito,
  tesoreriaEsito,
  type EnteFlags,
  upperIuf,
  countedCodeKeys,
  parseFlussoKey,
  type ClassifiedPagamento,
  type KeyType,
  verdettoFlusso,
  Surroundings,
} from '../domain';
import { type CountedMovimenti, countMovimenti } from './counted-movimenti';
import type { FlussoWithEsito, ClassificazioneStores } from './ports';

/** What one turn did. */
export interface TurnResult {
  /** Dirty keys that were read and are done; 0 means quiet. */
  readonly chiavi: number;
  /** Objects whose stored result changed. */
  readonly changed: number;
}

/**
 * The incremental worker: takes dirty keys, reads the present facts of their objects set-wise, runs the core, writes only
 * what differs. It never applies a delta to an old label, so duplicates, replays and any order are harmless. The unit of
 * work must let one turn at a time work on an ente. Source: pivot.md §2.6 "Worker contract".
 */
export class Reclassify {
  constructor(
    private readonly unitOfWork: UnitOfWork<ClassificazioneStores>,
    readonly keysPerTurn = 2_000,
  ) {}

  /** One turn of at most `limit` keys, one transaction. */
  turn(ente: CodiceFiscaleEnte, limit = this.keysPerTurn): Promise<TurnResult> {
    return this.unitOfWork.run(ente, async (stores) => {
      const { sequences, chiavi } = await stores.chiavi.read(limit);
      if (sequences.length === 0) return { chiavi: 0, changed: 0 };
      const turn = new TurnOfWork(stores, await stores.fatti.flag(), chiavi, sequences.length >= limit);
      await turn.run();
      await stores.chiavi.delete(sequences);
      return { chiavi: sequences.length, changed: turn.changed };
    });
  }

  /** Turns until there is nothing left. @returns how many objects changed */
  async untilQuiet(ente: CodiceFiscaleEnte): Promise<number> {
    let changed = 0;
    for (;;) {
      const turn = await this.turn(ente);
      changed += turn.changed;
      if (turn.chiavi === 0) return changed;
    }
  }
}

/** What one turn does with its keys. Order matters: how flows stand to the cash, then what depends on it, then what counts payments. */
export class TurnOfWork {
  changed = 0;
  private counted: CountedMovimenti | undefined;

  constructor(
    private readonly stores: ClassificazioneStores,
    private readonly flag: EnteFlags,
    private readonly keys: readonly DirtyKey[],
    private readonly more: boolean,
  ) {}

  async run(): Promise<void> {
    await this.readMovimenti();
    const reviewFlussi = await this.flussiEsiti();
    const iud = this.ofType('IUD');
    const iuv = [...new Set([...this.ofType('IUV'), ...(await this.stores.fatti.iuvsByIud(iud))])];
    const toRecount = await this.pagamenti(iuv);
    await this.notifiche([...new Set([...iud, ...this.ofType('NOTIFICA')])]);
    await this.movimenti();
    await this.verdetti(reviewFlussi, toRecount);
  }

  private ofType(type: KeyType): string[] {
    return [...new Set(this.keys.flatMap((c) => (c.tipo === type ? [c.chiave] : [])))];
  }

  /** fOk and fDiv of the flows whose cash or total changed; their payments depend on it. */
  private async flussiEsiti(): Promise<FlussoWithEsito[]> {
    const iuf = this.ofType('IUF');
    const flussi = await this.stores.fatti.flussiByIuf(iuf);
    if (flussi.length === 0) return [];
    const v = new Surroundings({
      ricevute: [],
      notifiche: [],
      flussi: [],
      righe: [],
      movimenti: await this.stores.fatti.tf(iuf),
    });
    const changed = flussi.flatMap((f): (FlussoKey & { esito: TesoreriaEsito })[] => {
      const esito = tesoreriaEsito(v.tf(f.iuf), f.importoTotale);
      return esito === f.esito ? [] : [{ psp: f.psp, iuf: f.iuf, esito }];
    });
    this.changed += changed.length;
    if (changed.length > 0) {
      await this.stores.classi.writeEsiti(changed);
      await this.stores.chiavi.addIuvsOf(changed);
    }
    return flussi;
  }

  /** @returns the IUVs with a payment that came, went, or changed what the counts of a flow see of it */
  private async pagamenti(iuv: readonly string[]): Promise<string[]> {
    if (iuv.length === 0) return [];
    const facts = await this.stores.fatti.factsByIuv(iuv);
    const esiti = new Map(facts.flussi.map((f) => [flussoKey(f), f.esito]));
    const v = new Surroundings(facts);
    const stored = new Map((await this.stores.classi.pagamenti(iuv)).map((p) => [pagamentoKey(p), p]));
    const changed: ClassifiedPagamento[] = [];
    const toRecount = new Set<string>();
    for (const codice of iuv)
      for (const f of v.pagamenti(codice, (flusso) => esiti.get(flussoKey(flusso)) ?? 'VUOTO')) {
        const fresh = classifyPagamento(f, this.flag);
        if (!fresh) continue;
        const present = stored.get(pagamentoKey(fresh));
        stored.delete(pagamentoKey(fresh));
        if (!present || !isEqual(present, fresh)) changed.push(fresh);
        if (!present || tally(present) !== tally(fresh)) toRecount.add(codice);
      }
    const removed = [...stored.values()];
    for (const p of removed) toRecount.add(p.iuv);
    this.changed += changed.length + removed.length;
    if (changed.length + removed.length > 0) await this.stores.classi.writePagamenti(changed, removed);
    return [...toRecount];
  }

  private async notifiche(iud: readonly string[]): Promise<void> {
    if (iud.length === 0) return;
    const notifiche = await this.stores.fatti.notifiche(iud);
    const v = new Surroundings({
      ricevute: await this.stores.fatti.ricevuteByIud(notifiche.map((n) => n.iud)),
      notifiche: [],
      flussi: [],
      righe: [],
      movimenti: [],
    });
    const changed = notifiche.flatMap((n) => {
      const classi = classiNotifica(n, v.ricevutePerIud.get(n.iud) ?? [], this.flag);
      return classi === n.classi ? [] : [{ iud: n.iud, classi }];
    });
    this.changed += changed.length;
    if (changed.length > 0) await this.stores.classi.writeNotifiche(changed);
  }

  /** Which codes count of the movements in question; what depended on the old one, or depends on the new, is dirty then. */
  private async readMovimenti(): Promise<void> {
    const which = { chiavi: this.ofType('MOVIMENTO'), iuf: this.ofType('MOVIMENTI_IUF'), iuv: this.ofType('IUV') };
    if (which.chiavi.length + which.iuf.length + which.iuv.length === 0) return;
    this.counted = await countMovimenti(this.stores.fatti, await this.stores.fatti.movimenti(which));
    const { reread } = this.counted;
    this.changed += reread.length;
    if (reread.length === 0) return;
    await this.stores.classi.writeCodes(reread.map(({ dopo }) => dopo));
    await this.stores.chiavi.add(reread.flatMap(({ prima, dopo }) => countedCodeKeys(prima, dopo)));
  }

  private async movimenti(): Promise<void> {
    if (!this.counted) return;
    const { movimenti, known } = this.counted;
    const changed = movimenti.flatMap((m) => {
      const classi = classiMovimento(m, knownOf(m, known), this.flag);
      return classi === m.classi ? [] : [{ ...m, classi }];
    });
    this.changed += changed.length;
    if (changed.length > 0) await this.stores.classi.writeMovimenti(changed);
  }

  /**
   * Counts and verdict. While more keys wait, a flow that is touched through its payments is put back in the queue behind
   * them: so a flow of 100,000 rows is not counted again with every batch of its payments.
   */
  private async verdetti(reviewed: readonly FlussoWithEsito[], iuv: readonly string[]): Promise<void> {
    const touched = iuv.length === 0 ? [] : await this.stores.fatti.flussiWithIuv(iuv);
    if (this.more && touched.length > 0)
      await this.stores.chiavi.add(touched.map((f) => ({ tipo: 'FLUSSO', chiave: flussoKey(f) })));
    const which = new Map(
      [...this.ofType('FLUSSO').map(parseFlussoKey), ...reviewed, ...(this.more ? [] : touched)].map((f) => [
        flussoKey(f),
        { psp: f.psp, iuf: upperIuf(f.iuf) },
      ]),
    );
    if (which.size === 0) return;
    const flussi = await this.stores.fatti.flussi([...which.values()]); // read again: their esito may have just changed
    const counts = await this.stores.fatti.counts(flussi);
    const changed = flussi.flatMap((f) => {
      const fresh = counts.get(flussoKey(f)) ?? f.conteggi;
      const verdetto = verdettoFlusso(f.esito, fresh, this.flag.flgTesoreria);
      const equal = verdetto === f.verdetto && isEqual(fresh, f.conteggi);
      return equal ? [] : [{ psp: f.psp, iuf: f.iuf, verdetto, conteggi: fresh }];
    });
    this.changed += changed.length;
    if (changed.length > 0) await this.stores.classi.writeVerdetti(changed);
  }
}

/** What the counts of a flow see of a payment: whether it has E, whether it has TV. */
const tally = (p: ClassifiedPagamento): string => `${p.ricevuta !== undefined} ${p.haTv}`;

/** Equal in every field of `b`. */
function isEqual<T extends object>(a: T, b: T): boolean {
  return (Object.keys(b) as (keyof T)[]).every((k) => a[k] === b[k]);
}
