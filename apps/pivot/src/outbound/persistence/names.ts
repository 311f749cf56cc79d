import type { CodiceFiscaleEnte } from '@mypay/kernel';
import type { PagamentiFilter } from '@mypay/pivot-core';
import type { Tx } from '@mypay/platform/db';
import { contains, type Inner } from './list-conditions';

/** Whole names to ask the receipts for. */
const NAMES = 1_000;

/** Whole names that contain what is asked for; of a part that more than `NAMES` contain, or that nobody asks for, none are told. */
export interface KnownNames {
  readonly nomePagatore?: readonly string[] | undefined;
  readonly nomeVersante?: readonly string[] | undefined;
}

/**
 * A part of a name is looked for among the names of the ente, which are few beside its receipts. A part that very many names
 * contain is then looked for in the receipts themselves: the next ones of the list soon have it.
 */
export async function readNames(
  tx: Tx,
  ente: CodiceFiscaleEnte,
  { nomePagatore, nomeVersante }: PagamentiFilter,
): Promise<KnownNames> {
  const named = async (part: string | undefined): Promise<readonly string[] | undefined> => {
    if (part === undefined) return undefined;
    const rows = await tx.query<{ nome: string }>(
      `select nome from nomi where ente = $1 and ${contains('nome', '$2')} limit ${NAMES + 1}`,
      [ente, part],
    );
    return rows.length > NAMES ? undefined : rows.map(({ nome: name }) => name);
  };
  return { nomePagatore: await named(nomePagatore), nomeVersante: await named(nomeVersante) };
}

/** The name in `column` of a receipt is one of those, which an index finds, or contains the part that is asked for. */
export function whereName(
  inner: Inner,
  column: string,
  part: string | undefined,
  names: readonly string[] | undefined,
): Inner {
  return names === undefined
    ? inner.where(part, (p) => contains(column, p))
    : inner.where(names, (p) => `${column} = any(${p}::text[])`);
}
