import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CLASSI, type Classe, DESCRIZIONI, type Oggetto, VERDETTI, type Verdetto } from '@mypay/pivot-core';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const classiDi = (oggetto: Oggetto): Classe[] => CLASSI.filter((c) => DESCRIZIONI[c].oggetto === oggetto);

export class PaginaQueryDto {
  @ApiPropertyOptional({ minimum: 1, maximum: 500, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(500)
  limite: number = 50;

  @ApiPropertyOptional({ description: 'Il cursore della pagina precedente' })
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  cursore?: string;
}

export class PagamentiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('PAGAMENTO') })
  @IsOptional()
  @IsIn(classiDi('PAGAMENTO'))
  classe?: Classe;
}

export class MovimentiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('MOVIMENTO') })
  @IsOptional()
  @IsIn(classiDi('MOVIMENTO'))
  classe?: Classe;
}

export class NotificheQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: classiDi('NOTIFICA') })
  @IsOptional()
  @IsIn(classiDi('NOTIFICA'))
  classe?: Classe;
}

export class FlussiQueryDto extends PaginaQueryDto {
  @ApiPropertyOptional({ enum: VERDETTI })
  @IsOptional()
  @IsIn(VERDETTI)
  verdetto?: Verdetto;
}

/** Codes that tell apart two treasury contracts of one ente; most have one. */
export class ChiaveMovimentoQueryDto {
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  enteBt?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^\w{1,10}$/)
  istat?: string;
}

export class ScartiQueryDto {
  @ApiPropertyOptional({ enum: ['csv', 'log'], default: 'csv', description: '`log`: il formato compatibile' })
  @IsOptional()
  @IsIn(['csv', 'log'])
  formato: 'csv' | 'log' = 'csv';
}

export class PagamentoView {
  @ApiProperty() iuv!: string;
  @ApiProperty() iur!: string;
  @ApiProperty() indice!: number;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty({ enum: ['INCASSATO', 'RENDICONTATO', 'PAGATO', 'SENZA_RT'] }) sintesi!: string;
  @ApiPropertyOptional() iud?: string | undefined;
  @ApiPropertyOptional() tipoDovuto?: string | undefined;
  @ApiProperty({ description: 'Euro con due decimali' }) importo!: string;
  @ApiProperty() importoTotale!: string;
  @ApiPropertyOptional() importoRendicontato?: string | undefined;
  @ApiProperty() dataEsito!: string;
  @ApiPropertyOptional() psp?: string | undefined;
  @ApiPropertyOptional() iuf?: string | undefined;
  @ApiPropertyOptional({ description: 'La rendicontazione può ancora arrivare nei tempi' }) inAttesa?:
    boolean | undefined;
}

export class MovimentoView {
  @ApiProperty() anno!: string;
  @ApiProperty() bolletta!: string;
  @ApiProperty() enteBt!: string;
  @ApiProperty() istat!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataContabile!: string;
  @ApiPropertyOptional() dataValuta?: string | undefined;
  @ApiProperty() causale!: string;
  @ApiProperty() ordinante!: string;
  @ApiPropertyOptional() iuf?: string | undefined;
  @ApiPropertyOptional() iuv?: string | undefined;
}

export class NotificaView {
  @ApiProperty() iud!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty({ enum: CLASSI, isArray: true }) classi!: Classe[];
  @ApiProperty() importo!: string;
  @ApiProperty() dataEsecuzione!: string;
  @ApiPropertyOptional() tipoDovuto?: string | undefined;
}

export class FlussoView {
  @ApiProperty() psp!: string;
  @ApiProperty() iuf!: string;
  @ApiProperty({ enum: VERDETTI }) verdetto!: Verdetto;
  @ApiProperty() dataOraFlusso!: string;
  @ApiProperty() revisione!: number;
  @ApiProperty() idRegolamento!: string;
  @ApiProperty() dataRegolamento!: string;
  @ApiProperty() importoTotale!: string;
  @ApiProperty() numeroPagamenti!: number;
  @ApiProperty() righe!: number;
  @ApiProperty() righeSenzaRt!: number;
  @ApiProperty({ type: [String], description: 'Il dichiarato non torna con le righe' }) avvisi!: string[];
}

