import { formatEuro } from '@mypay/kernel';
import {
  ODD_MAX,
  CHANNELS,
  ATTEMPT_OUTCOMES,
  type AttemptOutcome,
  type Summary,
  type Attempt,
} from '@mypay/pagamenti-core';
import { PageQueryDto } from '@mypay/platform/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Length, Max, Min } from 'class-validator';
import { cursor, euro, nullable } from './properties';

const YEAR = 366;

export class AttemptsQueryDto extends PageQueryDto {
  @ApiProperty() @IsString() @Length(1, 35) iuv!: string;
}
export class SummaryQueryDto {
  @ApiPropertyOptional({ description: 'Quanti giorni, oggi compreso', minimum: 1, maximum: YEAR, default: 30 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(YEAR)
  giorni: number = 30;
}

/** One attempt at paying a notice on the node's Checkout. */
export class AttemptView {
  @ApiProperty({ description: 'Nome del carrello presso il Nodo' }) idCarrello!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty(euro) importo!: string;
  @ApiProperty() creataIl!: string;
  @ApiProperty({ ...nullable, description: 'Quando il browser è tornato da Checkout' }) ritornoIl!: string | null;
  @ApiProperty({ enum: ATTEMPT_OUTCOMES }) esito!: AttemptOutcome;
}
export class AttemptsPageView {
  @ApiProperty({ type: [AttemptView] }) elementi!: readonly AttemptView[];
  @ApiProperty(cursor) cursore!: string | null;
}

export class PerChannelView {
  @ApiProperty({ enum: CHANNELS }) canale!: string;
  @ApiProperty() numero!: number;
  @ApiProperty(euro) importo!: string;
}
export class PerEsitoView {
  @ApiProperty({ enum: ATTEMPT_OUTCOMES }) esito!: string;
  @ApiProperty() numero!: number;
}
export class SummaryView {
  @ApiProperty({ example: '2024-05-03' }) dal!: string;
  @ApiProperty({ example: '2024-06-01' }) al!: string;
  @ApiProperty({ type: [PerChannelView], description: 'Ricevute del periodo, per giorno dell’esito' })
  perCanale!: readonly PerChannelView[];
  @ApiProperty({ type: [PerEsitoView], description: 'Tentativi su Checkout cominciati nel periodo' })
  perEsito!: readonly PerEsitoView[];
  @ApiProperty({ description: `Ricevute del periodo con un’anomalia; ${ODD_MAX} vuol dire tante o più` })
  ricevuteAnomale!: number;
}

export const toAttemptView = (one: Attempt & { readonly esito: AttemptOutcome }): AttemptView => ({
  idCarrello: one.idCarrello,
  iuv: one.iuv,
  importo: formatEuro(one.importo),
  creataIl: one.creatoIl.toISOString(),
  ritornoIl: one.ritornoIl?.toISOString() ?? null,
  esito: one.esito,
});

export const toSummaryView = ({ odd, perChannel, ...rest }: Summary): SummaryView => ({
  ...rest,
  perCanale: perChannel.map(({ channel, numero, importo }) => ({
    canale: channel,
    numero,
    importo: formatEuro(importo),
  })),
  ricevuteAnomale: odd,
});
