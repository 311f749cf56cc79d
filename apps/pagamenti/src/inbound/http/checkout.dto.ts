import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

/** A notice named by itself: its debtor's codice fiscale must be known. */
export class WantedAvvisoDto {
  @ApiProperty({ example: '80012340123' }) @Matches(/^\d{11}$/) codiceFiscaleEnte!: string;
  @ApiProperty({ example: '301260000000000173' }) @Matches(/^\d{18}$/) numeroAvviso!: string;
  @ApiProperty({ description: 'Codice fiscale o partita IVA dell’intestatario; di chi non ne ha si paga col carrello' })
  @IsString()
  @Matches(/^[A-Za-z0-9]{7,16}$/)
  codiceFiscale!: string;
  @ApiPropertyOptional({ example: '120.50', description: 'L’importo che la persona ha visto' })
  @IsOptional()
  @Matches(/^\d{1,9}\.\d{2}$/)
  importoVisto?: string;
}

export class CheckoutDto {
  @ApiPropertyOptional({ type: [WantedAvvisoDto], description: 'Assente: il carrello di chi chiama' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(5)
  @ValidateNested({ each: true })
  @Type(() => WantedAvvisoDto)
  avvisi?: WantedAvvisoDto[];
  @ApiPropertyOptional({ description: 'Il carrello di chi chiama, al posto di `avvisi`' })
  @IsOptional()
  @IsBoolean()
  carrello?: boolean;
  @ApiPropertyOptional({ description: 'Per la ricevuta del PSP; non apre nulla' })
  @IsOptional()
  @IsEmail()
  @Length(3, 256)
  email?: string;
  @ApiPropertyOptional({ description: 'Paga anche se un importo è cambiato' })
  @IsOptional()
  @IsBoolean()
  accettaImporti?: boolean;
}

export class ReturnHintDto {
  @ApiProperty({ enum: ['OK', 'ANNULLATO', 'ERRORE'] })
  @IsIn(['OK', 'ANNULLATO', 'ERRORE'])
  ritorno!: 'OK' | 'ANNULLATO' | 'ERRORE';
}

export class ReceiptOfDto {
  @ApiProperty() @Matches(/^\d{18}$/) numeroAvviso!: string;
}

export class OpenReceiptDto {
  @ApiPropertyOptional({ description: 'Di chi ha pagato; serve dopo 24 ore, o se non si è pagato da qui' })
  @IsOptional()
  @IsString()
  @Matches(/^\s*[A-Za-z0-9]{7,16}\s*$/)
  codiceFiscale?: string;
}
