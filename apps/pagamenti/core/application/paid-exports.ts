import type { Clock, CodiceFiscaleEnte, VisibleTipi } from '@mypay/kernel';
import { PagamentiError } from '../domain/errors';
import { PAID_VERSIONS } from '../domain/paid-columns';
import { checkPeriod, type ExportRequest, type PaidExport } from '../domain/paid-export';
import type { ExportViewer, PaidExports, WrittenExport } from './paid-export-ports';

/** Exports of one ente that may wait or run at once. */
const MAX_WAITING = 5;
/** A sheet holds no more, header aside. */
const XLSX_MAX = 1_048_575;
/** A count goes no further: it only measures the progress. */
const COUNT_MAX = 5_000_000;

/** Books exports of what was paid, reads them, takes them back. */
export class BookPaidExports {
  constructor(
    private readonly exports: PaidExports,
    private readonly clock: Clock,
  ) {}

  /** Who asks twice while the first is under way gets the first. @throws PagamentiError `PERIODO_NON_VALIDO`, `VERSIONE_NON_AMMESSA`, `EXPORT_TROPPO_GRANDE`, `TROPPI_EXPORT` */
  async book(
    ente: CodiceFiscaleEnte,
    request: ExportRequest,
    requester: string,
    visible: VisibleTipi,
  ): Promise<PaidExport> {
    checkPeriod(request);
    if (PAID_VERSIONS[request.version] === undefined)
      throw new PagamentiError(
        'VERSIONE_NON_AMMESSA',
        `La versione del tracciato è una tra ${Object.keys(PAID_VERSIONS).join(', ')}: sceglierne una.`,
      );
    const total = await this.exports.count(ente, request, visible, COUNT_MAX);
    if (request.format === 'XLSX' && total > XLSX_MAX)
      throw new PagamentiError(
        'EXPORT_TROPPO_GRANDE',
        `Un foglio XLSX tiene al più ${XLSX_MAX} righe: chiedere il CSV, o un periodo più breve.`,
      );
    const fresh = { request, requester, visible, total, now: this.clock.now() };
    const id = await this.exports.add(ente, fresh, MAX_WAITING);
    if (id === undefined)
      throw new PagamentiError(
        'TROPPI_EXPORT',
        `L’ente ha già ${MAX_WAITING} export in coda o in corso: attendere che uno finisca.`,
      );
    return this.known(ente, id);
  }

  /** @throws PagamentiError `EXPORT_NON_TROVATO` */
  async one(ente: CodiceFiscaleEnte, id: bigint, viewer: ExportViewer): Promise<PaidExport> {
    const found = await this.exports.find(ente, id);
    if (found && sees(viewer, found)) return found;
    throw new PagamentiError('EXPORT_NON_TROVATO', `L’ente non ha un export ${id}: controllare il numero.`);
  }

  /** At most `limit`, the newest first, older than `before`. */
  page(
    ente: CodiceFiscaleEnte,
    viewer: ExportViewer,
    before: bigint | undefined,
    limit: number,
  ): Promise<readonly PaidExport[]> {
    return this.exports.page(ente, viewer, before, limit);
  }

  /** @throws PagamentiError `EXPORT_NON_TROVATO`, `EXPORT_NON_DISPONIBILE` */
  async file(ente: CodiceFiscaleEnte, id: bigint, viewer: ExportViewer): Promise<WrittenExport> {
    const found = await this.one(ente, id, viewer);
    const { file, fileName } = found;
    if (file && fileName !== undefined) return { file, fileName };
    throw new PagamentiError(
      'EXPORT_NON_DISPONIBILE',
      found.forgottenAt
        ? 'Il file di questo export non è più conservato: chiederlo di nuovo.'
        : 'Il file non c’è: l’export non è finito, o nel periodo non c’è nulla.',
    );
  }

  /** While it waits or runs. @throws PagamentiError `EXPORT_NON_TROVATO`, `EXPORT_NON_ANNULLABILE` */
  async cancel(ente: CodiceFiscaleEnte, id: bigint, viewer: ExportViewer): Promise<PaidExport> {
    await this.one(ente, id, viewer);
    if (await this.exports.finish(ente, id, { state: 'ANNULLATO' }, this.clock.now())) return this.known(ente, id);
    throw new PagamentiError('EXPORT_NON_ANNULLABILE', 'L’export è già finito: non c’è più nulla da annullare.');
  }

  /** The same once more. @throws PagamentiError as `one` and `book` */
  async repeat(ente: CodiceFiscaleEnte, id: bigint, viewer: ExportViewer): Promise<PaidExport> {
    return this.book(ente, await this.one(ente, id, viewer), viewer.soggetto, viewer.visible);
  }

  private async known(ente: CodiceFiscaleEnte, id: bigint): Promise<PaidExport> {
    const found = await this.exports.find(ente, id);
    if (!found) throw new Error('an export just recorded cannot be read');
    return found;
  }
}

function sees({ soggetto: own, all, visible }: ExportViewer, found: PaidExport): boolean {
  if (!all && found.requester !== own) return false;
  if (visible === 'TUTTI') return true;
  return found.visible !== 'TUTTI' && found.visible.every((tipo) => visible.includes(tipo));
}
