import { ApiProperty } from '@nestjs/swagger';
import { StazioneDto } from './stazioni.dto';

export class StazioneView extends StazioneDto {
  @ApiProperty() id!: string;
  @ApiProperty() intermediario!: string;
}

export class StazioniView {
  @ApiProperty({ type: [StazioneView] }) elementi!: readonly StazioneView[];
}
