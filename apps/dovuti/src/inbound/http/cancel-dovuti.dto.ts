import { ApiProperty } from '@nestjs/swagger';
import { type CancelOutcome, MAX_CANCELLED } from '@mypay/dovuti-core';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, Matches, MaxLength } from 'class-validator';

const OUTCOMES = ['ANNULLATO', 'NON_ANNULLABILE', 'NON_TROVATO'] as const satisfies readonly CancelOutcome[];

/** Which debts to cancel, and why: the reason is written on each. */
export class CancelDovutiDto {
  @ApiProperty({ type: [String], maxItems: MAX_CANCELLED, description: 'Gli IUD dei dovuti' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CANCELLED)
  @IsString({ each: true })
  @MaxLength(35, { each: true })
  iud!: string[];
  @ApiProperty({ maxLength: 500, example: 'Emessi due volte' })
  @IsString()
  @MaxLength(500)
  @Matches(/\S/, { message: 'motivo non può essere vuoto' })
  motivo!: string;
}

export class CancelledDovutoView {
  @ApiProperty() iud!: string;
  @ApiProperty({
    enum: OUTCOMES,
    description: 'NON_ANNULLABILE: già pagato, già annullato o in un pagamento in corso',
  })
  esito!: CancelOutcome;
}

/** What became of each, in the order of asking. */
export class CancelledDovutiView {
  @ApiProperty() annullati!: number;
  @ApiProperty({ type: [CancelledDovutoView] }) esiti!: readonly CancelledDovutoView[];
}
