import {
  chiaveFlusso,
  type Flusso,
  isEseguita,
  isRevocata,
  iufMaiuscolo,
  rigaEffettiva,
  type RigaFlusso,
  type RigaNelFlusso,
} from './flusso';
import { iuvPuntuale, type Movimento } from './movimento';
import type { Notifica } from './notifica';
import type { ChiavePagamento, FattiPagamento } from './pagamento';
import type { Ricevuta } from './ricevuta';
import type { EsitoTesoreria } from './verdetto';

/** Records of one ente, effective ones only (the supersede rules have been applied): all of them, or a neighbourhood. */
export interface Fatti {
  readonly ricevute: readonly Ricevuta[];
  readonly notifiche: readonly Notifica[];
  readonly flussi: readonly Flusso[];
  readonly righe: readonly RigaFlusso[];
  readonly movimenti: readonly Movimento[];
}

export const NESSUN_FATTO: Fatti = { ricevute: [], notifiche: [], flussi: [], righe: [], movimenti: [] };

export function chiavePagamento(p: ChiavePagamento): string {
  return `${p.iuv}|${p.iur}|${p.indice}`;
}

/** Records indexed by the links of pivot.md §2.6. Only positive movements take part in sums. */
export class Vicinato {
  readonly ricevutePerIuv: ReadonlyMap<string, readonly Ricevuta[]>;
  readonly ricevutePerIud: ReadonlyMap<string, readonly Ricevuta[]>;
  readonly notifichePerIud: ReadonlyMap<string, Notifica>;
  readonly flussi: ReadonlyMap<string, Flusso>;
  readonly iufNoti: ReadonlySet<string>;
  readonly righePerIuv: ReadonlyMap<string, readonly RigaNelFlusso[]>;
  readonly righePerFlusso: ReadonlyMap<string, readonly RigaFlusso[]>;
  private readonly tfPerIuf: ReadonlyMap<string, readonly Movimento[]>;
  private readonly tvPerIuv: ReadonlyMap<string, readonly Movimento[]>;

  constructor(readonly fatti: Fatti) {
    this.ricevutePerIuv = gruppi(fatti.ricevute, (r) => r.iuv);
    this.ricevutePerIud = gruppi(fatti.ricevute, (r) => r.iud);
    this.notifichePerIud = new Map(fatti.notifiche.map((n) => [n.iud, n]));
    this.flussi = new Map(fatti.flussi.map((f) => [chiaveFlusso(f), f]));
    this.iufNoti = new Set(fatti.flussi.map((f) => iufMaiuscolo(f.iuf)));
    const nelFlusso = fatti.righe.flatMap((riga) => {
      const flusso = this.flussi.get(chiaveFlusso(riga));
      return flusso ? [{ riga, flusso }] : [];
    });
    this.righePerIuv = gruppi(nelFlusso, ({ riga }) => riga.iuv);
    this.righePerFlusso = gruppi(fatti.righe, chiaveFlusso);
    const positivi = fatti.movimenti.filter((m) => m.importo > 0n);
    this.tfPerIuf = gruppi(positivi, (m) => (m.iuf === undefined ? undefined : iufMaiuscolo(m.iuf)));
    this.tvPerIuv = gruppi(positivi, iuvPuntuale);
  }

  /** TF: positive movements that name the IUF, ignoring case. */
  tf(iuf: string): readonly Movimento[] {
    return this.tfPerIuf.get(iufMaiuscolo(iuf)) ?? [];
  }

  /** TV: positive movements without IUF that name the IUV. */
  tv(iuv: string): readonly Movimento[] {
    return this.tvPerIuv.get(iuv) ?? [];
  }

  /** Whether a receipt, or a non-revoked row, bears the IUV. */
  isIuvNoto(iuv: string): boolean {
    return this.ricevutePerIuv.has(iuv) || (this.righePerIuv.get(iuv) ?? []).some(({ riga }) => !isRevocata(riga));
  }

  /** Rows of active flows that say the payment revoked: they are no facts of it, and the only ones there may be. */
  revoked(chiave: ChiavePagamento): readonly RigaNelFlusso[] {
    const key = chiavePagamento(chiave);
    const rows = this.righePerIuv.get(chiave.iuv) ?? [];
    return rows.filter(({ riga }) => isRevocata(riga) && chiavePagamento(riga) === key);
  }

  /** Every IUV that has payments. */
  iuv(): Set<string> {
    return new Set([...this.ricevutePerIuv.keys(), ...this.righePerIuv.keys()]);
  }

  /** The facts of every payment of an IUV: its receipts' keys and the keys of its non-revoked rows. */
  pagamenti(iuv: string, esito: (f: Flusso) => EsitoTesoreria): FattiPagamento[] {
    const ricevute = new Map((this.ricevutePerIuv.get(iuv) ?? []).map((r) => [chiavePagamento(r), r]));
    const righe = gruppi(this.righePerIuv.get(iuv) ?? [], ({ riga }) =>
      isRevocata(riga) ? undefined : chiavePagamento(riga),
    );
    const effettive = new Map(
      [...righe].flatMap(([k, r]) => (rigaEffettiva(r) ? [[k, rigaEffettiva(r)]] : []) as [string, RigaNelFlusso][]),
    );
    const doppi = gruppi([...effettive.values()], ({ riga }) =>
      isEseguita(riga) ? `${riga.indice}|${riga.importo}` : undefined,
    );
    return [...new Set([...ricevute.keys(), ...effettive.keys()])].map((k): FattiPagamento => {
      const ricevuta = ricevute.get(k);
      const effettiva = effettive.get(k);
      const { iur, indice } = (ricevuta ?? effettiva?.riga) as ChiavePagamento;
      const iud = ricevuta?.iud;
      return {
        chiave: { iuv, iur, indice },
        ricevuta,
        stessoIud: iud === undefined ? [] : [...ricevute.values()].filter((r) => r.iud === iud && r.iur === iur),
        notifica: iud === undefined ? undefined : this.notifichePerIud.get(iud),
        effettiva,
        esitoTesoreria: effettiva ? esito(effettiva.flusso) : 'VUOTO',
        tv: this.tv(iuv),
        gruppoDoppi: effettiva ? (doppi.get(`${effettiva.riga.indice}|${effettiva.riga.importo}`) ?? []) : [],
      };
    });
  }
}

/** Groups in order; what has no key is left out. */
function gruppi<T>(elementi: Iterable<T>, chiave: (t: T) => string | undefined): Map<string, T[]> {
  const mappa = new Map<string, T[]>();
  for (const elemento of elementi) {
    const k = chiave(elemento);
    if (k === undefined) continue;
    const gruppo = mappa.get(k);
    if (gruppo) gruppo.push(elemento);
    else mappa.set(k, [elemento]);
  }
  return mappa;
}
