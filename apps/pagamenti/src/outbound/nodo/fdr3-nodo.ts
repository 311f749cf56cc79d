import type { RigaFlusso, TestataFlusso } from '@mypay/contracts';
import { type Cents, type CodiceFiscaleEnte, dateInRome, parseXsdDate, parseXsdDateTime } from '@mypay/kernel';
import { esitoRiga, type FlussiNodo, FlussoGuasto, type FlussoPubblicato } from '@mypay/pagamenti-core';
import { z } from 'zod';
import { centsOfNumber, parseKeepingNumbers } from './exact-json';

export interface Fdr3Config {
  readonly url: string;
  readonly subscriptionKey: string;
  readonly timeoutMs: number;
  readonly pageSize?: number;
}

/** The node answered, but not with what was asked: worth another try later. */
export class FdrNonDisponibile extends Error {}

/** Numbers come as text, see `parseKeepingNumbers`. */
const count = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const euro = z.string().transform((text, context): Cents => {
  const value = centsOfNumber(text);
  if (value !== undefined) return value;
  context.addIssue({ code: 'custom', message: 'importo con frazioni di centesimo o non numerico' });
  return z.NEVER;
});
const instant = z.string().transform((text, context): Date => {
  try {
    return parseXsdDateTime(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'istante non valido' });
    return z.NEVER;
  }
});
/** A day, or (seen in test traffic) an instant: then its day in Rome. */
const day = z.string().transform((text, context) => {
  try {
    return text.includes('T') ? dateInRome(parseXsdDateTime(text)) : parseXsdDate(text);
  } catch {
    context.addIssue({ code: 'custom', message: 'data non valida' });
    return z.NEVER;
  }
});
const metadata = z.object({ totPage: count });
const list = z.object({
  metadata,
  data: z.array(z.object({ fdr: z.string(), pspId: z.string(), revision: count, published: instant })),
});
const header = z.object({
  revision: count,
  fdr: z.string(),
  fdrDate: instant,
  regulation: z.string(),
  regulationDate: day,
  bicCodePouringBank: z.string().nullish(),
  sender: z.object({ id: z.string(), pspName: z.string().nullish() }),
  receiver: z.object({ organizationId: z.string().nullish() }).nullish(),
  totPayments: count,
  sumPayments: euro,
});
const payments = z.object({
  metadata,
  data: z.array(
    z.object({
      iuv: z.string(),
      iur: z.string(),
      idTransfer: count.nullish(),
      pay: euro,
      payStatus: z.string(),
      payDate: instant,
    }),
  ),
});

/** FDR-3, organization side. Source: pagopa-node.md §9.5. */
export class Fdr3Nodo implements FlussiNodo {
  constructor(private readonly config: Fdr3Config) {}

  async elenco(ente: CodiceFiscaleEnte, dopo: Date): Promise<readonly FlussoPubblicato[]> {
    const found: FlussoPubblicato[] = [];
    let pages = 1;
    for (let page = 1; page <= pages; page++) {
      const bytes = await this.get(`/organizations/${ente}/fdrs`, {
        publishedGt: dopo.toISOString(),
        ...this.page(page),
      });
      const parsed = parse(list, bytes);
      if (!parsed.success) throw new FdrNonDisponibile(`elenco dei flussi non leggibile: ${parsed.reason}`);
      pages = parsed.data.metadata.totPage;
      for (const item of parsed.data.data)
        found.push({ iuf: item.fdr, pspId: item.pspId, revisione: item.revision, pubblicatoIl: item.published });
    }
    return found;
  }

  scaricaTestata(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato): Promise<Buffer> {
    return this.get(this.pathOf(ente, flusso), {}, true);
  }

  scaricaPagina(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato, pagina: number): Promise<Buffer> {
    return this.get(`${this.pathOf(ente, flusso)}/payments`, this.page(pagina), true);
  }

