import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PagamentiFilter } from '@mypay/pivot-core';
import type { Tx } from '@mypay/platform/db';
import { contains, type Inner } from './list-conditions';

/** Whole names to ask the receipts for, and receipts that they may have. */
const NAMES = 1_000;
const RECEIPTS = 2_000;

/** The columns of a receipt where a name is looked for, by what asks for it. */
export const NAME_COLUMNS = { nomePagatore: 'debitore_anagrafica', nomeVersante: 'versante_anagrafica' } as const;
type Asked = keyof typeof NAME_COLUMNS;
export const NAMES_ASKED = Object.keys(NAME_COLUMNS) as readonly Asked[];

/** Whole names that contain what is asked for; of a part that is common, or that nobody asks for, none are told. */
export type KnownNames = { readonly [asked in Asked]?: readonly string[] | undefined };

/** A part of a name is looked for among the names of the ente, which are few beside its receipts. */
export async function readNames(tx: Tx, ente: CodiceFiscaleEnte, filter: PagamentiFilter): Promise<KnownNames> {
  const known: { [asked in Asked]?: readonly string[] } = {};
  for (const asked of NAMES_ASKED) {
    const part = filter[asked];
    if (part === undefined) continue;
    const rows = await tx.query<{ nome: string }>(
      `select nome from nomi where ente = $1 and ${contains('nome', '$2')} limit ${NAMES + 1}`,
      [ente, part],
    );
    const names = rows.map(({ nome: name }) => name);
    if (names.length <= NAMES && !(await areCommon(tx, ente, asked, names))) known[asked] = names;
  }
  return known;
}

async function areCommon(tx: Tx, ente: CodiceFiscaleEnte, asked: Asked, names: readonly string[]): Promise<boolean> {
  const [row] = await tx.query<{ n: bigint }>(
    `select count(*) as n from (
       select 1 from ricevute where ente = $1 and ${NAME_COLUMNS[asked]} = any($2::text[]) limit ${RECEIPTS + 1}) borne`,
    [ente, names],
  );
  return Number(row?.n ?? 0) > RECEIPTS;
}

/** Names are asked for, and all are common: no index gives the few rows of a page. */
export const onlyCommonNames = (filter: PagamentiFilter, known: KnownNames): boolean =>
  NAMES_ASKED.some((asked) => filter[asked] !== undefined) && NAMES_ASKED.every((asked) => known[asked] === undefined);

/** The names of a receipt are those that are known, which an index finds, or contain the part that is asked for. */
export function whereNames(inner: Inner, filter: PagamentiFilter, known: KnownNames): Inner {
  for (const asked of NAMES_ASKED) {
    const column = NAME_COLUMNS[asked];
    if (known[asked] === undefined) inner.where(filter[asked], (p) => contains(column, p));
    else inner.where(known[asked], (p) => `${column} = any(${p}::text[])`);
  }
  return inner;
}
