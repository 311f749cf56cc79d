import { ApiProperty } from '@nestjs/swagger';
import { cursor, nullable, nullableNumber } from './properties';

/** A row of the giornale degli eventi. */
export class EventView {
  @ApiProperty() id!: string;
  @ApiProperty() dataOraEvento!: string;
  @ApiProperty() identificativoDominio!: string;
  @ApiProperty(nullable) identificativoUnivocoVersamento!: string | null;
  @ApiProperty(nullable) numeroAvviso!: string | null;
  @ApiProperty(nullable) codiceContestoPagamento!: string | null;
  @ApiProperty(nullable) identificativoPrestatoreServiziPagamento!: string | null;
  @ApiProperty() componente!: string;
  @ApiProperty() categoriaEvento!: string;
  @ApiProperty() tipoEvento!: string;
  @ApiProperty({ enum: ['REQ', 'RSP'] }) sottoTipoEvento!: string;
  @ApiProperty() identificativoFruitore!: string;
  @ApiProperty() identificativoErogatore!: string;
  @ApiProperty(nullable) identificativoStazioneIntermediarioPA!: string | null;
  @ApiProperty(nullable) canalePagamento!: string | null;
  @ApiProperty() esito!: string;
  @ApiProperty(nullableNumber) durataMs!: number | null;
}
export class EventiPageView {
  @ApiProperty({ type: [EventView] }) elementi!: readonly EventView[];
  @ApiProperty(cursor) cursore!: string | null;
}
