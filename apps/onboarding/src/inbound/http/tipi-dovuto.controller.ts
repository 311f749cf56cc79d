import { Body, Controller, Get, NotFoundException, Param, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import {
  parseIban,
  POLITICHE_DOVUTI_APERTI,
  type PoliticaDovutiAperti,
  PutTipoDovuto,
  type TipoDovuto,
} from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { EnteQueries } from '../../outbound/persistence/ente-queries';
import { ConVersioneDto } from './ente.dto';
import { presenti, richiestaOf } from './richiesta';

export class TassonomiaDto {
  @ApiProperty({ example: '01' }) @IsString() @Length(1, 4) macroArea!: string;
  @ApiProperty({ example: '101' }) @IsString() @Length(1, 35) tipoServizio!: string;
  @ApiProperty({ example: 'IM' }) @IsString() @Length(1, 1024) motivoRiscossione!: string;
  @ApiProperty({ example: '9/0101101IM/' }) @IsString() @Length(1, 35) codice!: string;
}

export class TipoDovutoDto extends ConVersioneDto {
  @ApiProperty() @IsString() @Length(1, 256) descrizione!: string;
  @ApiPropertyOptional({ default: false }) @IsOptional() @IsBoolean() attivo?: boolean;
  @ApiPropertyOptional({ enum: POLITICHE_DOVUTI_APERTI, description: 'Solo con attivo: false' })
  @IsOptional()
  @IsIn(POLITICHE_DOVUTI_APERTI)
  dovutiAperti?: PoliticaDovutiAperti;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() spontaneo?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(34) ibanPsp?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(34) ibanPostale?: string;
  @ApiPropertyOptional({ type: TassonomiaDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => TassonomiaDto)
  tassonomia?: TassonomiaDto;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() scadenzaObbligatoria?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() stampaScadenza?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() pagabileOltreScadenza?: boolean;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(3650) giorniTolleranza?: number;
  @ApiPropertyOptional() @IsOptional() @IsBoolean() cfAnonimo?: boolean;
}

export class TipoDovutoView extends TipoDovutoDto {
  @ApiProperty() codice!: string;
  @ApiProperty() marcaDaBollo!: boolean;
}

const toView = (tipo: TipoDovuto): TipoDovutoView => JSON.parse(JSON.stringify(tipo)) as TipoDovutoView;

/** Kinds of debt of an ente. */
@ApiTags('tipi-dovuto')
@ApiBearerAuth()
@Controller('enti/:ente/tipi-dovuto')
export class TipiDovutoController {
  constructor(
    private readonly putTipo: PutTipoDovuto,
    private readonly queries: EnteQueries,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOkResponse({ type: [TipoDovutoView] })
  async list(@Param('ente') ente: string): Promise<{ elementi: TipoDovutoView[] }> {
    const found = await this.queries.ente(parseCodiceFiscaleEnte(ente));
    if (!found) throw new NotFoundException('Ente non trovato.');
    return { elementi: found.tipi.map(toView) };
  }

  @Put(':codice')
  @Permesso('tipo.update.all')
  @ApiOkResponse({ type: TipoDovutoView })
  async put(
    @Param('ente') ente: string,
    @Param('codice') codice: string,
    @Caller() identita: CallerIdentity,
    @Body() { versione, ibanPsp, ibanPostale, tassonomia, descrizione, ...dati }: TipoDovutoDto,
  ): Promise<TipoDovutoView> {
    const tipo = await this.putTipo.execute(parseCodiceFiscaleEnte(ente), richiestaOf(identita, versione), codice, {
      ...presenti(dati),
      descrizione,
      ...(tassonomia === undefined ? {} : { tassonomia: { ...tassonomia } }),
      ...(ibanPsp === undefined ? {} : { ibanPsp: parseIban(ibanPsp) }),
      ...(ibanPostale === undefined ? {} : { ibanPostale: parseIban(ibanPostale) }),
    });
    return toView(tipo);
  }
}