  leggiTestata(ente: CodiceFiscaleEnte, flusso: FlussoPubblicato, bytes: Buffer): TestataFlusso {
    const parsed = parse(header, bytes);
    if (!parsed.success) throw new FlussoGuasto(`testata non leggibile: ${parsed.reason}`);
    const { data } = parsed;
    if (data.fdr !== flusso.iuf || data.revision !== flusso.revisione)
      throw new FlussoGuasto('la testata è di un altro flusso o di un’altra revisione');
    if (data.receiver?.organizationId && data.receiver.organizationId !== ente)
      throw new FlussoGuasto('il flusso è destinato a un altro ente');
    return {
      iuf: data.fdr,
      psp: data.sender.id,
      pspDenominazione: data.sender.pspName ?? undefined,
      pspId: flusso.pspId,
      revisione: data.revision,
      dataOraFlusso: data.fdrDate,
      idRegolamento: data.regulation,
      dataRegolamento: data.regulationDate,
      bicRiversamento: data.bicCodePouringBank ?? undefined,
      numeroTotalePagamenti: data.totPayments,
      importoTotaleCents: data.sumPayments,
    };
  }

  leggiPagina(bytes: Buffer): { pagine: number; righe: Omit<RigaFlusso, 'riga'>[] } {
    const parsed = parse(payments, bytes);
    if (!parsed.success) throw new FlussoGuasto(`pagamenti non leggibili: ${parsed.reason}`);
    return {
      pagine: parsed.data.metadata.totPage,
      righe: parsed.data.data.map((row) => ({
        iuv: row.iuv,
        iur: row.iur,
        indice: row.idTransfer ?? undefined,
        importoCents: row.pay,
        esito: esitoRiga(row.payStatus),
        dataEsito: dateInRome(row.payDate),
      })),
    };
  }

  private page(page: number): Record<string, string> {
    return { page: String(page), size: String(this.config.pageSize ?? 1000) };
  }

  private pathOf(ente: CodiceFiscaleEnte, { iuf, revisione, pspId }: FlussoPubblicato): string {
    return `/organizations/${ente}/fdrs/${encodeURIComponent(iuf)}/revisions/${revisione}/psps/${encodeURIComponent(pspId)}`;
  }

  /** A pull that finds nobody is a failed attempt, not an outage of ours: the next one on the schedule starts afresh. */
  private async fetch(url: string): Promise<{ response: Response; bytes: Buffer }> {
    try {
      const response = await fetch(url, {
        headers: { 'Ocp-Apim-Subscription-Key': this.config.subscriptionKey, accept: 'application/json' },
        signal: AbortSignal.timeout(this.config.timeoutMs),
      });
      return { response, bytes: Buffer.from(await response.arrayBuffer()) };
    } catch (error) {
      throw new FdrNonDisponibile(`il servizio FdR non risponde: ${error instanceof Error ? error.name : 'errore'}`);
    }
  }

  /** @param ofFlow a 400 or 404 then condemns the flow, not the pull */
  private async get(path: string, query: Record<string, string>, ofFlow = false): Promise<Buffer> {
    const url = `${this.config.url.replace(/\/$/, '')}${path}?${new URLSearchParams(query).toString()}`;
    const { response, bytes } = await this.fetch(url);
    if (response.ok) return bytes;
    const code = /"appErrorCode"\s*:\s*"(FDR-\d{4})"/.exec(bytes.toString('utf8', 0, 2_000))?.[1] ?? '';
    const reason = `il servizio FdR risponde ${response.status} ${code}`.trim();
    if (ofFlow && (response.status === 400 || response.status === 404)) throw new FlussoGuasto(reason);
    throw new FdrNonDisponibile(reason);
  }
}

type Parsed<T> = { success: true; data: T } | { success: false; reason: string };

/** Where and why, never the value. */
const reasonOf = (error: z.ZodError): string =>
  error.issues
    .slice(0, 5)
    .map(({ path, message }) => `${path.join('.')}: ${message}`)
    .join('; ');

function parse<S extends z.ZodType>(schema: S, bytes: Buffer): Parsed<z.output<S>> {
  let json: unknown;
  try {
    json = parseKeepingNumbers(bytes.toString('utf8'));
  } catch {
    return { success: false, reason: 'JSON non valido' };
  }
  const parsed = schema.safeParse(json);
  return parsed.success ? { success: true, data: parsed.data } : { success: false, reason: reasonOf(parsed.error) };
}
