import { ApiProperty } from '@nestjs/swagger';
import { type Ente, type TipoDovuto, tipoLacks, writableTipoFields } from '@mypay/onboarding-core';
import { TipoDovutoDto } from './tipi-dovuto.dto';

export class TipoDovutoView extends TipoDovutoDto {
  @ApiProperty() codice!: string;
  @ApiProperty() declare attivo: boolean;
  @ApiProperty() declare spontaneo: boolean;
  @ApiProperty() declare scadenzaObbligatoria: boolean;
  @ApiProperty() declare stampaScadenza: boolean;
  @ApiProperty() declare pagabileOltreScadenza: boolean;
  @ApiProperty() declare giorniTolleranza: number;
  @ApiProperty() declare cfAnonimo: boolean;
  @ApiProperty() marcaDaBollo!: boolean;
  @ApiProperty() declare versione: number;
  @ApiProperty({ type: [String], description: 'Che cosa impedisce di abilitarlo, in parole' })
  cosaManca!: readonly string[];
  @ApiProperty({ type: [String], description: 'I campi che chi chiama può cambiare' })
  modificabili!: readonly string[];
}

/** All tipi dovuto of an ente: they are few, and come whole. */
export class TipiDovutoView {
  @ApiProperty({ type: [TipoDovutoView] }) elementi!: readonly TipoDovutoView[];
}

/** A tipo dovuto as the back office reads it; what is absent is absent. */
export const toTipoDovutoView = (
  tipo: TipoDovuto,
  { iban, dati }: Pick<Ente, 'iban' | 'dati'>,
  permessi: readonly string[],
): TipoDovutoView =>
  JSON.parse(
    JSON.stringify({
      ...tipo,
      cosaManca: tipo.marcaDaBollo ? [] : tipoLacks(tipo, iban, dati.ibanDefault),
      modificabili: tipo.marcaDaBollo ? [] : writableTipoFields(permessi),
    }),
  ) as TipoDovutoView;
