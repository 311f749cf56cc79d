import type { Position, PositionsRequest } from '@mypay/dovuti-core';
import { formatEuro, parseLocalDate } from '@mypay/kernel';
import { csvLine } from '@mypay/platform/files';
import { begun } from '@mypay/platform/http';
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
  let positions = await page(undefined);
  yield `\ufeff${csvLine(HEADER, DIALECT)}`;
  for (let last = positions.at(-1); last; last = positions.at(-1)) {
    yield positions.map(lineOf).join('');
    positions = await page([parseLocalDate(last.line.day), last.line.id]);
  }
}

/** A whole list as CSV, page by page as the reader takes it. */
export async function sendCsv(
  reply: FastifyReply,
  name: string,
  page: (after: PositionsRequest['after']) => Promise<readonly Position[]>,
): Promise<void> {
  const lines = await begun(linesOf(page));
  await reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(lines);
}
