import type { AnomaliaRt } from '@mypay/pagamenti-core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

const nullable = { type: String, nullable: true } as const;
const nullableNumber = { type: Number, nullable: true } as const;
const cursor = {
  type: String,
  nullable: true,
  description: 'Da passare per la pagina che segue; null alla fine',
} as const;
const euro = { type: String, example: '120.50', description: 'Euro con due decimali' } as const;

const ANOMALIE: readonly AnomaliaRt['code'][] = [
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
  @ApiProperty({ description: 'receiptId: lo IUR di ogni versamento' }) rtId!: string;
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

/** A row of the giornale degli eventi. */
export class EventView {
  @ApiProperty() id!: string;
  @ApiProperty() dataOraEvento!: string;
  @ApiProperty() identificativoDominio!: string;
  @ApiProperty(nullable) identificativoUnivocoVersamento!: string | null;
  @ApiProperty(nullable) numeroAvviso!: string | null;
  @ApiProperty(nullable) codiceContestoPagamento!: string | null;
  @ApiProperty(nullable) identificativoPrestatoreServiziPagamento!: string | null;
  @ApiProperty() componente!: string;
  @ApiProperty() categoriaEvento!: string;
  @ApiProperty() tipoEvento!: string;
  @ApiProperty({ enum: ['REQ', 'RSP'] }) sottoTipoEvento!: string;
  @ApiProperty() identificativoFruitore!: string;
  @ApiProperty() identificativoErogatore!: string;
  @ApiProperty(nullable) identificativoStazioneIntermediarioPA!: string | null;
  @ApiProperty(nullable) canalePagamento!: string | null;
  @ApiProperty() esito!: string;
  @ApiProperty(nullableNumber) durataMs!: number | null;
}
export class EventiPageView {
  @ApiProperty({ type: [EventView] }) elementi!: readonly EventView[];
  @ApiProperty(cursor) cursore!: string | null;
}
