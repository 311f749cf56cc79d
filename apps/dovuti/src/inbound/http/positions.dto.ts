import { ApiPropertyOptional } from '@nestjs/swagger';
import type { PositionsRequest } from '@mypay/dovuti-core';
import { parseLocalDate } from '@mypay/kernel';
import { PageQueryDto, ProblemError, readCursor } from '@mypay/platform/http';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

const DAY = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

class PositionsQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Codice IPA dell’ente' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_]{2,80}$/)
  ente?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(64)
  tipoDovuto?: string;

  @ApiPropertyOptional({ description: 'Parte della causale' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  causale?: string;

  @ApiPropertyOptional({ example: '2026-01-01' })
  @IsOptional()
  @Matches(DAY)
  da?: string;

  @ApiPropertyOptional({ example: '2026-12-31' })
  @IsOptional()
  @Matches(DAY)
  a?: string;
}

/** Filters of what is to be paid; `da` and `a` are of the due date. */
export class OpenPositionsQueryDto extends PositionsQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  senzaScadenza?: boolean;
}

const CLOSED = {
  PAGATO: { stati: ['COMPLETATO'], withMoney: true },
  NON_PAGATO: { stati: ['COMPLETATO'], withMoney: false },
  ANNULLATO: { stati: ['ANNULLATO'] },
  SCADUTO: { stati: ['SCADUTO_ELABORATO'] },
  NON_COMPLETATO: { stati: ['ABORT'] },
} as const;

/** Filters of what is over; `da` and `a` are of the day of the payment, or of the last change. */
export class ClosedPositionsQueryDto extends PositionsQueryDto {
  @ApiPropertyOptional({ enum: Object.keys(CLOSED) })
  @IsOptional()
  @IsIn(Object.keys(CLOSED))
  stato?: keyof typeof CLOSED;
}

/** One row more than asked says whether there is another page. */
export const toOpenRequest = (query: OpenPositionsQueryDto): PositionsRequest => ({
  ...common(query),
  senzaScadenza: query.senzaScadenza,
});

export const toClosedRequest = (query: ClosedPositionsQueryDto): PositionsRequest => ({
  ...common(query),
  ...(query.stato && CLOSED[query.stato]),
});

function common({ ente, tipoDovuto, causale, da, a, cursore, limite }: PositionsQueryDto): PositionsRequest {
  const after = readCursor(cursore, ['text', 'bigint']);
  if (after && !DAY.test(after[0]))
    throw new ProblemError(
      400,
      'CURSORE_NON_VALIDO',
      'Il cursore non è valido',
      'Ripartire dalla prima pagina, senza cursore.',
    );
  return {
    codiceIpa: ente,
    tipoDovuto,
    causale,
    da: da === undefined ? undefined : parseLocalDate(da),
    a: a === undefined ? undefined : parseLocalDate(a),
    after: after && [parseLocalDate(after[0]), after[1]],
    limit: limite + 1,
  };
}
