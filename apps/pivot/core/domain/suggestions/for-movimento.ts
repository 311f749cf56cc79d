import { upperIuf } from '../flusso';
import { type Movimento, movimentoKey, readingsOfMovimento } from '../movimento';
import { begunCodes, isAlike } from './likeness';
import { REASONS } from './reasons';
import { CANDIDATES_MAX, type CandidateFlusso, ranked, type Suggestion } from './suggestion';

/** What a movement without a document may be compared with. */
export interface MovimentoCandidates {
  /** Near in date, credited in part or not at all. */
  readonly near: readonly CandidateFlusso[];
  /** Whose IUF begins with one of `begunCodes`, more than one of each where there are. */
  readonly begun: readonly CandidateFlusso[];
  /** Other movements near in date that meet no document. */
  readonly others: readonly Movimento[];
  /** IUVs that exist and are the movement's but for zeros or case. */
  readonly iuvs: readonly string[];
  /** The flow is given, and only the movement is looked for: that it is the only flow says nothing. */
  readonly givenFlusso?: boolean;
}

/** Proposals for a movement that meets no document, the surest first. Pure; linear in the candidates. */
export function suggestForMovimento(m: Movimento, c: MovimentoCandidates): Suggestion[] {
  const near = c.near.slice(0, CANDIDATES_MAX);
  const others = c.others.slice(0, CANDIDATES_MAX).filter((o) => movimentoKey(o) !== movimentoKey(m));
  const found = [
    ...truncated(m, c.begun),
    ...alike(m, near, c.iuvs),
    ...completing(m, near),
    ...ofSameAmount(m, near, c.givenFlusso !== true),
    ...inSeveralCredits(m, near, others),
    ...ofSeveralFlows(m, near),
  ];
  return ranked(found.map((one) => ({ ...one, movimento: keyOf(m) })));
}

const keyOf = ({ anno, bolletta, enteBt, istat }: Movimento) => ({ anno, bolletta, enteBt, istat });
const link = (f: CandidateFlusso) => ({ codici: { iuf: f.iuf }, flussi: [{ psp: f.psp, iuf: f.iuf }] });
/** What of a flow is still to be credited. */
const missing = (f: CandidateFlusso): bigint => f.importoTotale - f.credited;

function truncated(m: Movimento, begun: readonly CandidateFlusso[]): Suggestion[] {
  return begunCodes(m).flatMap((code): Suggestion[] => {
    const longer = begun.filter((f) => upperIuf(f.iuf).startsWith(code) && f.iuf.length > code.length);
    const [only] = longer;
    if (!only || new Set(longer.map((f) => upperIuf(f.iuf))).size > 1) return [];
    const fits = missing(only) === m.importo;
    const reasons = [REASONS.truncated(code, only), ...(fits ? [] : [REASONS.otherAmount(only)])];
    return [{ tipo: 'CODICE_TRONCO', confidenza: fits ? 'ALTA' : 'MEDIA', ...link(only), ragioni: reasons }];
  });
}

function alike(m: Movimento, near: readonly CandidateFlusso[], iuvs: readonly string[]): Suggestion[] {
  const { iuf, iuv } = readingsOfMovimento(m);
  const [read] = iuv;
  const flows = near.flatMap((f): Suggestion[] => {
    const code = iuf.find((c) => isAlike(c, f.iuf));
    if (code === undefined) return [];
    const fits = missing(f) === m.importo;
    const reasons = [REASONS.alike(code, f.iuf), ...(fits ? [] : [REASONS.otherAmount(f)])];
    return [{ tipo: 'QUASI_UGUALE', confidenza: fits ? 'ALTA' : 'MEDIA', ...link(f), ragioni: reasons }];
  });
  const payments =
    read === undefined || iuf.length > 0
      ? []
      : iuvs.map((code): Suggestion => ({
          tipo: 'QUASI_UGUALE',
          confidenza: iuvs.length === 1 ? 'ALTA' : 'BASSA',
          codici: { iuv: code },
          flussi: [],
          ragioni: [REASONS.alike(read, code)],
        }));
  return [...flows, ...payments];
}

function completing(m: Movimento, near: readonly CandidateFlusso[]): Suggestion[] {
  const fitting = near.filter((f) => f.credited > 0n && missing(f) === m.importo);
  return fitting.map((f) => ({
    tipo: 'COMPLETA_IL_FLUSSO',
    confidenza: fitting.length === 1 ? 'MEDIA' : 'BASSA',
    ...link(f),
    ragioni: [REASONS.completes(f)],
  }));
}

function ofSameAmount(m: Movimento, near: readonly CandidateFlusso[], isOpen: boolean): Suggestion[] {
  const fitting = near.filter((f) => f.credited === 0n && f.importoTotale === m.importo);
  const only = isOpen && fitting.length === 1;
  return fitting.map((f) => ({
    tipo: 'STESSO_IMPORTO',
    confidenza: only ? 'MEDIA' : 'BASSA',
    ...link(f),
    ragioni: [REASONS.sameAmount(f), ...(only ? [REASONS.onlyOne()] : [])],
  }));
}

/** One flow over two credits: what lacks is looked up among the other movements. */
function inSeveralCredits(m: Movimento, near: readonly CandidateFlusso[], others: readonly Movimento[]): Suggestion[] {
  const byAmount = new Map(others.map((o) => [o.importo as bigint, o]));
  return near.flatMap((f): Suggestion[] => {
    const other = byAmount.get(missing(f) - m.importo);
    return other
      ? [{ tipo: 'PIU_ACCREDITI', confidenza: 'BASSA', ...link(f), ragioni: [REASONS.severalCredits(f, other)] }]
      : [];
  });
}

/** Two flows in one credit: of each flow its complement is looked up, so pairs are never tried one by one. */
function ofSeveralFlows(m: Movimento, near: readonly CandidateFlusso[]): Suggestion[] {
  const seen = new Map<bigint, CandidateFlusso>();
  const pairs: (readonly [CandidateFlusso, CandidateFlusso])[] = [];
  for (const f of near) {
    if (f.credited !== 0n || f.importoTotale <= 0n) continue;
    const other = seen.get(m.importo - f.importoTotale);
    if (other) pairs.push([other, f]);
    seen.set(f.importoTotale, f);
  }
  return pairs.map(([a, b]) => ({
    tipo: 'PIU_FLUSSI',
    confidenza: pairs.length === 1 && a.psp === b.psp ? 'MEDIA' : 'BASSA',
    flussi: [a, b].map(({ psp, iuf }) => ({ psp, iuf })),
    ragioni: [REASONS.severalFlows(a, b)],
  }));
}
