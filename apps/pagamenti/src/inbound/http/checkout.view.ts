import { formatEuro } from '@mypay/kernel';
import type { Esito } from '@mypay/pagamenti-core';
import { ApiProperty } from '@nestjs/swagger';
import { euro, nullable } from './properties';

export class StartedCheckoutView {
  @ApiProperty({ description: 'Dell’esito: chi lo ha può vederlo' }) id!: string;
  @ApiProperty({ description: 'Dove va il browser' }) url!: string;
}

const ESITI = ['PAGATO', 'DA_CONFERMARE', 'IN_CORSO', 'ANNULLATO', 'NON_RIUSCITO', 'SCADUTO'] as const;

export class VoceEsitoView {
  @ApiProperty({ type: String }) codiceFiscaleEnte!: string;
  @ApiProperty() denominazioneEnte!: string;
  @ApiProperty() numeroAvviso!: string;
  @ApiProperty() causale!: string;
  @ApiProperty(euro) importo!: string;
  @ApiProperty({ description: 'Mascherato' }) intestatario!: string;
  @ApiProperty({ enum: ESITI }) esito!: string;
  @ApiProperty(nullable) pagatoIl!: string | null;
  @ApiProperty(nullable) psp!: string | null;
  @ApiProperty({ description: 'La ricevuta è arrivata: se ne può chiedere il collegamento' }) ricevuta!: boolean;
}

/** What has become of a cart. Only a receipt makes PAGATO; DA_CONFERMARE says: do not pay again. */
export class EsitoView {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: [...ESITI, 'PARZIALE'] }) esito!: string;
  @ApiProperty({ description: 'Non cambierà più, se non per una ricevuta tardiva' }) definitivo!: boolean;
  @ApiProperty(euro) totale!: string;
  @ApiProperty() creatoIl!: string;
  @ApiProperty({ ...nullable, description: 'La pagina di pagoPA, finché si può riprendere' }) riprendi!: string | null;
  @ApiProperty({ type: [VoceEsitoView] }) voci!: readonly VoceEsitoView[];
}

export class ReceiptLinkView {
  @ApiProperty({ example: '/ricevute/…' }) url!: string;
  @ApiProperty() scadeIl!: string;
}

export const toEsitoView = ({ checkout, esito, voci, riprendi }: Esito): EsitoView => ({
  id: checkout.id,
  esito,
  definitivo: voci.every((voce) => voce.esito !== 'DA_CONFERMARE' && voce.esito !== 'IN_CORSO'),
  totale: formatEuro(voci.reduce((sum, voce) => sum + (voce.ricevuta?.importo ?? voce.importo), 0n)),
  creatoIl: checkout.creatoIl.toISOString(),
  riprendi: riprendi ?? null,
  voci: voci.map((voce) => ({
    codiceFiscaleEnte: voce.ente,
    denominazioneEnte: voce.denominazioneEnte,
    numeroAvviso: voce.numeroAvviso,
    causale: voce.causale,
    importo: formatEuro(voce.ricevuta?.importo ?? voce.importo),
    intestatario: voce.intestatario,
    esito: voce.esito,
    pagatoIl: voce.ricevuta?.pagatoIl.toISOString() ?? null,
    psp: voce.ricevuta?.psp ?? null,
    ricevuta: voce.ricevuta !== undefined,
  })),
});
