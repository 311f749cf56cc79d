import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsDefined,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { DatiGrezzi, RichiestaPagina } from '@mypay/dovuti-core';

/** Bounds only what could hurt: what a dovuto must be is the core's to say, with one list of all that is wrong. */
const TESTO = 8192;

export class DebitoreDto {
  @ApiProperty({ description: "'F' persona, 'G' persona giuridica", example: 'F' })
  @IsString()
  @MaxLength(TESTO)
  tipo!: string;
  @ApiProperty({
    description: 'Codice fiscale, partita IVA, o ANONIMO dove il tipo lo ammette',
    example: 'RSSMRA80A01H501U',
  })
  @IsString()
  @MaxLength(TESTO)
  codice!: string;
  @ApiProperty({ example: 'Rossi Mario' })
  @IsString()
  @MaxLength(TESTO)
  anagrafica!: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  indirizzo?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  civico?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  cap?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  localita?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  provincia?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  nazione?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  email?: string;
}

/** A dovuto as a software house writes it; `importo` in euro with the decimal point. */
export class ModificaDovutoDto {
  @ApiProperty({ description: 'Codice di un tipo dovuto attivo dell’ente', example: 'TARI' })
  @IsString()
  @MaxLength(TESTO)
  tipoDovuto!: string;
  @ApiProperty({ description: 'Euro, con il punto decimale', example: '120.50' })
  @IsString()
  @MaxLength(TESTO)
  importo!: string;
  @ApiProperty({ example: 'TARI 2024, prima rata' })
  @IsString()
  @MaxLength(TESTO)
  causale!: string;
  @ApiPropertyOptional({ description: 'aaaa-MM-gg', example: '2030-06-30' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  dataScadenza?: string;
  @ApiProperty()
  @IsDefined()
  @ValidateNested()
  @Type(() => DebitoreDto)
  debitore!: DebitoreDto;
  @ApiPropertyOptional({ description: 'Uno IUV dell’ente; senza, lo dà la piattaforma', example: '01500000000123488' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  iuv?: string;
  @ApiPropertyOptional({ description: 'Senza, quelli del tipo dovuto', example: '9/0101101IM/TARI' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  datiSpecificiRiscossione?: string;
  @ApiPropertyOptional({ description: 'XML di dovuti.md §11, senza namespace' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  bilancio?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  commissioneCaricoPa?: string;
  @ApiPropertyOptional({ description: 'ALL, o BBT, BP, AD, CP, PO, OBEP separati da |', example: 'ALL' })
  @IsOptional()
  @IsString()
  @MaxLength(TESTO)
  tipoVersamento?: string;
}
export class CreaDovutoDto extends ModificaDovutoDto {
  @ApiProperty({ description: 'Chiave del dovuto, scelta dall’ente; non inizia con 000', example: 'TARI-2024-0001' })
  @IsString()
  @MaxLength(TESTO)
  iud!: string;
}

const STATI_FILTRO = {
  DA_PAGARE: 'INSERIMENTO_DOVUTO',
  PAGAMENTO_INIZIATO: 'PAGAMENTO_INIZIATO',
  PAGATO: 'COMPLETATO',
  ANNULLATO: 'ANNULLATO',
} as const satisfies Record<string, RichiestaPagina['stato']>;

export class PaginaDovutiDto {
  @ApiPropertyOptional({ enum: Object.keys(STATI_FILTRO) })
  @IsOptional()
  @IsIn(Object.keys(STATI_FILTRO))
  stato?: keyof typeof STATI_FILTRO;
  @ApiPropertyOptional({ description: 'Il cursore della pagina precedente' })
  @IsOptional()
  @Matches(/^\d{1,18}$/)
  cursore?: string;
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limite?: number;
}

/** Query of a page to the core's words; 50 rows unless asked otherwise. */
export const toRichiesta = (query: PaginaDovutiDto): RichiestaPagina => ({
  stato: query.stato && STATI_FILTRO[query.stato],
  primaDi: query.cursore === undefined ? undefined : BigInt(query.cursore),
  limite: query.limite ?? 50,
});

/** Body to what the validator reads: every channel hands it text, blanks around it gone. */
export function toGrezzi(dto: ModificaDovutoDto, iud: string): DatiGrezzi {
  const { debitore } = dto;
  const testo = (valore: string | undefined): string => (valore ?? '').trim();
  return {
    iud: testo(iud),
    iuv: testo(dto.iuv),
    tipoIdentificativo: testo(debitore.tipo),
    codiceIdentificativo: testo(debitore.codice),
    anagrafica: testo(debitore.anagrafica),
    indirizzo: testo(debitore.indirizzo),
    civico: testo(debitore.civico),
    cap: testo(debitore.cap),
    localita: testo(debitore.localita),
    provincia: testo(debitore.provincia),
    nazione: testo(debitore.nazione),
    email: testo(debitore.email),
    scadenza: testo(dto.dataScadenza),
    importo: testo(dto.importo),
    commissione: testo(dto.commissioneCaricoPa),
    tipoDovuto: testo(dto.tipoDovuto),
    tipoVersamento: testo(dto.tipoVersamento),
    causale: testo(dto.causale),
    datiSpecifici: testo(dto.datiSpecificiRiscossione),
    bilancio: testo(dto.bilancio),
    generaIuv: '',
  };
}
