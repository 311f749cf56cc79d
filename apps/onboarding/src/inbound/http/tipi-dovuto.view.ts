import { ApiProperty } from '@nestjs/swagger';
import type { TipoDovuto } from '@mypay/onboarding-core';
import { TipoDovutoDto } from './tipi-dovuto.dto';

export class TipoDovutoView extends TipoDovutoDto {
  @ApiProperty() codice!: string;
  @ApiProperty() marcaDaBollo!: boolean;
}

/** A tipo dovuto as the back office reads it. */
export const toTipoDovutoView = (tipo: TipoDovuto): TipoDovutoView =>
  JSON.parse(JSON.stringify(tipo)) as TipoDovutoView;
