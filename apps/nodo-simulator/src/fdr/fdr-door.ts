import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { instantOf, millis, plusMs, romeInstant } from '../books/dates';
import type { Cents, EsitoFdr, Flow, FlowRevision, Instant } from '../books/model';
import { total, writeEuro } from '../books/money';
import type { VirtualClock } from '../clock/virtual-clock';
import type { Registry } from '../registry/registry';
import type { Store } from '../store/store';
import type { GivenFlow, GivenFlows } from './given-flows';

export const FDR_PATH = '/fdr-org/service/v1';
const RETENTION_MS = 30 * 86_400_000;
const MAX_PAGE = 1000;

const STATUS: Record<EsitoFdr, string> = {
  '0': 'EXECUTED',
  '3': 'REVOKED',
  '4': 'STAND_IN',
  '8': 'STAND_IN_NO_RPT',
  '9': 'NO_RPT',
};

/** A refusal of the FdR service in its own form. Source: pagopa-node.md §9.5. */
class FdrError extends Error {
  constructor(
    readonly status: 400 | 404,
    readonly code: string,
    message: string,
    readonly path?: string,
  ) {
    super(message);
  }
}

const NAMES = { 400: 'Bad Request', 404: 'Not Found', 500: 'Internal Server Error' } as const;

type Params = Readonly<Record<string, string>>;
type Query = Readonly<Record<string, string | undefined>>;

/** FDR-3, organization side. */
export class FdrDoor {
  constructor(
    private readonly store: Store,
    private readonly clock: VirtualClock,
    private readonly registry: Registry,
    private readonly given: GivenFlows,
  ) {}

  async mount(fastify: FastifyInstance): Promise<void> {
    await fastify.register((scope, _options, done) => {
      scope.addHook('onRequest', async (request, reply) => {
        const key = request.headers['ocp-apim-subscription-key'];
        if (!this.registry.mayReadFlows(typeof key === 'string' ? key : undefined))
          return reply.status(401).send({
            statusCode: 401,
            message:
              'Access denied due to invalid subscription key. Make sure to provide a valid key for an active subscription.',
          });
        return undefined;
      });
      const flow = `${FDR_PATH}/organizations/:organizationId/fdrs/:fdr/revisions/:revision/psps/:pspId`;
      scope.get(
        `${FDR_PATH}/organizations/:organizationId/fdrs`,
        this.answer((p, q) => this.list(p, q)),
      );
      scope.get(
        flow,
        this.answer((p) => this.header(p)),
      );
      scope.get(
        `${flow}/payments`,
        this.answer((p, q) => this.payments(p, q)),
      );
      done();
    });
  }

