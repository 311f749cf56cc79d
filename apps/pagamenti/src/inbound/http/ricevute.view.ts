import { formatEuro } from '@mypay/kernel';
import type { AnomaliaRt, RicevutaRow, WholeRicevuta } from '@mypay/pagamenti-core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FlussoView } from './flussi.view';
import { cursor, euro, nullable } from './properties';

export const ANOMALIE: readonly AnomaliaRt['code'][] = [
  'IMPORTI_INCOERENTI',
  'PAGATO_DUE_VOLTE',
  'DATA_FUORI_CALENDARIO',
  'IMPORTO_DIVERSO_DAL_DOVUTO',
  'AVVISO_SCONOSCIUTO',
  'IUV_DIVERSO_DALL_AVVISO',
  'IMPORTO_ZERO',
  'VERSAMENTO_RIPETUTO',
];

export class PspView {
  @ApiProperty() id!: string;
  @ApiProperty() denominazione!: string;
}

/** A receipt in a list. */
export class RicevutaView {
  @ApiProperty({
    description: 'receiptId: lo IUR di ogni versamento. Nel percorso `.` e `..` si scrivono `~.` e `~..`',
  })
  rtId!: string;
  @ApiProperty() numeroAvviso!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty({ description: 'Ente dell’avviso: non sempre quello che ha questa copia' }) enteTitolare!: string;
  @ApiProperty({ enum: ['OK', 'KO'] }) esito!: string;
  @ApiProperty(euro) importo!: string;
  @ApiProperty() causale!: string;
  @ApiProperty({ type: PspView }) psp!: PspView;
  @ApiProperty() dataOraMessaggio!: string;
  @ApiProperty() dataEsito!: string;
  @ApiProperty() standIn!: boolean;
  @ApiProperty({ enum: ['PA_SEND_RT', 'PA_SEND_RT_V2'] }) fonte!: string;
  @ApiProperty({ enum: [...ANOMALIE], isArray: true, description: 'Ciò che un operatore deve guardare' })
  anomalie!: string[];
  @ApiProperty(nullable) iud!: string | null;
  @ApiProperty(nullable) tipoDovuto!: string | null;
  @ApiProperty() ricevutaIl!: string;
}
export class RicevutePageView {
  @ApiProperty({ type: [RicevutaView] }) elementi!: readonly RicevutaView[];
  @ApiProperty(cursor) cursore!: string | null;
}
/** What one text names. */
export class FoundView {
  @ApiProperty({ type: [RicevutaView] }) ricevute!: readonly RicevutaView[];
  @ApiProperty({ type: [FlussoView] }) flussi!: readonly FlussoView[];
}
export class SoggettoView {
  @ApiProperty({ enum: ['F', 'G'] }) tipo!: string;
  @ApiProperty() codice!: string;
  @ApiProperty() anagrafica!: string;
  @ApiProperty({ type: Object }) recapiti!: Readonly<Record<string, string>>;
}
export class VersamentoView {
  @ApiProperty() indice!: number;
  @ApiProperty(euro) importo!: string;
  @ApiProperty({ type: String }) ente!: string;
  @ApiPropertyOptional({ type: String }) iban?: string | undefined;
  @ApiProperty() causale!: string;
  @ApiPropertyOptional({ type: String }) tassonomia?: string | undefined;
  @ApiPropertyOptional({ type: String }) denominazione?: string | undefined;
  @ApiProperty({ type: Object }) metadati!: Readonly<Record<string, string>>;
  @ApiProperty({ description: 'Ha la marca da bollo al posto dell’IBAN' }) marcaDaBollo!: boolean;
}
/** One receipt, whole. */
export class WholeRicevutaView extends RicevutaView {
  @ApiProperty({ description: 'Copie arrivate con lo stesso receiptId e altro contenuto' }) copieDiverse!: number;
  @ApiProperty({ type: SoggettoView }) debitore!: SoggettoView;
  @ApiProperty({ type: SoggettoView, nullable: true }) versante!: SoggettoView | null;
  @ApiProperty({ ...euro, nullable: true }) commissione!: string | null;
  @ApiProperty({ type: [VersamentoView] }) versamenti!: readonly VersamentoView[];
}

/** A receipt of the node that is not accepted: refused, or without outcome. */
export class RefusedRicevutaView {
  @ApiProperty() messaggio!: string;
  @ApiProperty({ ...nullable, description: 'null: un messaggio che non si lascia leggere' }) primitiva!: string | null;
  @ApiProperty(nullable) idPA!: string | null;
  @ApiProperty(nullable) stazione!: string | null;
  @ApiProperty({ ...nullable, description: 'Codice di errore risposto al nodo; null finché si riprova' })
  esito!: string | null;
  @ApiProperty({ description: 'Quante volte è stata giudicata di nuovo' }) tentativi!: number;
  @ApiProperty() arrivatoIl!: string;
}
export class RefusedRicevutePageView {
  @ApiProperty({ type: [RefusedRicevutaView] }) elementi!: readonly RefusedRicevutaView[];
  @ApiProperty(cursor) cursore!: string | null;
}

export const toRicevutaView = (row: RicevutaRow): RicevutaView => ({
  rtId: row.rt_id,
  numeroAvviso: row.numero_avviso,
  iuv: row.iuv,
  enteTitolare: row.ente_titolare,
  esito: row.esito,
  importo: formatEuro(row.importo_totale_cents),
  causale: row.causale,
  psp: { id: row.psp, denominazione: row.psp_denominazione },
  dataOraMessaggio: row.data_ora_messaggio.toISOString(),
  dataEsito: row.data_esito,
  standIn: row.stand_in,
  fonte: row.fonte,
  anomalie: row.anomalie.map(({ code }) => code),
  iud: row.iud,
  tipoDovuto: row.tipo_dovuto,
  ricevutaIl: row.ricevuta_il.toISOString(),
});

export const toWholeRicevutaView = ({ row, rt, copies }: WholeRicevuta): WholeRicevutaView => ({
  ...toRicevutaView(row),
  copieDiverse: copies,
  debitore: rt.debitore,
  versante: rt.versante ?? null,
  commissione: rt.commissione === undefined ? null : formatEuro(rt.commissione),
  versamenti: rt.versamenti.map(({ importo, marcaDaBollo, ...versamento }) => ({
    ...versamento,
    importo: formatEuro(importo),
    marcaDaBollo: marcaDaBollo !== undefined,
  })),
});
