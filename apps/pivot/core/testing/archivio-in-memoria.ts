import { type CodiceFiscaleEnte, sumCents, type UnitOfWork } from '@mypay/kernel';
import type { ConClassi, FlussoConEsito, StoresClassificazione, StoresRegistrazione } from '../application/ports';
import {
  chiaveFlusso,
  chiaveMovimento,
  chiavePagamento,
  type ChiaveSporca,
  type Classificazione,
  type ConteggiFlusso,
  type Fatti,
  type FlagEnte,
  isRevocata,
  iufMaiuscolo,
  iuvPuntuale,
  type Movimento,
  type Notifica,
  type PagamentoClassificato,
  type Ricevuta,
  type RigaFlusso,
} from '../domain';

/** Every port of pivot for one ente, in memory: what the worker of the database does, without a database. */
export class ArchivioInMemoria implements UnitOfWork<StoresClassificazione & StoresRegistrazione> {
  readonly ricevute = new Map<string, Ricevuta>();
  readonly notifiche = new Map<string, ConClassi<Notifica>>();
  readonly flussi = new Map<string, FlussoConEsito>();
  readonly righe = new Map<string, readonly RigaFlusso[]>();
  readonly movimenti = new Map<string, ConClassi<Movimento> & { caricamento: bigint; riga: number }>();
  readonly pagamenti = new Map<string, PagamentoClassificato>();
  sporche: { sequenza: bigint; chiave: ChiaveSporca }[] = [];
  /** Put off, for as long as the archive lives. */
  postponed: { sequenza: bigint; chiave: ChiaveSporca }[] = [];
  private sequenza = 0n;

  constructor(public flag: FlagEnte) {}

  run<T>(
    _ente: CodiceFiscaleEnte,
    work: (stores: StoresClassificazione & StoresRegistrazione) => Promise<T>,
  ): Promise<T> {
    return work(this.stores);
  }

  /** The effective records, as `classificaTutto` wants them. */
  tutti(): Fatti {
    return {
      ricevute: [...this.ricevute.values()],
      notifiche: [...this.notifiche.values()],
      flussi: [...this.flussi.values()],
      righe: [...this.righe.values()].flat(),
      movimenti: [...this.movimenti.values()],
    };
  }

