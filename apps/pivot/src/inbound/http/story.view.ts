import { formatEuro } from '@mypay/kernel';
import type { Story, StoryEvent } from '@mypay/pivot-core';
import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';

export class StoryQueryDto {
  @ApiProperty({ description: 'IUV' }) @IsString() @Length(1, 35) iuv!: string;
}

/** Something that reporting or cash tell of a debt. */
@ApiSchema({ name: 'EventoStoriaView' })
export class StoryEventView {
  @ApiProperty({ description: 'Quando è arrivato qui' }) quando!: string;
  @ApiProperty({ enum: ['RENDICONTATO', 'REVOCATO', 'INCASSATO'] }) tipo!: string;
  @ApiProperty({ description: 'Euro con due decimali: della riga del flusso, o del movimento' }) importo!: string;
  @ApiPropertyOptional({ type: String, description: 'Il flusso, o quello che il movimento cita' }) iuf?:
    string | undefined;
  @ApiPropertyOptional({ type: String }) psp?: string | undefined;
  @ApiPropertyOptional({ type: Number }) revisione?: number | undefined;
  @ApiPropertyOptional({ type: String }) idRegolamento?: string | undefined;
  @ApiPropertyOptional({ type: String }) dataRegolamento?: string | undefined;
  @ApiPropertyOptional({ type: String }) iur?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Codice esito del PSP' }) esito?: string | undefined;
  @ApiPropertyOptional({ type: String }) anno?: string | undefined;
  @ApiPropertyOptional({ type: String }) bolletta?: string | undefined;
  @ApiPropertyOptional({ type: String }) enteBt?: string | undefined;
  @ApiPropertyOptional({ type: String }) istat?: string | undefined;
  @ApiPropertyOptional({ type: String }) dataValuta?: string | undefined;
}

@ApiSchema({ name: 'StoriaView' })
export class StoryView {
  @ApiProperty({ type: [StoryEventView], description: 'Dal più vecchio' }) elementi!: StoryEventView[];
  @ApiProperty({ description: 'Ce ne sono altri' }) altri!: boolean;
  @ApiProperty({ description: 'false: gli incassi non sono di chi chiede (pivot.view)' }) incassi!: boolean;
}

export const viewOfStory = ({ eventi, altri }: Story, cash: boolean): StoryView => ({
  elementi: eventi.map(viewOfEvent),
  altri,
  incassi: cash,
});

const viewOfEvent = (event: StoryEvent): StoryEventView =>
  event.tipo === 'INCASSATO'
    ? { ...event, quando: event.quando.toISOString(), importo: formatEuro(event.importo) }
    : viewOfReported(event);

function viewOfReported({ revocata: _, ...event }: Exclude<StoryEvent, { tipo: 'INCASSATO' }>): StoryEventView {
  return { ...event, quando: event.quando.toISOString(), importo: formatEuro(event.importo) };
}
