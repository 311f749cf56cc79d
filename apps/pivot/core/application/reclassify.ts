import type { CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import {
  flussoKey,
  type FlussoKey,
  type DirtyKey,
  classiMovimento,
  knownOf,
  classiNotifica,
  type TesoreriaEsito,
  tesoreriaEsito,
  type EnteFlags,
  upperIuf,
  countedCodeKeys,
  parseFlussoKey,
  type KeyType,
  verdettoFlusso,
  Surroundings,
} from '../domain';
import { type CountedMovimenti, countMovimenti } from './counted-movimenti';
import { isEqual, judgePayments } from './judge-payments';
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
    readonly keysPerTurn = 10_000,
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
    const reread = await this.readMovimenti();
    if (reread.length > 0)
      await this.stores.chiavi.add(reread.flatMap(({ prima, dopo }) => countedCodeKeys(prima, dopo)));
    const { reviewed, changed } = await this.flussiEsiti();
    if (changed.length > 0) await this.stores.chiavi.addMissingIuvsOf(changed); // their payments depend on it
    const iud = this.ofType('IUD');
    const iuv = [...new Set([...this.ofType('IUV'), ...(await this.stores.fatti.iuvsByIud(iud))])];
    const toRecount = await this.pagamenti(iuv);
    await this.notifiche([...new Set([...iud, ...this.ofType('NOTIFICA')])]);
    await this.movimenti();
    await this.verdetti(reviewed, toRecount);
  }

  private ofType(type: KeyType): string[] {
    return [...new Set(this.keys.flatMap((c) => (c.tipo === type ? [c.chiave] : [])))];
  }

  /** Which codes count of the movements, and nothing that depends on it: for who goes on to judge everything. */
  async codes(): Promise<void> {
    await this.readMovimenti();
  }

  /** How the flows stand to the cash, likewise. */
  async esiti(): Promise<void> {
    await this.flussiEsiti();
  }

  /** fOk and fDiv of the flows whose cash or total changed. */
  private async flussiEsiti(): Promise<{ reviewed: FlussoWithEsito[]; changed: FlussoKey[] }> {
    const iuf = this.ofType('IUF');
    const reviewed = await this.stores.fatti.flussiByIuf(iuf);
    if (reviewed.length === 0) return { reviewed, changed: [] };
    const v = new Surroundings({
      ricevute: [],
      notifiche: [],
      flussi: [],
      righe: [],
      movimenti: await this.stores.fatti.tf(iuf),
    });
    const changed = reviewed.flatMap((f): (FlussoKey & { esito: TesoreriaEsito })[] => {
      const esito = tesoreriaEsito(v.tf(f.iuf), f.importoTotale);
      return esito === f.esito ? [] : [{ psp: f.psp, iuf: f.iuf, esito }];
    });
    this.changed += changed.length;
    if (changed.length > 0) await this.stores.classi.writeEsiti(changed);
    return { reviewed, changed };
  }

  /** @returns the IUVs with a payment that came, went, or changed what the counts of a flow see of it */
  private async pagamenti(iuv: readonly string[]): Promise<string[]> {
    if (iuv.length === 0) return [];
    const inOrder = [...iuv].sort(); // neighbours lie together, in the tables and in their indexes
    const facts = await this.stores.fatti.factsByIuv(inOrder);
    const kept = await this.stores.classi.pagamenti(inOrder);
    const { changed, removed, toRecount } = judgePayments(inOrder, facts, kept, this.flag);
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

  /** Which codes count of the movements in question. @returns those of which other ones count from now on */
  private async readMovimenti(): Promise<CountedMovimenti['reread']> {
    const which = { chiavi: this.ofType('MOVIMENTO'), iuf: this.ofType('MOVIMENTI_IUF'), iuv: this.ofType('IUV') };
    if (which.chiavi.length + which.iuf.length + which.iuv.length === 0) return [];
    this.counted = await countMovimenti(this.stores.fatti, await this.stores.fatti.movimenti(which));
    const { reread } = this.counted;
    this.changed += reread.length;
    if (reread.length > 0) await this.stores.classi.writeCodes(reread.map(({ dopo }) => dopo));
    return reread;
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
