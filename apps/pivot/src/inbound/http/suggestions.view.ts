import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger';
import {
  type Classe,
  CLASSI,
  classiOf,
  type Confidence,
  CONFIDENCES,
  type LinkCodes,
  type LinkVersion,
  type Suggestion,
  SUGGESTION_TYPES,
  type SuggestionType,
} from '@mypay/pivot-core';

@ApiSchema({ name: 'RagioneView' })
export class ReasonView {
  @ApiProperty() testo!: string;
  @ApiProperty({ description: 'Lo stesso in inglese' }) testoEn!: string;
}

@ApiSchema({ name: 'CodiciCollegamentoView' })
export class LinkCodesView {
  @ApiPropertyOptional({ type: String }) iuf?: string | undefined;
  @ApiPropertyOptional({ type: String }) iuv?: string | undefined;
}

@ApiSchema({ name: 'ChiaveFlussoView' })
export class FlussoKeyView {
  @ApiProperty() psp!: string;
  @ApiProperty() iuf!: string;
}

@ApiSchema({ name: 'ChiaveMovimentoView' })
export class MovimentoKeyView {
  @ApiProperty() anno!: string;
  @ApiProperty() bolletta!: string;
  @ApiProperty() enteBt!: string;
  @ApiProperty() istat!: string;
}

@ApiSchema({ name: 'SuggerimentoView' })
export class SuggestionView {
  @ApiProperty({ enum: SUGGESTION_TYPES }) tipo!: SuggestionType;
  @ApiProperty({ enum: CONFIDENCES }) confidenza!: Confidence;
  @ApiPropertyOptional({ type: MovimentoKeyView, description: 'La bolletta che si collegherebbe' })
  movimento?: MovimentoKeyView | undefined;
  @ApiPropertyOptional({ type: LinkCodesView, description: 'Assente dove un solo codice non basta a dirlo' })
  codici?: LinkCodesView | undefined;
  @ApiProperty({ type: [FlussoKeyView] }) flussi!: readonly FlussoKeyView[];
  @ApiProperty({ type: [ReasonView] }) ragioni!: ReasonView[];
}

@ApiSchema({ name: 'VersioneMovimentoView' })
export class LinkVersionView extends LinkCodesView {
  @ApiProperty() versione!: number;
  @ApiProperty({ enum: ['MANUALE'] }) origine!: 'MANUALE';
  @ApiProperty({ enum: CLASSI, isArray: true, description: 'Classi che la bolletta aveva' }) classiPrima!: Classe[];
  @ApiProperty() utente!: string;
  @ApiProperty() motivo!: string;
  @ApiProperty() creataIl!: string;
}

@ApiSchema({ name: 'SuggerimentiView' })
export class SuggestionsView {
  @ApiProperty({ type: [SuggestionView] }) suggerimenti!: SuggestionView[];
}

@ApiSchema({ name: 'SuggerimentiMovimentoView' })
export class MovimentoSuggestionsView extends SuggestionsView {
  @ApiPropertyOptional({ type: LinkCodesView, description: 'Il collegamento fatto a mano, se c’è' })
  aggancio?: LinkCodesView | undefined;
  @ApiProperty({
    type: [LinkVersionView],
    description: 'Dalla più recente; senza codici: il collegamento è stato sciolto',
  })
  versioni!: LinkVersionView[];
}

export const viewOfSuggestion = ({ ragioni, ...s }: Suggestion): SuggestionView => ({
  ...s,
  ragioni: ragioni.map(({ it, en }) => ({ testo: it, testoEn: en })),
});

export const viewOfVersion = (v: LinkVersion & LinkCodes): LinkVersionView => ({
  ...v,
  classiPrima: classiOf(v.classiPrima),
  creataIl: v.creataIl.toISOString(),
});
