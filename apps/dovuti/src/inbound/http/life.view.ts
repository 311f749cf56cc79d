import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type LifeEvent, LIFE_KINDS } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';

export class DifferenceView {
  @ApiProperty({ example: 'importo' }) campo!: string;
  @ApiPropertyOptional({ type: String }) prima?: string | undefined;
  @ApiPropertyOptional({ type: String }) dopo?: string | undefined;
}
export class OriginView {
  @ApiProperty({ description: 'Numero dell’importazione' }) id!: number;
  @ApiProperty() nomeFile!: string;
  @ApiProperty() riga!: number;
}

/** Something that happened to a debt. */
export class LifeEventView {
  @ApiProperty() quando!: string;
  @ApiProperty({ enum: LIFE_KINDS }) tipo!: string;
  @ApiPropertyOptional({ type: String, description: 'Chi l’ha fatto' }) autore?: string | undefined;
  @ApiPropertyOptional({ type: String }) motivo?: string | undefined;
  @ApiPropertyOptional({ type: [DifferenceView] }) differenze?: readonly DifferenceView[] | undefined;
  @ApiPropertyOptional({ type: OriginView }) importazione?: OriginView | undefined;
  @ApiPropertyOptional({ type: String, description: 'Identificativo della ricevuta' }) rtId?: string | undefined;
  @ApiPropertyOptional({ type: String, example: '120.50' }) importo?: string | undefined;
  @ApiPropertyOptional({ enum: ['PAGATO', 'PAGATO_DOPO_ANNULLAMENTO', 'COLLEGATA'] }) esito?: string | undefined;
}
export class LifeView {
  @ApiProperty({ type: [LifeEventView], description: 'Dal più vecchio' }) elementi!: readonly LifeEventView[];
}

/** Domain to answer. */
export const toLifeEventView = ({ quando, importazione, importo, ...event }: LifeEvent): LifeEventView => ({
  ...event,
  quando: quando.toISOString(),
  importazione: importazione && {
    id: Number(importazione.id),
    nomeFile: importazione.nomeFile,
    riga: Number(importazione.riga),
  },
  importo: importo === undefined ? undefined : formatEuro(importo),
});
