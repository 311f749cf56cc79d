import { ApiProperty } from '@nestjs/swagger';
import { cursor, euro, nullable, nullableNumber } from './properties';

/** A revision of a reporting flow. */
export class FlussoView {
  @ApiProperty() iuf!: string;
  @ApiProperty(nullable) psp!: string | null;
  @ApiProperty() pspId!: string;
  @ApiProperty(nullable) pspDenominazione!: string | null;
  @ApiProperty() revisione!: number;
  @ApiProperty({ enum: ['INGERITO', 'SCARTATO'] }) stato!: string;
  @ApiProperty() pubblicatoIl!: string;
  @ApiProperty() acquisitoIl!: string;
  @ApiProperty(nullable) dataOraFlusso!: string | null;
  @ApiProperty(nullable) idRegolamento!: string | null;
  @ApiProperty(nullable) dataRegolamento!: string | null;
  @ApiProperty(nullableNumber) numeroRighe!: number | null;
  @ApiProperty({ ...euro, nullable: true, description: 'Totale dichiarato' }) importo!: string | null;
  @ApiProperty({ ...euro, nullable: true, description: 'Somma delle righe' }) sommaRighe!: string | null;
  @ApiProperty({ enum: ['NUMERO_RIGHE_DIVERSO', 'IMPORTO_DIVERSO', 'ESITO_IGNOTO'], isArray: true })
  anomalie!: string[];
  @ApiProperty({ ...nullable, description: 'Perché il flusso è stato accantonato' }) motivo!: string | null;
}
export class FlussiPageView {
  @ApiProperty({ type: [FlussoView] }) elementi!: readonly FlussoView[];
  @ApiProperty(cursor) cursore!: string | null;
}
export class AskedPullView {
  @ApiProperty({ format: 'uuid' }) lavoro!: string;
}
/** How a pull that was asked for is going. */
export class PullView {
  @ApiProperty({ format: 'uuid' }) lavoro!: string;
  @ApiProperty({ enum: ['IN_ATTESA', 'IN_CORSO', 'COMPLETATO', 'FALLITO'] }) stato!: string;
  @ApiProperty() chiestoIl!: string;
  @ApiProperty(nullable) finitoIl!: string | null;
  @ApiProperty(nullableNumber) flussiElencati!: number | null;
  @ApiProperty(nullableNumber) flussiNoti!: number | null;
  @ApiProperty(nullableNumber) flussiNuovi!: number | null;
  @ApiProperty(nullableNumber) flussiScartati!: number | null;
  @ApiProperty(nullable) errore!: string | null;
}
