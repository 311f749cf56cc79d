import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { isOpenBatch, partName, type PrintBatch, STATI_STAMPA } from '@mypay/dovuti-core';

/** What a batch is about. */
export class OrigineStampaView {
  @ApiProperty({ enum: ['IUD', 'IMPORTAZIONE', 'TIPO', 'FILTRO'] }) da!: 'IUD' | 'IMPORTAZIONE' | 'TIPO' | 'FILTRO';
  @ApiPropertyOptional({ type: String, description: 'Numero dell’importazione' }) importazione?: string | undefined;
  @ApiPropertyOptional({ type: String }) tipoDovuto?: string | undefined;
  @ApiPropertyOptional({ type: String }) scadenzaDa?: string | undefined;
  @ApiPropertyOptional({ type: String }) scadenzaA?: string | undefined;
}

/** A ZIP that is ready. */
export class ParteStampaView {
  @ApiProperty() parte!: number;
  @ApiProperty({ example: 'avvisi-7-parte-1.zip' }) nomeFile!: string;
  @ApiProperty({ description: 'Byte' }) dimensione!: number;
  @ApiProperty() stampati!: number;
  @ApiProperty({ description: 'Nell’indice, ciascuno col suo motivo' }) nonStampati!: number;
}

/** A batch of notices on paper, and how far it is. */
export class StampaView {
  @ApiProperty() id!: number;
  @ApiProperty({ enum: STATI_STAMPA }) stato!: (typeof STATI_STAMPA)[number];
  @ApiProperty({ type: OrigineStampaView }) origine!: OrigineStampaView;
  @ApiProperty({ description: 'Avvisi chiesti' }) totale!: number;
  @ApiProperty({ description: 'Esaminati finora' }) lavorati!: number;
  @ApiProperty({ description: 'Nelle parti pronte' }) stampati!: number;
  @ApiProperty() nonStampati!: number;
  @ApiProperty({ type: [ParteStampaView], description: 'Le parti pronte' }) parti!: readonly ParteStampaView[];
  @ApiProperty({ enum: ['ANNULLA', 'RIPETI'], isArray: true, description: 'Che cosa si può fare ora' })
  azioni!: readonly ('ANNULLA' | 'RIPETI')[];
  @ApiProperty() richiestaDa!: string;
  @ApiProperty() richiestaIl!: string;
  @ApiPropertyOptional({ type: String }) finitaIl?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Da quando gli ZIP non sono più conservati' })
  fileEliminatiIl?: string | undefined;
}

export class StampePageView {
  @ApiProperty({ type: [StampaView] }) elementi!: readonly StampaView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
}

/** Domain to answer. */
export const toStampaView = (batch: PrintBatch): StampaView => {
  const { origine: source, parti } = batch;
  return {
    id: Number(batch.id),
    stato: batch.stato,
    origine: {
      da: source.da,
      ...(source.da === 'IMPORTAZIONE' ? { importazione: source.importazione } : {}),
      ...(source.da === 'TIPO'
        ? { tipoDovuto: source.tipoDovuto, scadenzaDa: source.scadenzaDa, scadenzaA: source.scadenzaA }
        : {}),
    },
    totale: batch.totale,
    lavorati: batch.lavorati,
    stampati: parti.reduce((sum, one) => sum + one.stampati, 0),
    nonStampati: parti.reduce((sum, one) => sum + one.nonStampati, 0),
    parti: parti.map(({ parte, file, stampati, nonStampati }) => ({
      parte,
      nomeFile: partName(batch.id, parte),
      dimensione: file.dimensione,
      stampati,
      nonStampati,
    })),
    azioni: isOpenBatch(batch) ? ['ANNULLA'] : ['RIPETI'],
    richiestaDa: batch.richiedente,
    richiestaIl: batch.creataIl.toISOString(),
    finitaIl: batch.finitaIl?.toISOString(),
    fileEliminatiIl: batch.forgottenAt?.toISOString(),
  };
};