  /** What the worker has kept so far. */
  conservata(): Classificazione {
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

  private get tutteLeRighe(): RigaFlusso[] {
    return [...this.righe.values()].flat();
  }

  private aggiungi(chiavi: readonly ChiaveSporca[]): void {
    for (const chiave of chiavi) this.sporche.push({ sequenza: ++this.sequenza, chiave });
  }

  private readonly stores: StoresClassificazione & StoresRegistrazione = {
    chiavi: {
      aggiungi: async (chiavi) => this.aggiungi(chiavi),
      aggiungiIuvDi: async (flussi) =>
        this.aggiungi(
          flussi.flatMap((f) =>
            (this.righe.get(chiaveFlusso(f)) ?? []).map((r): ChiaveSporca => ({ tipo: 'IUV', chiave: r.iuv })),
          ),
        ),
      leggi: async (limite) => {
        const lette = this.sporche.slice(0, limite);
        return { sequenze: lette.map((s) => s.sequenza), chiavi: lette.map((s) => s.chiave) };
      },
      elimina: async (sequenze) => {
        const fatte = new Set(sequenze);
        this.sporche = this.sporche.filter((s) => !fatte.has(s.sequenza));
      },
      postponeOldest: async () => {
        const oldest = this.sporche.shift();
        if (oldest) this.postponed.push(oldest);
        return oldest?.chiave;
      },
    },
    fatti: {
      flag: async () => this.flag,
      flussiPerIuf: async (iuf) => [...this.flussi.values()].filter((f) => iuf.includes(iufMaiuscolo(f.iuf))),
      flussi: async (chiavi) => chiavi.flatMap((c) => this.flussi.get(chiaveFlusso(c)) ?? []),
      tf: async (iuf) =>
        [...this.movimenti.values()].filter(
          (m) => m.importo > 0n && m.iuf !== undefined && iuf.includes(iufMaiuscolo(m.iuf)),
        ),
      iuvPerIud: async (iud) =>
        [...this.ricevute.values()].flatMap((r) => (r.iud !== undefined && iud.includes(r.iud) ? [r.iuv] : [])),
      fattiPerIuv: async (iuv) => {
        const righe = this.tutteLeRighe.filter((r) => iuv.includes(r.iuv));
        const ricevute = [...this.ricevute.values()].filter((r) => iuv.includes(r.iuv));
        return {
          ricevute,
          righe,
          notifiche: ricevute.flatMap((r) => this.notifiche.get(r.iud ?? '') ?? []),
          flussi: [...this.flussi.values()].filter((f) => righe.some((r) => chiaveFlusso(r) === chiaveFlusso(f))),
          movimenti: [...this.movimenti.values()].filter((m) => m.importo > 0n && iuv.includes(iuvPuntuale(m) ?? '')),
        };
      },
      notifiche: async (iud) => iud.flatMap((i) => this.notifiche.get(i) ?? []),
      ricevutePerIud: async (iud) =>
        [...this.ricevute.values()].filter((r) => r.iud !== undefined && iud.includes(r.iud)),
      movimenti: async ({ chiavi, iuf, iuv }) =>
        [...this.movimenti].flatMap(([k, m]) =>
          chiavi.includes(k) || iuf.includes(iufMaiuscolo(m.iuf ?? '')) || iuv.includes(iuvPuntuale(m) ?? '')
            ? [m]
            : [],
        ),
      iufNoti: async (iuf) =>
        new Set([...this.flussi.values()].map((f) => iufMaiuscolo(f.iuf)).filter((i) => iuf.includes(i))),
      iuvNoti: async (iuv) => {
        const noti = [...this.ricevute.values(), ...this.tutteLeRighe.filter((r) => !isRevocata(r))].map((r) => r.iuv);
        return new Set(noti.filter((i) => iuv.includes(i)));
      },
      flussiConIuv: async (iuv) =>
        [...this.flussi.values()].filter((f) =>
          (this.righe.get(chiaveFlusso(f)) ?? []).some((r) => iuv.includes(r.iuv)),
        ),
      conteggi: async (flussi) => new Map(flussi.map((f) => [chiaveFlusso(f), this.conta(chiaveFlusso(f))])),
    },
    classi: {
      pagamenti: async (iuv) => [...this.pagamenti.values()].filter((p) => iuv.includes(p.iuv)),
      scriviPagamenti: async (diversi, rimossi) => {
        for (const p of diversi) this.pagamenti.set(chiavePagamento(p), p);
        for (const p of rimossi) this.pagamenti.delete(chiavePagamento(p));
      },
      scriviNotifiche: async (diverse) => {
        for (const { iud, classi } of diverse) {
          const n = this.notifiche.get(iud);
          if (n) this.notifiche.set(iud, { ...n, classi });
        }
      },
      scriviMovimenti: async (diversi) => {
        for (const d of diversi) {
          const m = this.movimenti.get(chiaveMovimento(d));
          if (m) this.movimenti.set(chiaveMovimento(d), { ...m, classi: d.classi });
        }
      },
      scriviEsiti: async (diversi) => {
        for (const { psp, iuf, esito } of diversi) this.cambiaFlusso(chiaveFlusso({ psp, iuf }), { esito });
      },
      scriviVerdetti: async (diversi) => {
        for (const { psp, iuf, verdetto, conteggi } of diversi)
          this.cambiaFlusso(chiaveFlusso({ psp, iuf }), { verdetto, conteggi });
      },
    },
    tutte: {
      blocco: async () => ({ chiavi: this.ogniChiave(), cursore: undefined }),
    },
    ricevute: {
      perChiave: async (chiave) => this.ricevute.get(chiavePagamento(chiave)),
      scrivi: async (ricevuta) => void this.ricevute.set(chiavePagamento(ricevuta), ricevuta),
      rimuovi: async (chiave) => void this.ricevute.delete(chiavePagamento(chiave)),
    },
    notifiche: {
      scrivi: async (notifica) => {
        const presente = this.notifiche.get(notifica.iud);
        const cambia =
          !presente || (Object.keys(notifica) as (keyof Notifica)[]).some((k) => presente[k] !== notifica[k]);
        if (cambia) this.notifiche.set(notifica.iud, { ...notifica, classi: presente?.classi ?? 0 });
        return cambia;
      },
      rimuovi: async (iud) => this.notifiche.delete(iud),
    },
    flussi: {
      bloccata: async (chiave) => this.flussi.get(chiaveFlusso(chiave)),
      sostituisci: async (flusso, righe) => {
        const chiave = chiaveFlusso(flusso);
        const presente = this.flussi.get(chiave);
        const raccolte: RigaFlusso[] = [];
        for await (const riga of righe) raccolte.push(riga);
        this.righe.set(chiave, raccolte);
        const sommaRighe = sumCents(raccolte.map((r) => r.importo));
        this.flussi.set(chiave, {
          esito: presente?.esito ?? 'VUOTO',
          verdetto: presente?.verdetto ?? 'NON_VALUTATO',
          conteggi: presente?.conteggi ?? { righe: 0, righeNonRevocate: 0, righeSenzaRt: 0, righeConTv: 0 },
          ...flusso,
          sommaRighe,
        });
      },
      rimuovi: async (chiave) => {
        this.righe.delete(chiaveFlusso(chiave));
        return this.flussi.delete(chiaveFlusso(chiave));
      },
    },
    movimenti: {
      scrivi: async (blocco) => {
        const cambi = [];
        for (const m of blocco) {
          const k = chiaveMovimento(m);
          const presente = this.movimenti.get(k);
          if (presente && (presente.caricamento - m.caricamento || BigInt(presente.riga - m.riga)) > 0n) continue;
          this.movimenti.set(k, { ...m, classi: presente?.classi ?? 0 });
          const uguale = presente && CONTENUTO.every((c) => presente[c] === m[c]);
          if (!uguale) cambi.push({ tipo: 'MOVIMENTO' as const, ...(presente ? { prima: presente } : {}), dopo: m });
        }
        return cambi;
      },
      rimuovi: async (chiave) => {
        const prima = this.movimenti.get(chiave);
        this.movimenti.delete(chiave);
        return prima && { tipo: 'MOVIMENTO', prima };
      },
    },
  };

  private ogniChiave(): ChiaveSporca[] {
    const di = (tipo: ChiaveSporca['tipo'], chiavi: Iterable<string>): ChiaveSporca[] =>
      [...new Set(chiavi)].map((chiave) => ({ tipo, chiave }));
    const conIuv = [...this.ricevute.values(), ...this.tutteLeRighe, ...this.pagamenti.values()];
    return [
      ...di(
        'IUF',
        [...this.flussi.values()].map((f) => iufMaiuscolo(f.iuf)),
      ),
      ...di(
        'IUV',
        conIuv.map((r) => r.iuv),
      ),
      ...di('NOTIFICA', this.notifiche.keys()),
      ...di('MOVIMENTO', this.movimenti.keys()),
    ];
  }

  private cambiaFlusso(chiave: string, cambio: Partial<FlussoConEsito>): void {
    const presente = this.flussi.get(chiave);
    if (presente) this.flussi.set(chiave, { ...presente, ...cambio });
  }

  private conta(chiave: string): ConteggiFlusso {
    const righe = this.righe.get(chiave) ?? [];
    const valide = righe.filter((r) => !isRevocata(r));
    const pagamenti = valide.map((r) => this.pagamenti.get(chiavePagamento(r)));
    return {
      righe: righe.length,
      righeNonRevocate: valide.length,
      righeSenzaRt: pagamenti.filter((p) => p?.ricevuta === undefined).length,
      righeConTv: pagamenti.filter((p) => p?.haTv).length,
    };
  }
}

const CONTENUTO = ['importo', 'dataContabile', 'dataValuta', 'causale', 'ordinante', 'iuf', 'iuv'] as const;

/** No flag off, nothing hidden: the ente of most tests. */
export const TUTTI_I_FLAG: FlagEnte = { flgPagati: true, flgTesoreria: true };
