import { ApiPropertyOptional, PickType } from '@nestjs/swagger';
import { DovutiError, MAX_NAMED, type PrintFilter, type PrintSource } from '@mypay/dovuti-core';
import { type LocalDate, parseIud, parseLocalDate } from '@mypay/kernel';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { Type } from 'class-transformer';
import { DovutiQueryDto, toListQuestion } from './dovuti-query.dto';

/** Open debts of a filter of the list. */
export class PrintFilterDto extends PickType(DovutiQueryDto, [
  'tipoDovuto',
  'codiceFiscale',
  'anagrafica',
  'causale',
  'flusso',
  'importazione',
  'scadenzaDa',
  'scadenzaA',
  'importoDa',
  'importoA',
] as const) {
  @ApiPropertyOptional({ enum: ['DA_PAGARE'] }) @IsOptional() @IsIn(['DA_PAGARE']) stato?: 'DA_PAGARE';
}

/** What to print: one of `iud`, `importazione`, `tipoDovuto`, `filtro`. */
export class NewStampaDto {
  @ApiPropertyOptional({ type: [String], maxItems: MAX_NAMED, description: 'Gli IUD dei dovuti' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_NAMED)
  @IsString({ each: true })
  @MaxLength(35, { each: true })
  iud?: string[];
  @ApiPropertyOptional({ description: 'Numero di un’importazione: tutte le sue righe', example: '12' })
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  importazione?: string;
  @ApiPropertyOptional({ description: 'Codice di un tipo dovuto: i suoi dovuti da pagare', example: 'TARI' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  tipoDovuto?: string;
  @ApiPropertyOptional({ description: 'Col tipo: scadenza da, compresa', example: '2030-06-01' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  scadenzaDa?: string;
  @ApiPropertyOptional({ description: 'Col tipo: scadenza fino a, compresa', example: '2030-06-30' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  scadenzaA?: string;
  @ApiPropertyOptional({ type: PrintFilterDto, description: 'I dovuti aperti di un filtro dell’elenco' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PrintFilterDto)
  filtro?: PrintFilterDto;
}

/** Body to the core's words. @throws DovutiError `STAMPA_NON_VALIDA`, `IUD_NON_VALIDO` of a IUD that can be none */
export function toPrintSource(body: NewStampaDto): PrintSource {
  const { iud, importazione, tipoDovuto, filtro: filter } = body;
  if ([iud, importazione, tipoDovuto, filter].filter((one) => one !== undefined).length !== 1)
    throw new DovutiError(
      'STAMPA_NON_VALIDA',
      'Dire che cosa stampare in un solo modo: un elenco di IUD, un’importazione, un tipo di dovuto o un filtro.',
    );
  const from = day(body.scadenzaDa);
  const to = day(body.scadenzaA);
  if (tipoDovuto !== undefined) {
    if (from !== undefined && to !== undefined && from > to)
      throw new DovutiError('STAMPA_NON_VALIDA', 'La scadenza "da" viene dopo quella "a": scambiarle.');
    return { da: 'TIPO', tipoDovuto, scadenzaDa: from, scadenzaA: to };
  }
  if (from !== undefined || to !== undefined)
    throw new DovutiError('STAMPA_NON_VALIDA', 'Le date di scadenza si danno col tipo di dovuto.');
  if (filter !== undefined) return { da: 'FILTRO', filtro: toPrintFilter(filter) };
  if (importazione !== undefined) return { da: 'IMPORTAZIONE', importazione: BigInt(importazione).toString() };
  return { da: 'IUD', iud: [...new Set((iud ?? []).map(parseIud))] };
}

function day(text: string | undefined): LocalDate | undefined {
  if (text === undefined) return undefined;
  try {
    return parseLocalDate(text);
  } catch {
    throw new DovutiError('STAMPA_NON_VALIDA', `Il giorno ${text} non esiste: scriverlo aaaa-MM-gg.`);
  }
}

/** As the list reads the same words; what is kept is JSON. */
function toPrintFilter(query: PrintFilterDto): PrintFilter {
  const { filters } = toListQuestion({ ...query, limite: 1 }, 'TUTTI');
  const { tipo, codice, anagrafica, causale, flusso, scadenzaDa, scadenzaA } = filters;
  const { importazione, importoDa, importoA } = filters;
  return {
    tipo,
    stato: query.stato,
    codice,
    anagrafica,
    causale,
    flusso,
    scadenzaDa,
    scadenzaA,
    importazione: importazione?.toString(),
    importoDa: importoDa?.toString(),
    importoA: importoA?.toString(),
  };
}
