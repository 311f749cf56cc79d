import type { RigaFlusso, TestataFlusso } from '@mypay/contracts';
import { type CodiceFiscaleEnte, dateInRome } from '@mypay/kernel';
import {
  type AnomaliaFlusso,
  esitoRiga,
  type FlussiNodo,
  FaultyFlusso,
  type PublishedFlusso,
  type ListedFlussi,
  otherReceivers,
} from '@mypay/pagamenti-core';
import { FdrUnavailable, fetchBounded } from './fdr-fetch';
import { header, key, list, parse, payments, splitList } from './fdr3-schema';

export interface Fdr3Config {
  readonly url: string;
  readonly subscriptionKey: string;
  readonly timeoutMs: number;
  readonly pageSize?: number;
  /** Greatest answer, in bytes. */
  readonly maxBytes?: number;
  /** Greatest number of flows of one list. */
  readonly maxListed?: number;
}

const MAX_BYTES = 16 * 1024 * 1024;
const MAX_LISTED = 20_000;

/** FDR-3, organization side. Source: pagopa-node.md §9.5. */
export class Fdr3Nodo implements FlussiNodo {
  constructor(private readonly config: Fdr3Config) {}

  /** @throws FdrUnavailable `FDR_ELENCO_TROPPO_GRANDE`, `FDR_ELENCO_ILLEGGIBILE`, or as `get` */
  async list(ente: CodiceFiscaleEnte, after: Date): Promise<ListedFlussi> {
    const most = this.config.maxListed ?? MAX_LISTED;
    const flussi: PublishedFlusso[] = [];
    const unreadable: ListedFlussi['unreadable'][number][] = [];
    let pages = 1;
    for (let page = 1; page <= pages; page++) {
      const bytes = await this.get(`/organizations/${ente}/fdrs`, {
        publishedGt: after.toISOString(),
        ...this.page(page),
      });
      const split = splitList(bytes);
      if (!split.success)
        throw new FdrUnavailable('FDR_ELENCO_ILLEGGIBILE', `l’elenco dei flussi non si legge: ${split.reason}`);
      const { totPage, elements } = split.data;
      if (elements.length === 0) break;
      pages = totPage;
      if (flussi.length + unreadable.length + elements.length > most)
        throw new FdrUnavailable('FDR_ELENCO_TROPPO_GRANDE', `l’elenco dei flussi ne nomina più di ${most}`);
      for (const element of elements) {
        const read = parse(list, element);
        if (read.success) {
          const { fdr, pspId, revision, published } = read.data;
          flussi.push({ iuf: fdr, pspId, revisione: revision, pubblicatoIl: published });
        } else {
          const known = parse(key, element);
          const { fdr, pspId, revision } = known.success ? known.data : {};
          const reason = `elemento dell’elenco non leggibile: ${read.reason}`;
          unreadable.push({ iuf: fdr, pspId, revisione: revision, bytes: element, motivo: reason });
        }
      }
    }
    return { flussi, unreadable };
  }

  fetchTestata(ente: CodiceFiscaleEnte, flusso: PublishedFlusso): Promise<Buffer> {
    return this.get(this.pathOf(ente, flusso), {}, true);
  }

  fetchPage(ente: CodiceFiscaleEnte, flusso: PublishedFlusso, page: number): Promise<Buffer> {
    return this.get(`${this.pathOf(ente, flusso)}/payments`, this.page(page), true);
  }

  readTestata(
    ente: CodiceFiscaleEnte,
    flusso: PublishedFlusso,
    bytes: Buffer,
  ): { testata: TestataFlusso; anomalie: readonly AnomaliaFlusso[] } {
    const parsed = parse(header, bytes);
    if (!parsed.success) throw new FaultyFlusso(`testata non leggibile: ${parsed.reason}`);
    const { data } = parsed;
    if (data.fdr !== flusso.iuf || (data.revision ?? flusso.revisione) !== flusso.revisione)
      throw new FaultyFlusso('la testata è di un altro flusso o di un’altra revisione');
    const totalNumber = data.totPayments ?? data.computedTotPayments;
    const totalCents = data.sumPayments ?? data.computedSumPayments;
    if (typeof totalNumber !== 'number' || typeof totalCents !== 'bigint')
      throw new FaultyFlusso('testata non leggibile: mancano i totali, anche calcolati');
    return {
      testata: {
        iuf: data.fdr,
        psp: data.sender?.id ?? data.sender?.pspId ?? flusso.pspId,
        pspDenominazione: data.sender?.pspName?.slice(0, 70) ?? undefined,
        pspId: flusso.pspId,
        revisione: flusso.revisione,
        dataOraFlusso: data.fdrDate,
        idRegolamento: data.regulation ?? '',
        dataRegolamento: data.regulationDate,
        bicRiversamento: data.bicCodePouringBank ?? undefined,
        numeroTotalePagamenti: totalNumber,
        importoTotaleCents: totalCents,
      },
      anomalie: otherReceivers(ente, [data.receiver?.id, data.receiver?.organizationId]),
    };
  }

  readPage(bytes: Buffer): { pages: number; righe: Omit<RigaFlusso, 'riga'>[] } {
    const parsed = parse(payments, bytes);
    if (!parsed.success) throw new FaultyFlusso(`pagamenti non leggibili: ${parsed.reason}`);
    return {
      pages: parsed.data.metadata?.totPage ?? 1,
      righe: (parsed.data.data ?? []).map((row) => ({
        iuv: row.iuv,
        iur: row.iur,
        indice: row.idTransfer ?? undefined,
        importoCents: row.pay,
        esito: esitoRiga(row.payStatus ?? ''),
        dataEsito: dateInRome(row.payDate),
      })),
    };
  }

  private page(page: number): Record<string, string> {
    return { page: String(page), size: String(this.config.pageSize ?? 1000) };
  }

  private pathOf(ente: CodiceFiscaleEnte, { iuf, revisione, pspId }: PublishedFlusso): string {
    return `/organizations/${ente}/fdrs/${encodeURIComponent(iuf)}/revisions/${revisione}/psps/${encodeURIComponent(pspId)}`;
  }

  /**
   * @param ofFlow any answer but an OK then condemns the flow, not the pull; what concerns us all (no key, too many calls) stays an outage
   * @throws FdrUnavailable, FaultyFlusso
   */
  private async get(path: string, query: Record<string, string>, ofFlow = false): Promise<Buffer> {
    const url = `${this.config.url.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`;
    const { status, bytes, whole } = await fetchBounded(url, {
      headers: { 'Ocp-Apim-Subscription-Key': this.config.subscriptionKey, accept: 'application/json' },
      timeoutMs: this.config.timeoutMs,
      maxBytes: this.config.maxBytes ?? MAX_BYTES,
    });
    if (status === 200 && whole) return bytes;
    const code = /"appErrorCode"\s{0,10}:\s{0,10}"(FDR-\d{4})"/.exec(bytes.toString('utf8', 0, 2_000))?.[1] ?? '';
    const reason = whole
      ? `il servizio FdR risponde ${status} ${code}`.trim()
      : 'il servizio FdR risponde con più byte di quanti se ne possano tenere';
    if (ofFlow && ![401, 403, 429].includes(status)) throw new FaultyFlusso(reason, bytes);
    throw new FdrUnavailable(whole ? 'FDR_RIFIUTO' : 'FDR_ELENCO_TROPPO_GRANDE', reason);
  }
}
