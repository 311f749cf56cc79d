import { type CodiceFiscaleEnte, sumCents, type UnitOfWork } from '@mypay/kernel';
import type {
  FoundDebt,
  WithClassi,
  FlussoWithEsito,
  ClassificazioneStores,
  IuvStretch,
  RecordingStores,
} from '../application/ports';
import {
  countedMovimenti,
  flussoKey,
  movimentoKey,
  pagamentoKey,
  type DirtyKey,
  type Classificazione,
  type FlussoCounts,
  type FlussoKey,
  type Facts,
  type EnteFlags,
  isRevoked,
  upperIuf,
  punctualIuv,
  readingsOfMovimento,
  type Movimento,
  type Notifica,
  type ClassifiedPagamento,
  type Ricevuta,
  type FlussoRiga,
} from '../domain';

/** Every port of pivot for one ente, in memory: what the worker of the database does, without a database. */
export class InMemoryArchive implements UnitOfWork<ClassificazioneStores & RecordingStores> {
  readonly ricevute = new Map<string, Ricevuta>();
  readonly notifiche = new Map<string, WithClassi<Notifica>>();
  readonly foundDebts = new Map<string, FoundDebt>();
  readonly flussi = new Map<string, FlussoWithEsito>();
  readonly righe = new Map<string, readonly FlussoRiga[]>();
  readonly movimenti = new Map<string, WithClassi<Movimento> & { caricamento: bigint; riga: number }>();
  readonly pagamenti = new Map<string, ClassifiedPagamento>();
  sporche: { sequenza: bigint; chiave: DirtyKey }[] = [];
  /** Put off, for as long as the archive lives. */
  postponed: { sequenza: bigint; chiave: DirtyKey }[] = [];
  private sequenza = 0n;

  constructor(public flag: EnteFlags) {}

  run<T>(_ente: CodiceFiscaleEnte, work: (stores: ClassificazioneStores & RecordingStores) => Promise<T>): Promise<T> {
    return work(this.stores);
  }

  /** The effective records, as `classifyAll` wants them. */
  all(): Facts {
    return {
      ricevute: [...this.ricevute.values()],
      notifiche: [...this.notifiche.values()],
      flussi: [...this.flussi.values()],
      righe: [...this.righe.values()].flat(),
      movimenti: [...this.movimenti.values()],
    };
  }

  /** The movements with the codes that count beside what is there now, as the worker will keep them. */
  counted(): Movimento[] {
    return countedMovimenti(this.all());
  }

  /** What the worker has kept so far. */
  kept(): Classificazione {
    return {
      pagamenti: this.pagamenti,
      notifiche: new Map([...this.notifiche].map(([k, n]) => [k, n.classi])),
      movimenti: new Map([...this.movimenti].map(([k, m]) => [k, m.classi])),
      flussi: new Map(
        [...this.flussi].map(([k, f]) => [
          k,
          { flusso: f, esito: f.esito, verdetto: f.verdetto, conteggi: f.conteggi },
        ]),
      ),
    };
  }

  private get allRighe(): FlussoRiga[] {
    return [...this.righe.values()].flat();
  }

  private add(keys: readonly DirtyKey[]): void {
    for (const key of keys) this.sporche.push({ sequenza: ++this.sequenza, chiave: key });
  }

