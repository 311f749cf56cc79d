import { ApiProperty } from '@nestjs/swagger';
import { type Cruscotto, ENDED_WORDS, OPEN_WORDS, type Total } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';

export class TotalView {
  @ApiProperty() numero!: number;
  @ApiProperty({ example: '120.50' }) importo!: string;
}
export class OpenView extends TotalView {
  @ApiProperty({ enum: OPEN_WORDS }) stato!: string;
}
export class EndedView {
  @ApiProperty({ enum: ENDED_WORDS }) stato!: string;
  @ApiProperty({ type: TotalView }) periodo!: TotalView;
  @ApiProperty({ type: TotalView, description: 'Nei giorni prima, tanti quanti il periodo' }) precedente!: TotalView;
}
export class PerTipoView {
  @ApiProperty() tipoDovuto!: string;
  @ApiProperty({ type: TotalView }) aperti!: TotalView;
  @ApiProperty({ type: TotalView }) pagati!: TotalView;
}
export class PerDayView extends TotalView {
  @ApiProperty({ example: '2024-06-01' }) giorno!: string;
}

/** The figures of the operator's first page. */
export class CruscottoView {
  @ApiProperty({ example: '2024-05-03' }) da!: string;
  @ApiProperty({ example: '2024-06-01' }) a!: string;
  @ApiProperty({ description: 'Conta solo i tipi dovuto di chi chiede' }) limitato!: boolean;
  @ApiProperty({ type: [OpenView], description: 'Come stanno oggi' }) aperti!: readonly OpenView[];
  @ApiProperty({ type: [EndedView] }) chiusi!: readonly EndedView[];
  @ApiProperty({ type: [PerTipoView] }) perTipo!: readonly PerTipoView[];
  @ApiProperty({ type: [PerDayView], description: 'I pagamenti del periodo' }) perGiorno!: readonly PerDayView[];
  @ApiProperty({
    type: [PerDayView],
    description: 'Quanto scade nei prossimi 30 giorni, oggi compreso, e si può pagare',
  })
  scadenze!: readonly PerDayView[];
}

const toTotal = ({ numero, importo }: Total): TotalView => ({
  numero: Number(numero),
  importo: formatEuro(importo),
});

const toDay = ({ giorno, ...total }: Total & { readonly giorno: string }): PerDayView => ({
  giorno,
  ...toTotal(total),
});

/** Domain to answer. */
export const toCruscottoView = (cruscotto: Cruscotto): CruscottoView => ({
  ...cruscotto.periodo,
  limitato: cruscotto.limitato,
  aperti: OPEN_WORDS.map((stato) => ({ stato, ...toTotal(cruscotto.aperti[stato]) })),
  chiusi: ENDED_WORDS.map((stato) => ({
    stato,
    periodo: toTotal(cruscotto.chiusi[stato].periodo),
    precedente: toTotal(cruscotto.chiusi[stato].precedente),
  })),
  perTipo: cruscotto.perTipo.map(({ tipo, aperti, pagati }) => ({
    tipoDovuto: tipo,
    aperti: toTotal(aperti),
    pagati: toTotal(pagati),
  })),
  perGiorno: cruscotto.perGiorno.map(toDay),
  scadenze: cruscotto.scadenze.map(toDay),
});
