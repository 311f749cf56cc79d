import { MayBeAbsent } from './given';
import { ApiProperty, ApiPropertyOptional, OmitType, PartialType } from '@nestjs/swagger';
import {
  AMBITI,
  type AmbitoSospensione,
  SECOND_LANGUAGES,
  type SecondLanguage,
  STATI_ENTE,
  STATI_IBAN,
  type StatoEnte,
  type StatoIban,
} from '@mypay/onboarding-core';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';

/** Every write may say which version it saw. */
export class WithVersioneDto {
  @ApiPropertyOptional({
    nullable: true,
    description: 'Versione che il chiamante ha letto: se nel frattempo è cambiata, 409',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  versione?: number;
}

export class NewEnteDto extends WithVersioneDto {
  @ApiProperty({ example: 'c_roccaprova' })
  @Matches(/^[A-Za-z0-9_]{2,80}$/)
  codiceIpa!: string;

  @ApiProperty({ example: '80012340123' })
  @Matches(/^\d{11}$/)
  codiceFiscale!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 100)
  denominazione!: string;

  @ApiPropertyOptional({ nullable: true, description: 'Nome sull’avviso' })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  denominazioneBreve?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Se manca, la denominazione tagliata a 70' })
  @IsOptional()
  @IsString()
  @Length(1, 70)
  denominazioneBeneficiario?: string;

  @ApiProperty({ example: '01', description: 'Codice del tipo ente nella tassonomia' })
  @IsString()
  @Length(1, 35)
  tipoEnte!: string;

  @ApiPropertyOptional({ nullable: true, description: 'Uno o più indirizzi separati da ;' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  @Matches(/^[^\s@;]+@[^\s@;]+(;[^\s@;]+@[^\s@;]+)*$/)
  emailAmministratore?: string;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  @Matches(/^[^\s@]+@[^\s@]+$/)
  pec?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Codice CBILL (SIA)' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9]{1,5}$/)
  cbill?: string;

  @ApiPropertyOptional({ enum: ['0', '3'], default: '3' })
  @MayBeAbsent()
  @IsIn(['0', '3'])
  auxDigit?: '0' | '3';

  @ApiPropertyOptional({ default: true })
  @MayBeAbsent()
  @IsBoolean()
  iuvSemprePiattaforma?: boolean;

  @ApiPropertyOptional({ minimum: 0, maximum: 30, default: 3 })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(30)
  giorniPagamentoPresunti?: number;

  @ApiPropertyOptional({ default: false, description: 'L’ente invia i dovuti notificati e pagati: classi IUD' })
  @MayBeAbsent()
  @IsBoolean()
  flgPagati?: boolean;

  @ApiPropertyOptional({ default: false, description: 'L’ente carica il giornale di cassa: classi TES' })
  @MayBeAbsent()
  @IsBoolean()
  flgTesoreria?: boolean;

  @ApiPropertyOptional({ nullable: true, enum: SECOND_LANGUAGES, description: 'Sugli avvisi, accanto all’italiano' })
  @IsOptional()
  @IsIn(SECOND_LANGUAGES)
  linguaAggiuntiva?: SecondLanguage;

  @ApiPropertyOptional({ nullable: true, example: 'PD', description: 'Sigla della provincia, per la ricerca' })
  @IsOptional()
  @Matches(/^[A-Z]{2}$/)
  provincia?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Mostrato ai cittadini' })
  @IsOptional()
  @Matches(/^[0-9+ ]{3,70}$/)
  telefono?: string;

  @ApiPropertyOptional({ nullable: true, example: 'https://www.comune.example.it' })
  @IsOptional()
  @MaxLength(256)
  @Matches(/^https:\/\/[A-Za-z0-9.-]+\.[A-Za-z]{2,}(\/[^\s"<>]*)?$/)
  sitoWeb?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Mostrata ai cittadini' })
  @IsOptional()
  @MaxLength(256)
  @Matches(/^[^\s@;"<>]+@[^\s@;"<>]+\.[^\s@;"<>]+$/)
  emailPubblica?: string;

  @ApiPropertyOptional({
    nullable: true,
    description:
      'Messaggio ai cittadini: righe vuote tra i capoversi, «- » per gli elenchi, «### » per un titolo, **forte**, *corsivo*, [testo](https://…)',
  })
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  messaggio?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Lo stesso messaggio in inglese' })
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  messaggioEn?: string;
}

export class ChangeEnteDto extends PartialType(OmitType(NewEnteDto, ['codiceIpa', 'codiceFiscale'] as const), {
  skipNullProperties: false,
}) {
  @ApiPropertyOptional({ nullable: true, description: 'Conto attivo dell’ente usato dai tipi che non ne hanno uno' })
  @IsOptional()
  @IsString()
  @MaxLength(34)
  ibanDefault?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Primo giorno in cui i cittadini leggono il messaggio' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  messaggioDa?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Ultimo giorno in cui i cittadini leggono il messaggio' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  messaggioA?: string;
}

export class ChangeStatoDto extends WithVersioneDto {
  @ApiProperty({ enum: STATI_ENTE })
  @IsIn(STATI_ENTE)
  stato!: StatoEnte;

  @ApiPropertyOptional({ nullable: true, enum: AMBITI, description: 'Solo con SOSPESO; TOTALE se manca' })
  @IsOptional()
  @IsIn(AMBITI)
  ambito?: AmbitoSospensione;

  @ApiPropertyOptional({ nullable: true, description: 'Fine prevista della sospensione' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  fino?: string;

  @ApiProperty()
  @IsString()
  @MinLength(3)
  @MaxLength(500)
  motivo!: string;
}

export class CodiceDto {
  @ApiProperty({ example: '09876543210_01' })
  @IsString()
  @Length(1, 35)
  stazione!: string;

  @ApiProperty({ enum: ['SEGREGAZIONE', 'APPLICATION'] })
  @IsIn(['SEGREGAZIONE', 'APPLICATION'])
  tipo!: 'SEGREGAZIONE' | 'APPLICATION';

  @ApiProperty({ example: '01' })
  @Matches(/^\d{2}$/)
  codice!: string;

  @ApiProperty()
  @IsBoolean()
  generaIuv!: boolean;
}

export class CodiciDto extends WithVersioneDto {
  @ApiProperty({ type: [CodiceDto] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => CodiceDto)
  codici!: CodiceDto[];
}

export class ContoDto extends WithVersioneDto {
  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(140)
  descrizione?: string;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(70)
  intestatario?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Obbligatorio per un conto estero' })
  @IsOptional()
  @Matches(/^[A-Z0-9]{8}([A-Z0-9]{3})?$/)
  bic?: string;

  @ApiPropertyOptional({ nullable: true, description: 'Autorizzazione alla stampa del bollettino postale' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  autorizzazioneStampa?: string;

  @ApiPropertyOptional({ enum: STATI_IBAN, description: 'ATTIVO e oltre: serve iban.verifica' })
  @MayBeAbsent()
  @IsIn(STATI_IBAN)
  stato?: StatoIban;
}

export class FeatureDto extends WithVersioneDto {
  @ApiProperty()
  @IsBoolean()
  attivo!: boolean;

  @ApiProperty()
  @IsString()
  @MinLength(3)
  @MaxLength(500)
  motivo!: string;
}
