import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import type { RawContent } from '@mypay/dovuti-core';
import { RigaBilancioDto, toBilancioXml } from './bilancio-rows';
import { OptionalText, Text } from './text';

export class DebitoreDto {
  @Text({ description: "'F' persona, 'G' persona giuridica", example: 'F' })
  tipo!: string;
  @Text({
    description: 'Codice fiscale, partita IVA, o ANONIMO dove il tipo lo ammette',
    example: 'RSSMRA80A01H501U',
  })
  codice!: string;
  @Text({ example: 'Rossi Mario' })
  anagrafica!: string;
  @OptionalText()
  indirizzo?: string | null;
  @OptionalText()
  civico?: string | null;
  @OptionalText()
  cap?: string | null;
  @OptionalText()
  localita?: string | null;
  @OptionalText()
  provincia?: string | null;
  @OptionalText()
  nazione?: string | null;
  @OptionalText()
  email?: string | null;
}

/** A dovuto as a software house writes it; `importo` in euro with the decimal point. */
export class ModifyDovutoDto {
  @Text({ description: 'Codice di un tipo dovuto attivo dell’ente', example: 'TARI' })
  tipoDovuto!: string;
  @Text({ description: 'Euro, con il punto decimale', example: '120.50' })
  importo!: string;
  @Text({ example: 'TARI 2024, prima rata' })
  causale!: string;
  @OptionalText({ description: 'aaaa-MM-gg', example: '2030-06-30' })
  dataScadenza?: string | null;
  @ApiProperty()
  @IsDefined()
  @ValidateNested()
  @Type(() => DebitoreDto)
  debitore!: DebitoreDto;
  @OptionalText({ description: 'Uno IUV dell’ente; senza, lo dà la piattaforma', example: '01500000000123488' })
  iuv?: string | null;
  @OptionalText({ description: 'Senza, quelli del tipo dovuto', example: '9/0101101IM/TARI' })
  datiSpecificiRiscossione?: string | null;
  @OptionalText({ description: 'XML di dovuti.md §11, senza namespace' })
  bilancio?: string | null;
  @ApiPropertyOptional({ type: [RigaBilancioDto], description: 'Il bilancio in righe, al posto dell’XML' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => RigaBilancioDto)
  righeBilancio?: RigaBilancioDto[];
  @OptionalText()
  commissioneCaricoPa?: string | null;
  @OptionalText({ description: 'ALL, o BBT, BP, AD, CP, PO, OBEP separati da |', example: 'ALL' })
  tipoVersamento?: string | null;
}
export class CreateDovutoDto extends ModifyDovutoDto {
  @Text({ description: 'Chiave del dovuto, scelta dall’ente; non inizia con 000', example: 'TARI-2024-0001' })
  iud!: string;
}

/** Why a dovuto is cancelled; kept with it. */
export class CancelDovutoDto {
  @ApiPropertyOptional({ maxLength: 500, example: 'Emesso due volte' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  motivo?: string;
}

/** Body to what the validator reads: every channel hands it text, blanks around it gone; `null` is as left out. */
export function toRawContent(dto: ModifyDovutoDto, iud: string): RawContent {
  const { debitore } = dto;
  const text = (value: string | null | undefined): string => (value ?? '').trim();
  return {
    iud: text(iud),
    iuv: text(dto.iuv),
    tipoIdentificativo: text(debitore.tipo),
    codiceIdentificativo: text(debitore.codice),
    anagrafica: text(debitore.anagrafica),
    indirizzo: text(debitore.indirizzo),
    civico: text(debitore.civico),
    cap: text(debitore.cap),
    localita: text(debitore.localita),
    provincia: text(debitore.provincia),
    nazione: text(debitore.nazione),
    email: text(debitore.email),
    scadenza: text(dto.dataScadenza),
    importo: text(dto.importo),
    commissione: text(dto.commissioneCaricoPa),
    tipoDovuto: text(dto.tipoDovuto),
    tipoVersamento: text(dto.tipoVersamento),
    causale: text(dto.causale),
    datiSpecifici: text(dto.datiSpecificiRiscossione),
    bilancio: dto.righeBilancio?.length ? toBilancioXml(dto.righeBilancio) : text(dto.bilancio),
    generaIuv: '',
  };
}
