import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AllowedAction, Debitore, ShownDovuto, ShownStato } from '@mypay/dovuti-core';
import { formatEuro } from '@mypay/kernel';
import { RigaBilancioView, toBilancioRows } from './bilancio-rows';
import { COUNT_CAP } from './dovuti-query.dto';
import { DebitoreDto } from './dovuto.dto';

const SHOWN_STATES = [
  'DA_PAGARE',
  'SCADUTO',
  'DISABILITATO',
  'PREDISPOSTO',
  'PAGAMENTO_INIZIATO',
  'PAGATO',
  'NON_PAGATO',
  'ANNULLATO',
  'NON_COMPLETATO',
] as const satisfies readonly ShownStato[];

export class PagamentoView {
  @ApiProperty({ description: 'Identificativo della ricevuta' }) rtId!: string;
  @ApiProperty({ example: '120.50' }) importo!: string;
  @ApiProperty({ example: '2024-06-02' }) data!: string;
  @ApiProperty({ description: 'La ricevuta è arrivata per un dovuto annullato' }) dopoAnnullamento!: boolean;
}

/** A dovuto as this door shows it. */
export class DovutoView {
  @ApiProperty() iud!: string;
  @ApiPropertyOptional({ type: String }) iuv?: string | undefined;
  @ApiPropertyOptional({ type: String, example: '301000000000000144' }) numeroAvviso?: string | undefined;
  @ApiPropertyOptional({ type: String, description: 'Testo del codice QR dell’avviso' }) qr?: string | undefined;
  @ApiProperty({ enum: SHOWN_STATES }) stato!: string;
  @ApiProperty({ example: '120.50' }) importo!: string;
  @ApiProperty() tipoDovuto!: string;
  @ApiProperty() causale!: string;
  @ApiPropertyOptional({ type: String }) dataScadenza?: string | undefined;
  @ApiProperty({ type: DebitoreDto }) debitore!: Debitore;
  @ApiProperty() datiSpecificiRiscossione!: string;
  @ApiProperty() tipoVersamento!: string;
  @ApiPropertyOptional({ type: String }) commissioneCaricoPa?: string | undefined;
  @ApiPropertyOptional({ type: String }) bilancio?: string | undefined;
  @ApiPropertyOptional({ type: [RigaBilancioView] }) righeBilancio?: readonly RigaBilancioView[] | undefined;
  @ApiProperty({ description: 'Cresce a ogni cambiamento' }) versione!: number;
  @ApiProperty() creatoIl!: string;
  @ApiProperty() modificatoIl!: string;
  @ApiPropertyOptional({ type: PagamentoView }) pagamento?: PagamentoView | undefined;
  @ApiProperty({ enum: ['MODIFICA', 'ANNULLA'], isArray: true, description: 'Che cosa si può fare ora' })
  azioni!: readonly AllowedAction[];
}

export class DovutiPageView {
  @ApiProperty({ type: [DovutoView] }) elementi!: readonly DovutoView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
  @ApiPropertyOptional({ type: Number, description: `Con conta=true: quanti sono, fino a ${COUNT_CAP}` }) totale?:
    number | undefined;
  @ApiPropertyOptional({ type: Boolean, description: 'Con conta=true: ce ne sono di più' }) oltre?: boolean | undefined;
}

/** Domain to answer. */
export function toDovutoView({ dovuto, stato, numeroAvviso, qr, azioni }: ShownDovuto): DovutoView {
  const { dati: content, pagamento } = dovuto;
  return {
    iud: content.iud,
    iuv: content.iuv,
    numeroAvviso,
    qr,
    stato,
    importo: formatEuro(content.importo),
    tipoDovuto: content.tipoDovuto,
    causale: content.causale,
    dataScadenza: content.scadenza,
    debitore: content.debitore,
    datiSpecificiRiscossione: content.datiSpecifici,
    tipoVersamento: content.tipoVersamento,
    commissioneCaricoPa: content.commissione === undefined ? undefined : formatEuro(content.commissione),
    bilancio: content.bilancio,
    righeBilancio: toBilancioRows(content.bilancio),
    versione: dovuto.versione,
    creatoIl: dovuto.creatoIl.toISOString(),
    modificatoIl: dovuto.modificatoIl.toISOString(),
    pagamento: pagamento && {
      rtId: pagamento.rtId,
      importo: formatEuro(pagamento.importo),
      data: pagamento.data,
      dopoAnnullamento: pagamento.dopoAnnullamento,
    },
    azioni,
  };
}