export class ContatoreView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty({ enum: ['PAGAMENTO', 'NOTIFICA', 'MOVIMENTO'] }) oggetto!: Oggetto;
  @ApiProperty({ enum: ['RICONCILIAZIONE', 'ANOMALIE'] }) schermo!: string;
  @ApiProperty() numero!: number;
}

export class ContatoriView {
  @ApiProperty({ type: [ContatoreView] }) classi!: ContatoreView[];
  @ApiProperty({ description: 'Flussi per verdetto' }) verdetti!: Record<string, number>;
}

export class PagamentiPageView {
  @ApiProperty({ type: [PagamentoView] }) elementi!: PagamentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}
export class MovimentiPageView {
  @ApiProperty({ type: [MovimentoView] }) elementi!: MovimentoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}
export class NotifichePageView {
  @ApiProperty({ type: [NotificaView] }) elementi!: NotificaView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}
export class FlussiPageView {
  @ApiProperty({ type: [FlussoView] }) elementi!: FlussoView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

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
  @ApiPropertyOptional({ description: 'Perché il giornale non è stato caricato: docs/errori.md' })
  codiceErrore?: string | undefined;
  @ApiPropertyOptional() errore?: string | undefined;
  @ApiProperty() utente!: string;
  @ApiProperty() caricatoIl!: string;
  @ApiPropertyOptional() finitoIl?: string | undefined;
}
export class GiornaliPageView {
  @ApiProperty({ type: [GiornaleView] }) elementi!: GiornaleView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class ConfrontoView {
  @ApiProperty() nome!: string;
  @ApiProperty() cosa!: string;
  @ApiProperty() vale!: boolean;
  @ApiPropertyOptional() atteso?: string | undefined;
  @ApiPropertyOptional() trovato?: string | undefined;
  @ApiPropertyOptional() scarto?: string | undefined;
  @ApiPropertyOptional() modo?: string | undefined;
}
export class ProvaView {
  @ApiProperty({ enum: CLASSI }) classe!: Classe;
  @ApiProperty() etichetta!: string;
  @ApiProperty() schermo!: string;
  @ApiProperty({ description: 'In parole, per un operatore' }) testo!: string;
  @ApiProperty({ type: [Object], description: 'Ricevuta, riga, flusso, bollette, notifica che la provano' })
  riferimenti!: Record<string, unknown>[];
  @ApiProperty({ type: [ConfrontoView] }) confronti!: ConfrontoView[];
}
export class SpiegazioneView {
  @ApiProperty({ type: [ProvaView] }) classi!: ProvaView[];
  @ApiPropertyOptional() sintesi?: string | undefined;
  @ApiPropertyOptional({ description: 'In parole, ciò che non sta in una classe: una revoca del PSP' })
  testo?: string | undefined;
  @ApiPropertyOptional({ type: [Object], description: 'Righe di flusso che dichiarano revocato il pagamento' })
  revoche?: Record<string, unknown>[] | undefined;
  @ApiPropertyOptional({ type: [ConfrontoView] }) confronti?: ConfrontoView[] | undefined;
  @ApiProperty({ description: 'false: il classificatore non ha ancora scritto ciò che i fatti dicono' })
  aggiornato!: boolean;
}
export class SpiegazioneFlussoView extends FlussoView {
  @ApiProperty() testo!: string;
  @ApiProperty({ type: [Object] }) incassi!: Record<string, unknown>[];
  @ApiProperty() sommaIncassi!: string;
  @ApiPropertyOptional() scarto?: string | undefined;
  @ApiProperty() aggiornato!: boolean;
}
