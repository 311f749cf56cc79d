import { formatEuro } from '@mypay/kernel';
import type { Month } from '@mypay/pivot-core';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { TotalView } from './lists.view';

export class MonthsQueryDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 36,
    default: 12,
    description: 'Quanti mesi, con questo',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(36)
  mesi = 12;
}

@ApiSchema({ name: 'MeseView' })
export class MonthView {
  @ApiProperty({
    description: 'Il primo giorno del mese: i pagamenti stanno nel mese della loro data esito',
    format: 'date',
  })
  mese!: string;
  @ApiProperty({ type: TotalView, description: 'Con la ricevuta' }) pagati!: TotalView;
  @ApiProperty({ type: TotalView, description: 'Rendicontati per l’importo della ricevuta' }) rendicontati!: TotalView;
  @ApiProperty({ type: TotalView, description: 'Arrivati in tesoreria' }) incassati!: TotalView;
}

@ApiSchema({ name: 'AndamentoView' })
export class MonthsView {
  @ApiProperty({ type: [MonthView], description: 'Dal più lontano, ognuno anche senza pagamenti' }) mesi!: MonthView[];
  @ApiProperty({ description: 'false: l’ente non usa la tesoreria, gli incassi non si valutano' })
  conTesoreria!: boolean;
  @ApiProperty({ description: 'true: solo i tipi dovuto assegnati a chi chiede' }) limitato!: boolean;
}

/** A month as the wire has it. */
export const viewOfMonth = ({ first, totals }: Month): MonthView => {
  const view = ({ numero, importo }: Month['totals']['PAGATO']): TotalView => ({
    numero,
    importo: formatEuro(importo),
  });
  return {
    mese: first,
    pagati: view(totals.PAGATO),
    rendicontati: view(totals.RENDICONTATO),
    incassati: view(totals.INCASSATO),
  };
};
