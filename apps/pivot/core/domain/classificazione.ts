import { bit, type Classe, type EnteFlags, isAllowed } from './classi';
import type { KnownCodes } from './causale';
import { upperIuf } from './flusso';
import { type Movimento, punctualIuv } from './movimento';
import type { Notifica } from './notifica';
import { isAgreeingNotifica, type Symbols } from './pagamento';
import type { Ricevuta } from './ricevuta';

/**
 * The decision table of pivot.md §2.2 for payments: every class whose condition holds is assigned. Written here and nowhere
 * else; UNKNOWN is what is left when, after the flags, nothing else holds.
 */
export const PAGAMENTO_TABLE = {
  IUD_RT_IUF_TES: (s) => s.iOk && ((s.erOk && s.fOk) || s.vOk),
  RT_IUF_TES: (s) => s.erOk && (s.fOk || s.vOk),
  RT_TES: (s) => s.E !== undefined && !s.haR && s.vOk,
  RT_IUF: (s) => s.erOk,
  IUD_RT_IUF: (s) => s.iOk && s.erOk,
  RT_NO_IUF: (s) => s.E !== undefined && s.tvEmpty && !s.erOk,
  RT_NO_IUD: (s) => s.E !== undefined && !s.haI,
  IUV_NO_RT: (s) => s.haR && s.E === undefined,
  IUF_NO_TES: (s) => s.haR && s.tfEmpty && s.tvEmpty,
  IUF_TES_DIV_IMP: (s) => s.haR && (s.fDiv || s.vDiv),
  DOPPI: (s) => s.double,
} satisfies Partial<Record<Classe, (s: Symbols) => boolean>>;

const RIGHE = Object.entries(PAGAMENTO_TABLE) as [Classe, (s: Symbols) => boolean][];

/** The set of classes of a payment, after the flags, as bits. Pure and total. */
export function classiPagamento(s: Symbols, flag: EnteFlags): number {
  let bits = 0;
  for (const [classe, holds] of RIGHE) if (isAllowed(classe, flag) && holds(s)) bits |= bit(classe);
  return bits === 0 ? bit('UNKNOWN') : bits;
}

/** One value where one is needed. Source: pivot.md §2.2 "Precedence". */
export type Summary = 'INCASSATO' | 'RENDICONTATO' | 'PAGATO' | 'SENZA_RT';

const INCASSO = bit('RT_TES') | bit('RT_IUF_TES') | bit('IUD_RT_IUF_TES');

/** The synthetic state: the first that holds; cash counts after the flags. */
export function pagamentoSummary(s: Symbols, classi: number): Summary {
  if ((classi & INCASSO) !== 0) return 'INCASSATO';
  if (s.erOk) return 'RENDICONTATO';
  return s.E === undefined ? 'SENZA_RT' : 'PAGATO';
}

/** The set of classes of a notification: IUD_NO_RT unless a stored receipt of its IUD agrees with it. */
export function classiNotifica(n: Notifica, ricevute: readonly Ricevuta[], flag: EnteFlags): number {
  if (!isAllowed('IUD_NO_RT', flag)) return 0;
  const agrees = ricevute.some((r) =>
    isAgreeingNotifica(
      n.importo,
      r,
      ricevute.filter((other) => other.iuv === r.iuv && other.iur === r.iur),
    ),
  );
  return agrees ? 0 : bit('IUD_NO_RT');
}

/** What is known of the identifiers of a movement. */
export interface KnownIdentifiers {
  /** An active flow bears the IUF, be its rows all revoked (D12). */
  readonly iufKnown: boolean;
  /** A stored receipt, or a non-revoked row of an active flow, bears the IUV. */
  readonly iuvKnown: boolean;
}

/** What is known of a movement's codes that count. */
export function knownOf(m: Movimento, known: KnownCodes): KnownIdentifiers {
  const iuv = punctualIuv(m);
  return {
    iufKnown: m.iuf !== undefined && known.iuf.has(upperIuf(m.iuf)),
    iuvKnown: iuv !== undefined && known.iuv.has(iuv),
  };
}

/** The set of classes of a movement; one that is not positive has none (D11). */
export function classiMovimento(m: Movimento, known: KnownIdentifiers, flag: EnteFlags): number {
  if (m.importo <= 0n) return 0;
  if (m.iuf === undefined && m.iuv === undefined) return isAllowed('TES_NO_MATCH', flag) ? bit('TES_NO_MATCH') : 0;
  const isKnown = m.iuf !== undefined ? known.iufKnown : known.iuvKnown;
  return !isKnown && isAllowed('TES_NO_IUF_OR_IUV', flag) ? bit('TES_NO_IUF_OR_IUV') : 0;
}