  private readonly stores: ClassificazioneStores & RecordingStores = {
    chiavi: {
      add: async (keys) => this.add(keys),
      addIuvsOf: async (flussi) => this.add(this.iuvKeysOf(flussi)),
      addMissingIuvsOf: async (flussi) => {
        const waiting = new Set(this.sporche.map(({ chiave: k }) => `${k.tipo} ${k.chiave}`));
        this.add(this.iuvKeysOf(flussi).filter(({ chiave }) => !waiting.has(`IUV ${chiave}`)));
      },
      read: async (limit) => {
        const due = this.sporche.slice(0, limit);
        return { sequences: due.map((s) => s.sequenza), chiavi: due.map((s) => s.chiave) };
      },
      delete: async (sequences) => {
        const done = new Set(sequences);
        this.sporche = this.sporche.filter((s) => !done.has(s.sequenza));
      },
      postponeOldest: async () => {
        const oldest = this.sporche.shift();
        if (oldest) this.postponed.push(oldest);
        return oldest?.chiave;
      },
    },
    fatti: {
      flag: async () => this.flag,
      flussiByIuf: async (iuf) => [...this.flussi.values()].filter((f) => iuf.includes(upperIuf(f.iuf))),
      flussi: async (keys) => keys.flatMap((c) => this.flussi.get(flussoKey(c)) ?? []),
      tf: async (iuf) =>
        [...this.movimenti.values()].filter(
          (m) => m.importo > 0n && m.iuf !== undefined && iuf.includes(upperIuf(m.iuf)),
        ),
      iuvsByIud: async (iud) =>
        [...this.ricevute.values()].flatMap((r) => (r.iud !== undefined && iud.includes(r.iud) ? [r.iuv] : [])),
      factsByIuv: async (iuv) => {
        const righe = this.allRighe.filter((r) => iuv.includes(r.iuv));
        const ricevute = [...this.ricevute.values()].filter((r) => iuv.includes(r.iuv));
        return {
          ricevute,
          righe,
          notifiche: ricevute.flatMap((r) => this.notifiche.get(r.iud ?? '') ?? []),
          flussi: [...this.flussi.values()].filter((f) => righe.some((r) => flussoKey(r) === flussoKey(f))),
          movimenti: [...this.movimenti.values()].filter((m) => m.importo > 0n && iuv.includes(punctualIuv(m) ?? '')),
        };
      },
      notifiche: async (iud) => iud.flatMap((i) => this.notifiche.get(i) ?? []),
      ricevuteByIud: async (iud) =>
        [...this.ricevute.values()].filter((r) => r.iud !== undefined && iud.includes(r.iud)),
      movimenti: async ({ chiavi, iuf, iuv }) =>
        [...this.movimenti].flatMap(([k, m]) =>
          chiavi.includes(k) ||
          names(m, 'iuf', (c) => iuf.includes(upperIuf(c))) ||
          names(m, 'iuv', (c) => iuv.includes(c))
            ? [m]
            : [],
        ),
      knownIufs: async (iuf) =>
        new Set([...this.flussi.values()].map((f) => upperIuf(f.iuf)).filter((i) => iuf.includes(i))),
      knownIuvs: async (iuv) => {
        const known = [...this.ricevute.values(), ...this.allRighe.filter((r) => !isRevoked(r))].map((r) => r.iuv);
        return new Set(known.filter((i) => iuv.includes(i)));
      },
      flussiWithIuv: async (iuv) =>
        [...this.flussi.values()].filter((f) => (this.righe.get(flussoKey(f)) ?? []).some((r) => iuv.includes(r.iuv))),
      counts: async (flussi) => new Map(flussi.map((f) => [flussoKey(f), this.tally(flussoKey(f))])),
    },
    classi: {
      pagamenti: async (iuv) => [...this.pagamenti.values()].filter((p) => iuv.includes(p.iuv)),
      writePagamenti: async (changed, removed) => {
        for (const p of changed) this.pagamenti.set(pagamentoKey(p), p);
        for (const p of removed) this.pagamenti.delete(pagamentoKey(p));
      },
      writeNotifiche: async (changed) => {
        for (const { iud, classi } of changed) {
          const n = this.notifiche.get(iud);
          if (n) this.notifiche.set(iud, { ...n, classi });
        }
      },
      writeMovimenti: async (changed) => {
        for (const d of changed) {
          const m = this.movimenti.get(movimentoKey(d));
          if (m) this.movimenti.set(movimentoKey(d), { ...m, classi: d.classi });
        }
      },
      writeCodes: async (changed) => {
        for (const { iuf, iuv, letture, ...d } of changed) {
          const m = this.movimenti.get(movimentoKey(d));
          if (m) this.movimenti.set(movimentoKey(d), { ...m, iuf, iuv, letture });
        }
      },
      writeEsiti: async (changed) => {
        for (const { psp, iuf, esito } of changed) this.changeFlusso(flussoKey({ psp, iuf }), { esito });
      },
      writeVerdetti: async (changed) => {
        for (const { psp, iuf, verdetto, conteggi } of changed)
          this.changeFlusso(flussoKey({ psp, iuf }), { verdetto, conteggi });
      },
    },
    all: {
      block: async (type, after, limit) =>
        this.everyKey()
          .filter(({ tipo, chiave }) => tipo === type && chiave > after)
          .sort((a, b) => (a.chiave < b.chiave ? -1 : 1))
          .slice(0, limit),
    },
    stretches: {
      end: async (after, size) => {
        const iuv = this.everyKey().flatMap(({ tipo, chiave }) => (tipo === 'IUV' && chiave > after ? [chiave] : []));
        return iuv.sort()[size - 1];
      },
      facts: (stretch) => this.stores.fatti.factsByIuv(this.iuvsIn(stretch)),
      kept: (stretch) => this.stores.classi.pagamenti(this.iuvsIn(stretch)),
    },
    ricevute: {
      byKey: async (key) => this.ricevute.get(pagamentoKey(key)),
      write: async (ricevuta) => void this.ricevute.set(pagamentoKey(ricevuta), ricevuta),
      remove: async (key) => void this.ricevute.delete(pagamentoKey(key)),
      debtOf: async (iur) => this.foundDebts.get(iur),
      giveDebt: async (iur, debt) => {
        this.foundDebts.set(iur, debt);
        const before = [...this.ricevute.values()].filter((r) => r.iur === iur && r.iud === undefined);
        for (const r of before) this.ricevute.set(pagamentoKey(r), { ...r, ...debt });
        return before;
      },
    },
    notifiche: {
      write: async (notifica) => {
        const present = this.notifiche.get(notifica.iud);
        const change =
          !present || (Object.keys(notifica) as (keyof Notifica)[]).some((k) => present[k] !== notifica[k]);
        if (change) this.notifiche.set(notifica.iud, { ...notifica, classi: present?.classi ?? 0 });
        return change;
      },
      remove: async (iud) => this.notifiche.delete(iud),
    },
    flussi: {
      locked: async (key) => this.flussi.get(flussoKey(key)),
      replace: async (flusso, righe) => {
        const key = flussoKey(flusso);
        const present = this.flussi.get(key);
        const collected: FlussoRiga[] = [];
        for await (const riga of righe) collected.push(riga);
        this.righe.set(key, collected);
        const righeSum = sumCents(collected.map((r) => r.importo));
        this.flussi.set(key, {
          esito: present?.esito ?? 'VUOTO',
          verdetto: present?.verdetto ?? 'NON_VALUTATO',
          conteggi: present?.conteggi ?? { righe: 0, righeNonRevocate: 0, righeSenzaRt: 0, righeConTv: 0 },
          ...flusso,
          sommaRighe: righeSum,
        });
      },
      remove: async (key) => {
        this.righe.delete(flussoKey(key));
        return this.flussi.delete(flussoKey(key));
      },
    },
    movimenti: {
      write: async (block) => {
        const changes = [];
        for (const m of block) {
          const k = movimentoKey(m);
          const present = this.movimenti.get(k);
          if (present && (present.caricamento - m.caricamento || BigInt(present.riga - m.riga)) > 0n) continue;
          const equal = present && CONTENT.every((c) => present[c] === m[c]) && sameReadings(present, m);
          const codes = { ...(equal ? { iuf: present.iuf, iuv: present.iuv } : {}), aggancio: present?.aggancio }; // which readings count is the worker's to say
          this.movimenti.set(k, { ...m, ...codes, classi: present?.classi ?? 0 });
          if (!equal) changes.push({ tipo: 'MOVIMENTO' as const, ...(present ? { prima: present } : {}), dopo: m });
        }
        return changes;
      },
      remove: async (key) => {
        const before = this.movimenti.get(key);
        this.movimenti.delete(key);
        return before && { tipo: 'MOVIMENTO', prima: before };
      },
    },
  };

