import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { PageQueryDto } from '@mypay/platform/http';
import { IsBooleanString, IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { Amount, Exact } from './lists.dto';

/** Outcomes that a row of a flow may have. Source: pagopa-node.md §5. */
const ESITI = ['0', '3', '4', '8', '9'];

export class RigheQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: '`true`: solo le righe di cui non è arrivata la ricevuta' })
  @IsOptional()
  @IsBooleanString()
  senzaRicevuta?: string;

  @ApiPropertyOptional({
    description: '`true`: solo le righe senza ricevuta, o con un importo diverso da quello della ricevuta',
  })
  @IsOptional()
  @IsBooleanString()
  soloDifferenze?: string;

  @Exact('IUV', 35) iuv?: string;

  @ApiPropertyOptional({ enum: ESITI, description: 'Codice esito del PSP' })
  @IsOptional()
  @IsIn(ESITI)
  esito?: string;

  @Amount('Importo della riga') importo?: string;
}

/** Codes that tell apart two treasury contracts of one ente; most have one. */
export class MovimentoKeyQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  enteBt?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  istat?: string;
}

export class ScartiQueryDto {
  @ApiPropertyOptional({ enum: ['csv', 'log'], default: 'csv', description: '`log`: il formato compatibile' })
  @IsOptional()
  @IsIn(['csv', 'log'])
  formato: 'csv' | 'log' = 'csv';
}

/** Why a person undoes a link. */
@ApiSchema({ name: 'ScioglimentoDto' })
export class UndoLinkDto {
  @ApiProperty({ description: 'Perché: resta nella storia della bolletta', maxLength: 500 })
  @IsString()
  @Length(1, 500)
  @Matches(/\S/)
  motivo!: string;
}

/** To what a person links a movement: an IUF or an IUV, and why. */
@ApiSchema({ name: 'CollegamentoDto' })
export class LinkDto extends UndoLinkDto {
  @ApiPropertyOptional({ description: 'IUF di un flusso arrivato', maxLength: 35 })
  @IsOptional()
  @IsString()
  @Length(1, 35)
  iuf?: string;

  @ApiPropertyOptional({ description: 'IUV di un pagamento arrivato', maxLength: 35 })
  @IsOptional()
  @IsString()
  @Length(1, 35)
  iuv?: string;
}
