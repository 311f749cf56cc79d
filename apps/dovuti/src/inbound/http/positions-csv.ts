import { Readable } from 'node:stream';
import type { Position, PositionsRequest } from '@mypay/dovuti-core';
import { formatEuro, parseLocalDate } from '@mypay/kernel';
import { csvLine } from '@mypay/platform/files';
import type { FastifyReply } from 'fastify';

/** Rows asked at a time. */
export const CSV_PAGE = 100;

/** Opened with a spreadsheet by people: a causale that looks like a formula is none. */
const DIALECT = { formulas: 'neutralise' } as const;
const HEADER = ['data', 'ente', 'tipo', 'causale', 'importo', 'stato', 'codice avviso', 'scadenza', 'ricevuta'];

const lineOf = ({ line, debt }: Position): string =>
  csvLine(
    [
      line.day,
      debt.ente.denominazione ?? debt.ente.denominazioneBeneficiario,
      debt.nameOfTipo,
      debt.causale,
      formatEuro(debt.pagamento?.importo ?? debt.importo).replace('.', ','),
      debt.stato,
      debt.numeroAvviso ?? '',
      debt.scadenza ?? '',
      debt.pagamento?.rtId ?? '',
    ],
    DIALECT,
  );

async function* linesOf(
  page: (after: PositionsRequest['after']) => Promise<readonly Position[]>,
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(HEADER, DIALECT)}`;
  for (let after: PositionsRequest['after']; ;) {
    const positions = await page(after);
    yield positions.map(lineOf).join('');
    const last = positions.at(-1);
    if (!last) return;
    after = [parseLocalDate(last.line.day), last.line.id];
  }
}

/** A whole list as CSV, page by page as the reader takes it. */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  page: (after: PositionsRequest['after']) => Promise<readonly Position[]>,
): Promise<void> {
  await reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(Readable.from(linesOf(page)));
}