  private iuvKeysOf(flussi: readonly FlussoKey[]): DirtyKey[] {
    return flussi.flatMap((f) =>
      (this.righe.get(flussoKey(f)) ?? []).map((r) => ({ tipo: 'IUV', chiave: r.iuv }) as const),
    );
  }

  private iuvsIn({ after, upTo }: IuvStretch): string[] {
    return this.everyKey().flatMap(({ tipo, chiave }) =>
      tipo === 'IUV' && chiave > after && (upTo === undefined || chiave <= upTo) ? [chiave] : [],
    );
  }

  private everyKey(): DirtyKey[] {
    const ofType = (type: DirtyKey['tipo'], keys: Iterable<string>): DirtyKey[] =>
      [...new Set(keys)].map((key) => ({ tipo: type, chiave: key }));
    const withIuv = [...this.ricevute.values(), ...this.allRighe, ...this.pagamenti.values()];
    return [
      ...ofType(
        'IUF',
        [...this.flussi.values()].map((f) => upperIuf(f.iuf)),
      ),
      ...ofType(
        'IUV',
        withIuv.map((r) => r.iuv),
      ),
      ...ofType('NOTIFICA', this.notifiche.keys()),
      ...ofType('MOVIMENTO', this.movimenti.keys()),
      ...ofType('FLUSSO', this.flussi.keys()),
    ];
  }

  private changeFlusso(key: string, change: Partial<FlussoWithEsito>): void {
    const present = this.flussi.get(key);
    if (present) this.flussi.set(key, { ...present, ...change });
  }

  private tally(key: string): FlussoCounts {
    const righe = this.righe.get(key) ?? [];
    const valid = righe.filter((r) => !isRevoked(r));
    const pagamenti = valid.map((r) => this.pagamenti.get(pagamentoKey(r)));
    return {
      righe: righe.length,
      righeNonRevocate: valid.length,
      righeSenzaRt: pagamenti.filter((p) => p?.ricevuta === undefined).length,
      righeConTv: pagamenti.filter((p) => p?.haTv).length,
    };
  }
}

const CONTENT = ['importo', 'dataContabile', 'dataValuta', 'causale', 'ordinante'] as const;
const sameReadings = (a: Movimento, b: Movimento): boolean =>
  JSON.stringify(readingsOfMovimento(a)) === JSON.stringify(readingsOfMovimento(b));

/** Whether a movement has such a code, kept or among its readings. */
const names = (m: Movimento, which: 'iuf' | 'iuv', matches: (code: string) => boolean): boolean =>
  [m[which] ?? [], m.letture?.[which] ?? []].flat().some(matches);

/** No flag off, nothing hidden: the ente of most tests. */
export const ALL_FLAGS: EnteFlags = { flgPagati: true, flgTesoreria: true };
