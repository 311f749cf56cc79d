import { formatEuro, maskedName } from '@mypay/kernel';
import { type Rt, type WholeRicevuta } from '@mypay/pagamenti-core';
import { ApiProperty } from '@nestjs/swagger';
import { euro, nullable } from './properties';

/** Who owed or who paid, as a receipt tells it to a person. */
export class PersonView {
  @ApiProperty({ description: 'Mascherato finché chi guarda non dice il codice fiscale' }) nome!: string;
  @ApiProperty({ ...nullable, description: 'null finché chi guarda non lo dice' }) codiceFiscale!: string | null;
}
export class ReceiptLineView {
  @ApiProperty({ type: String }) ente!: string;
  @ApiProperty() causale!: string;
  @ApiProperty(euro) importo!: string;
}

/** A receipt for who paid or owed, not for operators. */
export class PersonReceiptView {
  @ApiProperty({ description: 'Identificativo univoco della riscossione' }) iur!: string;
  @ApiProperty({ type: String }) codiceFiscaleEnte!: string;
  @ApiProperty() denominazioneEnte!: string;
  @ApiProperty() numeroAvviso!: string;
  @ApiProperty() iuv!: string;
  @ApiProperty() causale!: string;
  @ApiProperty(euro) importo!: string;
  @ApiProperty({ ...euro, nullable: true }) commissione!: string | null;
  @ApiProperty() pagatoIl!: string;
  @ApiProperty() psp!: string;
  @ApiProperty({ type: PersonView }) intestatario!: PersonView;
  @ApiProperty({ type: PersonView, nullable: true }) versante!: PersonView | null;
  @ApiProperty({ type: [ReceiptLineView] }) versamenti!: readonly ReceiptLineView[];
}

/** @param known whether the asker showed to be one of the receipt's persons; else they are masked */
export function toPersonReceiptView({ row, rt }: WholeRicevuta, known: boolean): PersonReceiptView {
  const person = ({ anagrafica, codice }: Rt['debitore']): PersonView =>
    known ? { nome: anagrafica, codiceFiscale: codice } : { nome: maskedName(anagrafica), codiceFiscale: null };
  return {
    iur: rt.rtId,
    codiceFiscaleEnte: rt.enteTitolare,
    denominazioneEnte: rt.denominazioneEnte,
    numeroAvviso: rt.numeroAvviso,
    iuv: rt.iuv,
    causale: rt.causale,
    importo: formatEuro(rt.importoTotale),
    commissione: rt.commissione === undefined ? null : formatEuro(rt.commissione),
    pagatoIl: row.data_ora_messaggio.toISOString(),
    psp: rt.psp.denominazione,
    intestatario: person(rt.debitore),
    versante: rt.versante ? person(rt.versante) : null,
    versamenti: rt.versamenti.map(({ ente, causale, importo }) => ({ ente, causale, importo: formatEuro(importo) })),
  };
}
