import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import type { Giornale } from '@mypay/pivot-core';

export class GiornaleView {
  @ApiProperty() id!: string;
  @ApiProperty() nome!: string;
  @ApiProperty({ enum: ['FILE_SCARICATO', 'FILE_IN_CARICAMENTO', 'FILE_CARICATO', 'ERROR_LOAD'] }) stato!: string;
  @ApiPropertyOptional({ enum: ['POSIZIONALE', 'PU'] }) dialetto?: string | undefined;
  @ApiProperty() dimensione!: number;
  @ApiProperty() righeTotali!: number;
  @ApiProperty() righeAccettate!: number;
  @ApiProperty() righeScartate!: number;
  @ApiProperty({ description: 'Movimenti nuovi o cambiati' }) righeCambiate!: number;
  @ApiPropertyOptional({ type: String, description: 'Perché il giornale non è stato caricato: docs/errori.md' })
  codiceErrore?: string | undefined;
  @ApiPropertyOptional({ type: String }) errore?: string | undefined;
  @ApiProperty() utente!: string;
  @ApiProperty() caricatoIl!: string;
  @ApiPropertyOptional({ type: String }) finitoIl?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Da quando il file e le righe scartate non sono più conservati' })
  fileEliminatiIl?: string | undefined;
}

export class GiornaliPageView {
  @ApiProperty({ type: [GiornaleView] }) elementi!: GiornaleView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

@ApiSchema({ name: 'LimitiGiornaleView' })
export class LimitsView {
  @ApiProperty({ description: 'Byte di un file, CSV o zip' }) maxBytes!: number;
  @ApiProperty({ description: 'Byte di ciò che uno zip contiene' }) maxBytesInflated!: number;
}

export function viewOfGiornale(g: Giornale): GiornaleView {
  return {
    id: g.id,
    nome: g.nome,
    stato: g.stato,
    dialetto: g.dialetto ?? undefined,
    dimensione: Number(g.dimensione),
    righeTotali: Number(g.righeTotali),
    righeAccettate: Number(g.righeAccettate),
    righeScartate: Number(g.righeScartate),
    righeCambiate: Number(g.righeCambiate),
    codiceErrore: g.codiceErrore ?? undefined,
    errore: g.errore ?? undefined,
    utente: g.utente,
    caricatoIl: g.caricatoIl.toISOString(),
    finitoIl: g.finitoIl?.toISOString(),
    fileEliminatiIl: g.dimenticatoIl?.toISOString(),
  };
}
