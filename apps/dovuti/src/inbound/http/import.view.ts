import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { explainFileError, type Importazione, STATI_IMPORT, VERSIONI } from '@mypay/dovuti-core';

/** An upload, how far it is and what it gave. */
export class ImportView {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'c_roccaprova-MENSA2030-1_2.zip' }) nomeFile!: string;
  @ApiProperty({ example: 'MENSA2030' }) iuf!: string;
  @ApiProperty({ enum: VERSIONI }) versione!: string;
  @ApiProperty({ enum: STATI_IMPORT }) stato!: string;
  @ApiPropertyOptional({ description: 'Codice PAA_IMPORT_… di un errore di tutto il file' })
  codiceErrore?: string | undefined;
  @ApiPropertyOptional({ description: 'Perché tutto il file è rifiutato, e che cosa fare' })
  descrizioneErrore?: string | undefined;
  @ApiProperty() dimensione!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty({ description: 'Righe esaminate finora' }) righeTotali!: number;
  @ApiProperty() righeAccettate!: number;
  @ApiProperty() righeScartate!: number;
  @ApiProperty() haScarti!: boolean;
  @ApiProperty({
    description:
      'Negli scarti, che ripetono le righe come sono arrivate, c’è una cella che un foglio di calcolo eseguirebbe: aprirli come testo',
  })
  scartiConFormule!: boolean;
  @ApiProperty() haIuv!: boolean;
  @ApiProperty() caricatoDa!: string;
  @ApiProperty() caricatoIl!: string;
  @ApiPropertyOptional() finitoIl?: string | undefined;
  @ApiPropertyOptional({ description: 'Da quando i file caricati e gli esiti non sono più conservati' })
  fileEliminatiIl?: string | undefined;
}

export class ImportPageView {
  @ApiProperty({ type: [ImportView] }) elementi!: readonly ImportView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
}

/** Domain to answer. */
export const toImportView = (importazione: Importazione): ImportView => ({
  id: Number(importazione.id),
  nomeFile: importazione.nomeFile,
  iuf: importazione.nome.iuf,
  versione: importazione.nome.versione,
  stato: importazione.stato,
  codiceErrore: importazione.codiceErrore,
  descrizioneErrore: explainFileError(importazione.codiceErrore),
  dimensione: importazione.file.dimensione,
  sha256: importazione.file.sha256,
  righeTotali: importazione.righe,
  righeAccettate: importazione.accettate,
  righeScartate: importazione.scartate,
  haScarti: importazione.scarti !== undefined,
  scartiConFormule: importazione.formulas,
  haIuv: importazione.iuv !== undefined,
  caricatoDa: importazione.richiedente,
  caricatoIl: importazione.creataIl.toISOString(),
  finitoIl: importazione.finitaIl?.toISOString(),
  fileEliminatiIl: importazione.forgottenAt?.toISOString(),
});
