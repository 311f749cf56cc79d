import { bit, type Classe, type FlagEnte, isAmmessa } from './classi';
import type { Movimento } from './movimento';
import type { Notifica } from './notifica';
import { isNotificaConcorde, type Simboli } from './pagamento';
import type { Ricevuta } from './ricevuta';

/**
 * The decision table of pivot.md §2.2 for payments: every class whose condition holds is assigned. Written here and nowhere
 * else; UNKNOWN is what is left when, after the flags, nothing else holds.
 */
export const TABELLA_PAGAMENTO = {
  IUD_RT_IUF_TES: (s) => s.iOk && ((s.erOk && s.fOk) || s.vOk),
  RT_IUF_TES: (s) => s.erOk && (s.fOk || s.vOk),
  RT_TES: (s) => s.E !== undefined && !s.haR && s.vOk,
  RT_IUF: (s) => s.erOk,
  IUD_RT_IUF: (s) => s.iOk && s.erOk,
  RT_NO_IUF: (s) => s.E !== undefined && s.tvVuoto && !s.erOk,
  RT_NO_IUD: (s) => s.E !== undefined && !s.haI,
  IUV_NO_RT: (s) => s.haR && s.E === undefined,
  IUF_NO_TES: (s) => s.haR && s.tfVuoto && s.tvVuoto,
  IUF_TES_DIV_IMP: (s) => s.haR && (s.fDiv || s.vDiv),
  DOPPI: (s) => s.doppio,
} satisfies Partial<Record<Classe, (s: Simboli) => boolean>>;

const RIGHE = Object.entries(TABELLA_PAGAMENTO) as [Classe, (s: Simboli) => boolean][];

/** The set of classes of a payment, after the flags, as bits. Pure and total. */
export function classiPagamento(s: Simboli, flag: FlagEnte): number {
  let bits = 0;
  for (const [classe, vale] of RIGHE) if (isAmmessa(classe, flag) && vale(s)) bits |= bit(classe);
  return bits === 0 ? bit('UNKNOWN') : bits;
}

/** One value where one is needed. Source: pivot.md §2.2 "Precedence". */
export type Sintesi = 'INCASSATO' | 'RENDICONTATO' | 'PAGATO' | 'SENZA_RT';

const INCASSO = bit('RT_TES') | bit('RT_IUF_TES') | bit('IUD_RT_IUF_TES');

/** The synthetic state: the first that holds; cash counts after the flags. */
export function sintesiPagamento(s: Simboli, classi: number): Sintesi {
  if ((classi & INCASSO) !== 0) return 'INCASSATO';
  if (s.erOk) return 'RENDICONTATO';
  return s.E === undefined ? 'SENZA_RT' : 'PAGATO';
}

/** The set of classes of a notification: IUD_NO_RT unless a stored receipt of its IUD agrees with it. */
export function classiNotifica(n: Notifica, ricevute: readonly Ricevuta[], flag: FlagEnte): number {
  if (!isAmmessa('IUD_NO_RT', flag)) return 0;
  const concorda = ricevute.some((r) =>
    isNotificaConcorde(
      n.importo,
      r,
      ricevute.filter((altra) => altra.iuv === r.iuv && altra.iur === r.iur),
    ),
  );
  return concorda ? 0 : bit('IUD_NO_RT');
}

/** What is known of the identifiers of a movement. */
export interface NotorietaMovimento {
  /** An active flow bears the IUF, be its rows all revoked (D12). */
  readonly iufNoto: boolean;
  /** A stored receipt, or a non-revoked row of an active flow, bears the IUV. */
  readonly iuvNoto: boolean;
}

/** The set of classes of a movement; one that is not positive has none (D11). */
export function classiMovimento(m: Movimento, noto: NotorietaMovimento, flag: FlagEnte): number {
  if (m.importo <= 0n) return 0;
  if (m.iuf === undefined && m.iuv === undefined) return isAmmessa('TES_NO_MATCH', flag) ? bit('TES_NO_MATCH') : 0;
  const conosciuto = m.iuf !== undefined ? noto.iufNoto : noto.iuvNoto;
  return !conosciuto && isAmmessa('TES_NO_IUF_OR_IUV', flag) ? bit('TES_NO_IUF_OR_IUV') : 0;
}