  private answer(work: (params: Params, query: Query) => Promise<string>) {
    return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      try {
        const body = await work(request.params as Params, request.query as Query);
        return await reply.header('content-type', 'application/json').send(body);
      } catch (error) {
        const status = error instanceof FdrError ? error.status : 500;
        return reply.status(status).send({
          errorId: randomUUID(),
          httpStatusCode: status,
          httpStatusDescription: NAMES[status],
          appErrorCode: error instanceof FdrError ? error.code : 'FDR-0500',
          errors: [
            error instanceof FdrError
              ? { ...(error.path ? { path: error.path } : {}), message: error.message }
              : { message: 'An unexpected error has occurred. Please contact support.' },
          ],
        });
      }
    };
  }

  /** The newest revision of each published flow of the ente, published strictly later than `publishedGt`, oldest first. */
  private async list(params: Params, query: Query): Promise<string> {
    const ec = this.organization(params);
    const { page, size } = pageOf(query);
    const oldest = plusMs(this.clock.now(), -RETENTION_MS);
    const after = instantParam(query, 'publishedGt');
    if (query['pspId'] !== undefined && !this.registry.psp(query['pspId']))
      throw new FdrError(400, 'FDR-2000', `Psp [${query['pspId']}] unknown`);
    const rows = await this.store.rows<{
      psp: string;
      iuf: string;
      revisione: number;
      pubblicata: string;
      doc: FlowRevision;
      tutte: number;
    }>(
      `select psp, iuf, revisione, pubblicata, doc, (count(*) over ())::int as tutte from (
         select distinct on (psp, iuf) * from revisioni where ec = $1 and pubblicata is not null
         order by psp, iuf, revisione desc) as ultime
       where pubblicata >= $2 and ($3::text is null or pubblicata > $3) and ($4::text is null or psp = $4)
         and ($5::text is null or doc->>'fdrDate' >= $5)
       order by pubblicata, ord limit $6 offset $7`,
      [ec, oldest, after, query['pspId'], instantParam(query, 'flowDate'), size, (page - 1) * size],
    );
    const data = rows.map((row) =>
      JSON.stringify({
        fdr: row.iuf,
        pspId: row.psp,
        revision: row.revisione,
        published: row.pubblicata,
        flowDate: row.doc.fdrDate,
      }),
    );
    const totPage = Math.ceil((rows[0]?.tutte ?? 0) / size);
    // Those written by hand stand at the end of the last page, whatever its size.
    if (page === Math.max(1, totPage)) data.push(...(await this.given.listed(ec, query['publishedGt'])));
    return pageText(page, size, totPage, data);
  }

  private findGiven(params: Params): Promise<GivenFlow | undefined> {
    const { pspId = '', fdr = '', revision = '' } = params;
    return this.given.find(this.organization(params), pspId, fdr, revision);
  }

  private async header(params: Params): Promise<string> {
    const given = await this.findGiven(params);
    if (given) return given.header;
    const { flow, revision } = await this.find(params);
    const psp = this.registry.psp(flow.psp);
    const sum = total(revision.lines.map(({ amount }) => amount));
    return JSON.stringify({
      status: 'PUBLISHED',
      revision: revision.revision,
      created: revision.fdrDate,
      updated: revision.publishedAt,
      published: revision.publishedAt,
      fdr: flow.iuf,
      fdrDate: revision.fdrDate,
      regulation: revision.regulation,
      regulationDate: revision.regulationDate,
      ...(psp?.bic ? { bicCodePouringBank: psp.bic } : {}),
      sender: {
        type: psp?.senderType,
        id: flow.senderId,
        pspId: flow.psp,
        pspName: psp?.denominazione,
        pspBrokerId: psp?.brokerId,
        channelId: psp?.channelId,
      },
      receiver: {
        id: flow.ec,
        organizationId: flow.ec,
        organizationName: this.registry.ente(flow.ec)?.denominazione,
      },
      computedTotPayments: revision.lines.length,
      computedSumPayments: '@computed@',
      totPayments: revision.declaredCount,
      sumPayments: '@declared@',
    })
      .replace('"@computed@"', writeEuro(sum))
      .replace('"@declared@"', writeEuro(revision.declaredTotal));
  }

  private async payments(params: Params, query: Query): Promise<string> {
    const { page, size } = pageOf(query);
    const given = await this.findGiven(params);
    if (given)
      return pageText(
        page,
        size,
        Math.ceil(given.payments.length / size),
        given.payments.slice((page - 1) * size, page * size),
      );
    const { revision } = await this.find(params);
    const lines = revision.lines.slice((page - 1) * size, page * size);
    const data = lines.map(({ index, iuv, iur, idTransfer, amount, esito, payDate }) => {
      const line = { index, iuv, iur, idTransfer, pay: '@', payStatus: STATUS[esito], payDate: noon(payDate) };
      return JSON.stringify(line).replace('"@"', euroNumber(amount));
    });
    return pageText(page, size, Math.ceil(revision.lines.length / size), data);
  }

  private async find(params: Params): Promise<{ flow: Omit<Flow, 'revisions'>; revision: FlowRevision }> {
    const ec = this.organization(params);
    const number = Number(params['revision']);
    if (!Number.isInteger(number) || number < 1) throw new FdrError(400, 'FDR-1000', 'revision not valid', 'revision');
    const [row] = await this.store.rows<{ flow: Omit<Flow, 'revisions'>; revision: FlowRevision; pubblicata: string }>(
      `select f.doc as flow, r.doc as revision, r.pubblicata from revisioni r join flussi f using (ec, psp, iuf)
       where r.ec = $1 and r.psp = $2 and r.iuf = $3 and r.revisione = $4 and r.pubblicata >= $5`,
      [ec, params['pspId'], params['fdr'], number, plusMs(this.clock.now(), -RETENTION_MS)],
    );
    if (!row) throw new FdrError(404, 'FDR-3001', `Flow with ID [${params['fdr']}] not found`);
    return { flow: row.flow, revision: { ...row.revision, publishedAt: row.pubblicata } };
  }

  private organization(params: Params): string {
    const ec = params['organizationId'] ?? '';
    if (!this.registry.ente(ec)) throw new FdrError(400, 'FDR-2008', `Creditor institution [${ec}] unknown`);
    return ec;
  }
}

/** A page of elements that are JSON already. */
function pageText(page: number, size: number, totPage: number, data: readonly string[]): string {
  const metadata = { pageSize: size, pageNumber: page, totPage };
  return `{"metadata":${JSON.stringify(metadata)},"count":${data.length},"data":[${data.join(',')}]}`;
}

function pageOf(query: Query): { page: number; size: number } {
  const page = Number(query['page'] ?? 1);
  const size = Number(query['size'] ?? MAX_PAGE);
  if (!Number.isInteger(page) || page < 1) throw new FdrError(400, 'FDR-1000', 'page not valid', 'page');
  if (!Number.isInteger(size) || size < 1 || size > MAX_PAGE)
    throw new FdrError(400, 'FDR-1000', 'size not valid', 'size');
  return { page, size };
}

/** An instant of the query, with any fraction and any offset, as ours are written. */
function instantParam(query: Query, name: string): Instant | undefined {
  const text = query[name];
  if (text === undefined) return undefined;
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?)(Z|[+-]\d\d:\d\d)$/.exec(text);
  if (!match) throw new FdrError(400, 'FDR-1000', `${name} is not an instant`, name);
  const [, wall = '', zone = 'Z'] = match;
  const offset =
    zone === 'Z'
      ? 0
      : Number(`${zone.slice(0, 1)}1`) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4))) * 60_000;
  return instantOf(millis(`${wall.replace(/(\.\d{3})\d+$/, '$1')}Z`) - offset);
}

/** `payDate` is an instant on this wire: the middle of the Rome day, so that no zone moves it to another. */
const noon = (day: string): Instant => romeInstant(day, '12:00');

/** A decimal number as JSON writes it: `120.5` may drop its last zero, as real senders do. */
const euroNumber = (amount: Cents): string => writeEuro(amount).replace(/(\.\d)0$/, '$1');
