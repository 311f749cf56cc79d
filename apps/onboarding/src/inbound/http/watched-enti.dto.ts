import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { completenessOf, STATI_ENTE, type StatoEnte, type WatchedEnte } from '@mypay/onboarding-core';
import { PageQueryDto } from '@mypay/platform/http';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsISO8601, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { LackView } from './ente.view';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Filters of the enti of an intermediary. */
export class WatchedEntiQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Parole del nome o del codice IPA, anche solo il loro inizio' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  testo?: string;

  @ApiPropertyOptional({ description: 'Anche solo l’inizio' })
  @IsOptional()
  @Matches(/^\d{1,11}$/)
  codiceFiscale?: string;

  @ApiPropertyOptional({ enum: STATI_ENTE })
  @IsOptional()
  @IsIn(STATI_ENTE)
  stato?: StatoEnte;

  @ApiPropertyOptional({ description: 'Codice del tipo ente nella tassonomia' })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  tipoEnte?: string;

  @ApiPropertyOptional({ description: 'true: solo enti a cui manca qualcosa; false: solo enti completi' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  conMancanze?: boolean;

  @ApiPropertyOptional({ description: 'Aperti ai cittadini da questo giorno' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  avvioDa?: string;

  @ApiPropertyOptional({ description: 'Aperti ai cittadini fino a questo giorno' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  avvioA?: string;
}

export class WatchedEnteView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
  @ApiProperty() tipoEnte!: string;
  @ApiProperty({ enum: STATI_ENTE }) stato!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Primo giorno aperto ai cittadini' }) dtAvvio!:
    string | null;
  @ApiProperty() tipiAttivi!: number;
  @ApiProperty({ description: 'Quanta parte dei requisiti c’è, in centesimi' }) completezza!: number;
  @ApiProperty({ type: [LackView] }) cosaManca!: readonly LackView[];
  @ApiProperty({ type: String, nullable: true, description: 'Impronta del logo' }) logo!: string | null;
}

export class WatchedEntiPageView {
  @ApiProperty({ type: [WatchedEnteView] }) elementi!: readonly WatchedEnteView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

/** A line of the list. */
export const toWatchedEnte = ({
  chiave: _key,
  intermediario: _broker,
  versione: _version,
  mancanze,
  ...line
}: WatchedEnte): WatchedEnteView => ({
  ...line,
  completezza: completenessOf(mancanze ?? []),
  cosaManca: mancanze ?? [],
});
