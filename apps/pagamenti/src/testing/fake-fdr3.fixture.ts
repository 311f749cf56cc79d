import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeFlow {
  fdr: string;
  pspId: string;
  revision: number;
  published: string;
  /** Raw JSON of the header; made from the rest when absent. */
  header?: string;
  /** Rows as raw JSON texts, so that numbers are written exactly as a test says. */
  rows: string[];
  totPayments?: number;
  sumPayments?: string;
  sender?: string;
  organizationId?: string;
}

/** A small FDR-3 service (organization side), in memory. */
export class FakeFdr3 {
  readonly flows: FakeFlow[] = [];
  readonly requests: string[] = [];
  /** Status answered to everything, when set. */
  outage: number | undefined;
  /** Elements of the list as they are written, after those of `flows`. */
  readonly listed: string[] = [];
  /** Answers to paths that end so, before any other. */
  readonly answers = new Map<string, { status: number; body: string }>();
  private constructor(
    private readonly server: Server,
    private readonly key: string,
  ) {}

  static async start(key: string): Promise<FakeFdr3> {
    const server = createServer();
    const fake = new FakeFdr3(server, key);
    server.on('request', (request, response) => {
      fake.requests.push(request.url ?? '');
      const { status, body } =
        fake.outage !== undefined
          ? { status: fake.outage, body: '{"appErrorCode":"FDR-0500"}' }
          : request.headers['ocp-apim-subscription-key'] !== fake.key
            ? { status: 401, body: '{}' }
            : (fake.given(request.url ?? '/') ?? fake.answer(new URL(request.url ?? '/', 'http://fdr')));
      response.writeHead(status, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return fake;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/fdr-org/service/v1`;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }

  private given(url: string): { status: number; body: string } | undefined {
    const path = url.split('?')[0] ?? '';
    return [...this.answers].find(([end]) => path.endsWith(end))?.[1];
  }

  /** Serves a flow in the form of the cases: its header and payments as they are written. */
  publish(flow: {
    pspId: string;
    published: string;
    header: { fdr: string; revision: number };
    payments: unknown[];
  }): void {
    this.flows.push({
      fdr: flow.header.fdr,
      pspId: flow.pspId,
      revision: flow.header.revision,
      published: flow.published,
      header: JSON.stringify(flow.header),
      rows: flow.payments.map((payment) => JSON.stringify(payment)),
    });
  }

  private answer(url: URL): { status: number; body: string } {
    const match =
      /^\/fdr-org\/service\/v1\/organizations\/(\d{11})\/fdrs(?:\/([^/]+)\/revisions\/(\d+)\/psps\/([^/]+)(\/payments)?)?$/.exec(
        url.pathname,
      );
    if (!match) return { status: 404, body: '{}' };
    const [, organization, fdr, revision, pspId, payments] = match;
    const page = Number(url.searchParams.get('page') ?? '1');
    const size = Number(url.searchParams.get('size') ?? '1000');
    const cut = <T>(all: readonly T[]): { metadata: string; data: T[] } => ({
      metadata: `{"pageSize":${size},"pageNumber":${page},"totPage":${Math.max(1, Math.ceil(all.length / size))}}`,
      data: all.slice((page - 1) * size, page * size),
    });
    if (fdr === undefined) {
      const after = Date.parse(url.searchParams.get('publishedGt') ?? '1970-01-01');
      const { metadata, data } = cut(this.flows.filter((flow) => !(Date.parse(flow.published) <= after)));
      const items = data.map(({ fdr, pspId, revision, published }) => ({
        fdr,
        pspId,
        revision,
        published,
        flowDate: published,
      }));
      return {
        status: 200,
        body: `{"metadata":${metadata},"count":${items.length},"data":[${[...items.map((item) => JSON.stringify(item)), ...this.listed].join(',')}]}`,
      };
    }
    const flow = this.flows.find(
      (item) =>
        item.fdr === decodeURIComponent(fdr) &&
        item.pspId === decodeURIComponent(pspId ?? '') &&
        item.revision === Number(revision),
    );
    if (!flow) return { status: 404, body: '{"appErrorCode":"FDR-3001"}' };
    if (payments !== undefined) {
      const { metadata, data } = cut(flow.rows);
      return { status: 200, body: `{"metadata":${metadata},"count":${data.length},"data":[${data.join(',')}]}` };
    }
    const header =
      flow.header ??
      `{"status":"PUBLISHED","revision":${flow.revision},"created":"2025-11-11T08:00:00Z","updated":"2025-11-11T08:00:00Z","published":"${flow.published}",` +
        `"fdr":"${flow.fdr}","fdrDate":"2025-11-11T08:00:00.123456Z","regulation":"SEPA - 1","regulationDate":"2025-11-12","bicCodePouringBank":"UNCRITMM",` +
        `"sender":{"type":"LEGAL_PERSON","id":"${flow.sender ?? 'SENDER01'}","pspId":"${flow.pspId}","pspName":"Banca Simulata","pspBrokerId":"b","channelId":"c"},` +
        `"receiver":{"id":"${organization}","organizationId":"${flow.organizationId ?? organization}","organizationName":"Comune"},` +
        `"computedTotPayments":1,"computedSumPayments":1.0,"totPayments":${flow.totPayments ?? flow.rows.length},"sumPayments":${flow.sumPayments ?? '0.00'}}`;
    return { status: 200, body: header };
  }
}

export const row = (index: number, pay: string, over: Record<string, unknown> = {}): string =>
  JSON.stringify({
    index,
    iuv: `0200000000000000${index}`,
    iur: `iur-${index}`,
    idTransfer: 1,
    pay: 'PAY',
    payStatus: 'EXECUTED',
    payDate: '2025-11-10T23:30:00Z',
    ...over,
  }).replace('"PAY"', pay);
