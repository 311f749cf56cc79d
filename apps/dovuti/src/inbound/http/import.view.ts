import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  explainFileError,
  type Importazione,
  importPace,
  type SeenImport,
  STATI_IMPORT,
  VERSIONI,
} from '@mypay/dovuti-core';

/** How fast an import goes. */
export class PaceView {
  @ApiPropertyOptional({ type: Number, description: 'Del file letto, da 0 a 100; assente finché non si sa' })
  percentuale?: number | undefined;
  @ApiProperty() righeAlSecondo!: number;
  @ApiPropertyOptional({ type: Number }) secondiRimanenti?: number | undefined;
  @ApiProperty() secondiTrascorsi!: number;
}

export class SameContentView {
  @ApiProperty() id!: number;
  @ApiProperty() nomeFile!: string;
  @ApiProperty() caricatoIl!: string;
}

/** An upload, how far it is and what it gave. */
export class ImportView {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 'c_roccaprova-MENSA2030-1_2.zip' }) nomeFile!: string;
  @ApiProperty({ example: 'MENSA2030' }) iuf!: string;
  @ApiProperty({ enum: VERSIONI }) versione!: string;
  @ApiProperty({ enum: STATI_IMPORT }) stato!: string;
  @ApiProperty({ description: 'Le righe sono solo esaminate: nulla è caricato' }) prova!: boolean;
  @ApiProperty({ description: 'Ripreso da chi l’ha caricato mentre aspettava' }) annullata!: boolean;
  @ApiPropertyOptional({ type: String, description: 'Codice PAA_IMPORT_… di un errore di tutto il file' })
  codiceErrore?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Perché tutto il file è rifiutato, e che cosa fare' })
  descrizioneErrore?: string | undefined;
  @ApiProperty() dimensione!: number;
  @ApiProperty() sha256!: string;
  @ApiProperty({ description: 'Righe esaminate finora' }) righeTotali!: number;
  @ApiProperty() righeAccettate!: number;
  @ApiProperty() righeScartate!: number;
  @ApiPropertyOptional({ type: PaceView, description: 'Da quando è in lavorazione' })
  avanzamento?: PaceView | undefined;
  @ApiProperty() haScarti!: boolean;
  @ApiProperty({
    description:
      'Negli scarti, che ripetono le righe come sono arrivate, c’è una cella che un foglio di calcolo eseguirebbe: aprirli come testo',
  })
  scartiConFormule!: boolean;
  @ApiProperty() haIuv!: boolean;
  @ApiProperty() caricatoDa!: string;
  @ApiProperty() caricatoIl!: string;
  @ApiPropertyOptional({ type: String }) finitoIl?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Da quando i file caricati e gli esiti non sono più conservati' })
  fileEliminatiIl?: string | undefined;
  @ApiPropertyOptional({ type: SameContentView, description: 'Lo stesso contenuto è già stato caricato' })
  stessoContenuto?: SameContentView | undefined;
  @ApiProperty({ enum: ['ANNULLA'], isArray: true }) azioni!: readonly 'ANNULLA'[];
}

/** Greatest files that are taken, bytes. */
export class UploadLimitsView {
  @ApiProperty() zip!: number;
  @ApiProperty({ description: 'Da solo o dentro uno zip' }) csv!: number;
}
export class ImportPageView {
  @ApiProperty({ type: [ImportView] }) elementi!: readonly ImportView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
}

/** Domain to answer. */
export const toImportView = (importazione: Importazione, now: Date): ImportView => ({
  id: Number(importazione.id),
  nomeFile: importazione.nomeFile,
  iuf: importazione.nome.iuf,
  versione: importazione.nome.versione,
  stato: importazione.stato,
  prova: importazione.prova,
  annullata: importazione.annullata,
  codiceErrore: importazione.codiceErrore,
  descrizioneErrore: explainFileError(importazione.codiceErrore),
  dimensione: importazione.file.dimensione,
  sha256: importazione.file.sha256,
  righeTotali: importazione.righe,
  righeAccettate: importazione.accettate,
  righeScartate: importazione.scartate,
  avanzamento: importPace(importazione, now),
  haScarti: importazione.scarti !== undefined,
  scartiConFormule: importazione.formulas,
  haIuv: importazione.iuv !== undefined,
  caricatoDa: importazione.richiedente,
  caricatoIl: importazione.creataIl.toISOString(),
  finitoIl: importazione.finitaIl?.toISOString(),
  fileEliminatiIl: importazione.forgottenAt?.toISOString(),
  azioni: importazione.stato === 'LOAD_IMPORT' ? ['ANNULLA'] : [],
});

/** One upload, with the other that has the same bytes. */
export const toSeenImportView = ({ importazione, stessoContenuto: same }: SeenImport, now: Date): ImportView => ({
  ...toImportView(importazione, now),
  stessoContenuto: same && {
    id: Number(same.id),
    nomeFile: same.nomeFile,
    caricatoIl: same.creataIl.toISOString(),
  },
});
