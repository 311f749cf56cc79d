import type { CodiceFiscaleEnte, LocalDate, UnitOfWork } from '@mypay/kernel';
import {
  alikeIuvs,
  begunCodes,
  bit,
  type CandidateFlusso,
  type FlussoKey,
  type Movimento,
  type MovimentoKey,
  movimentoKey,
  type PagamentoKey,
  pagamentoKey,
  PivotError,
  readingsOfMovimento,
  type Suggestion,
  suggestForFlusso,
  suggestForMovimento,
  suggestForPagamento,
  Surroundings,
} from '../domain';
import type { Links, LinkVersion } from './links';
import type { ClassificazioneStores } from './ports';

/** What may be compared with what has no counterpart; every list is bounded. */
export interface Candidates {
  /** Flows settled near the day and not credited in full; those of the amount first, then the nearest. */
  flussiNear(day: LocalDate, importo: bigint): Promise<readonly CandidateFlusso[]>;
  /** Of each code (in upper case) the first flows that begin with it. */
  flussiBegun(codes: readonly string[]): Promise<readonly CandidateFlusso[]>;
  /** The flow of a key as a candidate. */
  flusso(key: FlussoKey): Promise<CandidateFlusso | undefined>;
  /** Movements near the day that meet no document; those of the amount first, then the nearest. */
  movimentiNear(day: LocalDate, importo: bigint): Promise<readonly Movimento[]>;
}

export type SuggestStores = Pick<ClassificazioneStores, 'fatti' | 'classi'> & {
  readonly candidates: Candidates;
  readonly links: Links;
};

/** Proposals for a movement, and the links that persons have given it. */
export interface MovimentoSuggestions {
  readonly suggerimenti: readonly Suggestion[];
  readonly aggancio: Movimento['aggancio'];
  readonly versioni: readonly LinkVersion[];
}

const UNMATCHED = bit('TES_NO_MATCH') | bit('TES_NO_IUF_OR_IUV');
const UNCREDITED = bit('IUF_NO_TES') | bit('IUF_TES_DIV_IMP');

/** What a row without its counterpart may belong to: read now, never kept, and no class depends on it. */
export class Suggest {
  constructor(private readonly unitOfWork: UnitOfWork<SuggestStores>) {}

  /** @throws PivotError CHIAVE_SCONOSCIUTA */
  movimento(ente: CodiceFiscaleEnte, key: MovimentoKey): Promise<MovimentoSuggestions> {
    return this.unitOfWork.run(ente, async ({ fatti, candidates, links }) => {
      const [m] = await fatti.movimenti({ chiavi: [movimentoKey(key)], iuf: [], iuv: [] });
      if (!m) throw new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
      const versioni = await links.versions(key);
      if (m.aggancio !== undefined || (m.classi & UNMATCHED) === 0)
        return { suggerimenti: [], aggancio: m.aggancio, versioni };
      const day = m.dataValuta ?? m.dataContabile;
      const [iuv] = readingsOfMovimento(m).iuv;
      const proposals = suggestForMovimento(m, {
        near: await candidates.flussiNear(day, m.importo),
        begun: await candidates.flussiBegun(begunCodes(m)),
        others: await candidates.movimentiNear(day, m.importo),
        iuvs: iuv === undefined ? [] : [...(await fatti.knownIuvs(alikeIuvs(iuv)))],
      });
      return { suggerimenti: proposals, aggancio: undefined, versioni };
    });
  }

  /** Of a payment: the record of almost its codes, and the credit of its flow. Nothing for a payment that is accounted for. */
  pagamento(ente: CodiceFiscaleEnte, key: PagamentoKey): Promise<readonly Suggestion[]> {
    return this.unitOfWork.run(ente, async ({ fatti, classi, candidates }) => {
      const iuvs = alikeIuvs(key.iuv);
      const near = suggestForPagamento(key, iuvs, new Surroundings(await fatti.factsByIuv([key.iuv, ...iuvs])));
      const kept = (await classi.pagamenti([key.iuv])).find((p) => pagamentoKey(p) === pagamentoKey(key));
      if (!kept || (kept.classi & UNCREDITED) === 0 || kept.psp === undefined || kept.iuf === undefined) return near;
      return [...near, ...(await creditsOf(candidates, { psp: kept.psp, iuf: kept.iuf }))];
    });
  }

  /** Of a flow: the movements that may be its credit, or what lacks of it; nothing for one that was credited in full. */
  flusso(ente: CodiceFiscaleEnte, key: FlussoKey): Promise<readonly Suggestion[]> {
    return this.unitOfWork.run(ente, ({ candidates }) => creditsOf(candidates, key));
  }
}

async function creditsOf(candidates: Candidates, key: FlussoKey): Promise<readonly Suggestion[]> {
  const flusso = await candidates.flusso(key);
  const missing = flusso ? flusso.importoTotale - flusso.credited : 0n;
  if (!flusso || missing === 0n) return [];
  return suggestForFlusso(flusso, await candidates.movimentiNear(flusso.dataRegolamento, missing));
}
