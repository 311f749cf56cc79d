import { isStorableText } from '@mypay/kernel';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ProblemError } from './problem';

/** The most that a page holds, in every list of every service. */
export const PAGE_MAX = 500;
export const PAGE_DEFAULT = 50;

/** Which page of a list; queries with filters extend it. */
export class PageQueryDto {
  @ApiPropertyOptional({ description: 'Il `cursore` della pagina precedente' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursore?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: PAGE_MAX, default: PAGE_DEFAULT })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(PAGE_MAX)
  limite: number = PAGE_DEFAULT;
}

/** A query parameter that is `true` or `false`, for `@Transform`; any other text stays what it is, and is refused. */
export const asBoolean = ({ value }: { value: unknown }): unknown =>
  value === 'true' ? true : value === 'false' ? false : value;

/** Which page of the works that somebody asked for: one's own alone, or all that one may see. */
export class WorkPageQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ type: Boolean, description: 'Solo i propri' })
  @IsOptional()
  @Transform(asBoolean)
  @IsBoolean()
  miei?: boolean;
}

/** One page and the cursor of the next; null at the end. */
export interface Page<T> {
  readonly elementi: readonly T[];
  readonly cursore: string | null;
}

/** What the parts of a list's key are, and how each is known again. `int` fits a PostgreSQL `int`, `bigint` a `bigint`. */
interface KeyTypes {
  text: string;
  uuid: string;
  date: string;
  instant: Date;
  int: number;
  bigint: bigint;
}
export type KeyType = keyof KeyTypes;
export type Key<Types extends readonly KeyType[]> = { -readonly [I in keyof Types]: KeyTypes[Types[I]] };

const INT_MAX = 2 ** 31 - 1;
const BIGINT_MAX = 2n ** 63n - 1n;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const READERS: { readonly [T in KeyType]: (part: unknown) => KeyTypes[T] | undefined } = {
  text: (part) => (typeof part === 'string' && isStorableText(part) ? part : undefined),
  uuid: (part) => (typeof part === 'string' && UUID.test(part) ? part : undefined),
  date: (part) =>
    typeof part === 'string' &&
    /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(part) &&
    part === dayOf(new Date(`${part}T00:00:00Z`))
      ? part
      : undefined,
  instant: (part) => {
    if (typeof part !== 'string' || !/^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/.test(part)) return undefined;
    const instant = new Date(part);
    return Number.isNaN(instant.getTime()) || instant.getTime() < 0 ? undefined : instant;
  },
  int: (part) => (Number.isInteger(part) && Math.abs(part as number) <= INT_MAX ? (part as number) : undefined),
  bigint: (part) => {
    if (typeof part !== 'string' || !/^-?\d{1,19}$/.test(part)) return undefined;
    const value = BigInt(part);
    return value <= BIGINT_MAX && value >= -BIGINT_MAX ? value : undefined;
  },
};

const dayOf = (instant: Date): string | undefined =>
  Number.isNaN(instant.getTime()) ? undefined : instant.toISOString().slice(0, 10);

/** The key of a row as an opaque text, for a URL. */
export function writeCursor(key: readonly (string | number | bigint | Date)[]): string {
  const parts = key.map((part) => (typeof part === 'bigint' ? part.toString() : part));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/**
 * The key that a cursor names, each part as its type says; undefined without a cursor (the first page). A cursor is no secret:
 * one that somebody made up of the right types only names another place of the same ente's list.
 * @throws ProblemError 400 `CURSORE_NON_VALIDO`
 */
export function readCursor<const Types extends readonly KeyType[]>(
  cursor: string | undefined,
  types: Types,
): Key<Types> | undefined {
  if (cursor === undefined) return undefined;
  const parts = partsOf(cursor);
  const key = types.map((type, index) => READERS[type](parts[index]));
  if (parts.length !== types.length || key.includes(undefined))
    throw new ProblemError(
      400,
      'CURSORE_NON_VALIDO',
      'Il cursore non è valido',
      'Il cursore non è di questo elenco: ripartire dalla prima pagina, senza cursore.',
    );
  return key as Key<Types>;
}

function partsOf(cursor: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(parts) ? parts : [];
  } catch {
    return [];
  }
}

/** A page from `limit + 1` rows: the last one, read too many, only says that there is more. */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => readonly (string | number | bigint | Date)[],
  map: (row: Row) => T,
): Page<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    elementi: page.map(map),
    cursore: rows.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null,
  };
}
