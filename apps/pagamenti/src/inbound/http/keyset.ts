import { PagamentiError } from '@mypay/pagamenti-core';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** A page of a list: where it begins and how long it is. */
export class PageQueryDto {
  @ApiPropertyOptional({ description: 'Il cursore della pagina precedente' })
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursore?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limite?: number;
}

/** One page and the cursor of the next; null at the end. */
export interface Page<T> {
  readonly elementi: readonly T[];
  readonly cursore: string | null;
}

/** The key of a row as an opaque text. */
export function writeCursor(...key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/** @throws PagamentiError `CURSORE_NON_VALIDO` unless it is one of ours, of `length` parts */
export function readCursor(text: string | undefined, length: number): readonly (string | number)[] | undefined {
  if (text === undefined) return undefined;
  try {
    const key: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number') &&
      !Number.isNaN(Date.parse(String(key[0])))
    )
      return key as (string | number)[];
  } catch {
    // falls to the refusal below
  }
  throw new PagamentiError('CURSORE_NON_VALIDO', 'Il cursore non è di questo elenco: ripartire senza');
}

/** Cuts the row that was read too many, which only says that there is more. */
export function toPage<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly (string | number)[],
  map: (row: R) => T,
): Page<T> {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    elementi: page.map(map),
    cursore: rows.length > limit && last !== undefined ? writeCursor(...keyOf(last)) : null,
  };
}
