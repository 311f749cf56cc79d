import { formatEuro } from '@mypay/kernel';
import type { FlussoRow } from '@mypay/pagamenti-core';
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
export class FlussoRigaView {
  @ApiProperty() riga!: number;
  @ApiProperty() iuv!: string;
  @ApiProperty() iur!: string;
  @ApiProperty(nullableNumber) indice!: number | null;
  @ApiProperty(euro) importo!: string;
  @ApiProperty({ description: '0 eseguito, 3 revocato, 4 stand-in, 8 stand-in senza ricevuta, 9 senza ricevuta' })
  esito!: string;
  @ApiProperty() dataEsito!: string;
  @ApiProperty({ description: 'La sua ricevuta è qui' }) ricevuta!: boolean;
}
export class FlussoRighePageView {
  @ApiProperty({ type: [FlussoRigaView] }) elementi!: readonly FlussoRigaView[];
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

export const toFlussoView = (row: FlussoRow): FlussoView => ({
  iuf: row.iuf,
  psp: row.psp,
  pspId: row.psp_id,
  pspDenominazione: row.psp_denominazione,
  revisione: row.revisione,
  stato: row.stato,
  pubblicatoIl: row.pubblicato_il.toISOString(),
  acquisitoIl: row.acquisito_il.toISOString(),
  dataOraFlusso: row.data_ora_flusso?.toISOString() ?? null,
  idRegolamento: row.id_regolamento,
  dataRegolamento: row.data_regolamento,
  numeroRighe: row.numero_righe,
  importo: row.importo_totale_cents === null ? null : formatEuro(row.importo_totale_cents),
  sommaRighe: row.somma_righe_cents === null ? null : formatEuro(row.somma_righe_cents),
  anomalie: row.anomalie.map(({ code }) => code),
  motivo: row.motivo,
});
