import type { KnownCodes } from './causale';
import {
  flussoKey,
  type Flusso,
  isExecuted,
  isRevoked,
  upperIuf,
  effectiveRiga,
  type FlussoRiga,
  type RigaInFlusso,
} from './flusso';
import { punctualIuv, type Movimento } from './movimento';
import type { Notifica } from './notifica';
import type { PagamentoKey, PagamentoFacts } from './pagamento';
import type { Ricevuta } from './ricevuta';
import type { TesoreriaEsito } from './verdetto';

/** Records of one ente, effective ones only (the supersede rules have been applied): all of them, or a neighbourhood. */
export interface Facts {
  readonly ricevute: readonly Ricevuta[];
  readonly notifiche: readonly Notifica[];
  readonly flussi: readonly Flusso[];
  readonly righe: readonly FlussoRiga[];
  readonly movimenti: readonly Movimento[];
}

export function pagamentoKey(p: PagamentoKey): string {
  return `${p.iuv}|${p.iur}|${p.indice}`;
}

/** Records indexed by the links of pivot.md §2.6. Only positive movements take part in sums. */
export class Surroundings {
  readonly ricevutePerIuv: ReadonlyMap<string, readonly Ricevuta[]>;
  readonly ricevutePerIud: ReadonlyMap<string, readonly Ricevuta[]>;
  readonly notifichePerIud: ReadonlyMap<string, Notifica>;
  readonly flussi: ReadonlyMap<string, Flusso>;
  readonly knownIufs: ReadonlySet<string>;
  readonly righePerIuv: ReadonlyMap<string, readonly RigaInFlusso[]>;
  readonly righePerFlusso: ReadonlyMap<string, readonly FlussoRiga[]>;
  private readonly tfPerIuf: ReadonlyMap<string, readonly Movimento[]>;
  private readonly tvPerIuv: ReadonlyMap<string, readonly Movimento[]>;

  constructor(readonly facts: Facts) {
    this.ricevutePerIuv = groups(facts.ricevute, (r) => r.iuv);
    this.ricevutePerIud = groups(facts.ricevute, (r) => r.iud);
    this.notifichePerIud = new Map(facts.notifiche.map((n) => [n.iud, n]));
    this.flussi = new Map(facts.flussi.map((f) => [flussoKey(f), f]));
    this.knownIufs = new Set(facts.flussi.map((f) => upperIuf(f.iuf)));
    const inFlusso = facts.righe.flatMap((riga) => {
      const flusso = this.flussi.get(flussoKey(riga));
      return flusso ? [{ riga, flusso }] : [];
    });
    this.righePerIuv = groups(inFlusso, ({ riga }) => riga.iuv);
    this.righePerFlusso = groups(facts.righe, flussoKey);
    const positive = facts.movimenti.filter((m) => m.importo > 0n);
    this.tfPerIuf = groups(positive, (m) => (m.iuf === undefined ? undefined : upperIuf(m.iuf)));
    this.tvPerIuv = groups(positive, punctualIuv);
  }

  /** TF: positive movements that name the IUF, ignoring case. */
  tf(iuf: string): readonly Movimento[] {
    return this.tfPerIuf.get(upperIuf(iuf)) ?? [];
  }

  /** TV: positive movements without IUF that name the IUV. */
  tv(iuv: string): readonly Movimento[] {
    return this.tvPerIuv.get(iuv) ?? [];
  }

  /** What exists, to choose among the readings of a causale. */
  readonly known: KnownCodes = {
    iuf: { has: (iuf) => this.knownIufs.has(iuf) },
    iuv: { has: (iuv) => this.isKnownIuv(iuv) },
  };

  /** Whether a receipt, or a non-revoked row, bears the IUV. */
  isKnownIuv(iuv: string): boolean {
    return this.ricevutePerIuv.has(iuv) || (this.righePerIuv.get(iuv) ?? []).some(({ riga }) => !isRevoked(riga));
  }

  /** Rows of active flows that say the payment revoked: they are no facts of it, and the only ones there may be. */
  revoked(key: PagamentoKey): readonly RigaInFlusso[] {
    const text = pagamentoKey(key);
    const rows = this.righePerIuv.get(key.iuv) ?? [];
    return rows.filter(({ riga }) => isRevoked(riga) && pagamentoKey(riga) === text);
  }

  /** Every IUV that has payments. */
  iuv(): Set<string> {
    return new Set([...this.ricevutePerIuv.keys(), ...this.righePerIuv.keys()]);
  }

  /** The facts of every payment of an IUV: its receipts' keys and the keys of its non-revoked rows. */
  pagamenti(iuv: string, esito: (f: Flusso) => TesoreriaEsito): PagamentoFacts[] {
    const ricevute = new Map((this.ricevutePerIuv.get(iuv) ?? []).map((r) => [pagamentoKey(r), r]));
    const righe = groups(this.righePerIuv.get(iuv) ?? [], ({ riga }) =>
      isRevoked(riga) ? undefined : pagamentoKey(riga),
    );
    const effectiveRighe = new Map(
      [...righe].flatMap(([k, r]) => (effectiveRiga(r) ? [[k, effectiveRiga(r)]] : []) as [string, RigaInFlusso][]),
    );
    const doubles = groups([...effectiveRighe.values()], ({ riga }) =>
      isExecuted(riga) ? `${riga.indice}|${riga.importo}` : undefined,
    );
    return [...new Set([...ricevute.keys(), ...effectiveRighe.keys()])].map((k): PagamentoFacts => {
      const ricevuta = ricevute.get(k);
      const effective = effectiveRighe.get(k);
      const { iur, indice } = (ricevuta ?? effective?.riga) as PagamentoKey;
      const iud = ricevuta?.iud;
      return {
        chiave: { iuv, iur, indice },
        ricevuta,
        sameIud: iud === undefined ? [] : [...ricevute.values()].filter((r) => r.iud === iud && r.iur === iur),
        notifica: iud === undefined ? undefined : this.notifichePerIud.get(iud),
        effective: effective,
        esitoTesoreria: effective ? esito(effective.flusso) : 'VUOTO',
        tv: this.tv(iuv),
        doubles: effective ? (doubles.get(`${effective.riga.indice}|${effective.riga.importo}`) ?? []) : [],
      };
    });
  }
}

/** Groups in order; what has no key is left out. */
function groups<T>(elements: Iterable<T>, key: (t: T) => string | undefined): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const element of elements) {
    const k = key(element);
    if (k === undefined) continue;
    const group = map.get(k);
    if (group) group.push(element);
    else map.set(k, [element]);
  }
  return map;
}
