import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { lacksOf, type Ente, allowedStati, type TipoDovuto } from '@mypay/onboarding-core';

export class ListedEnteView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
  @ApiProperty() stato!: string;
  @ApiProperty() versione!: number;
}

export class EntiPageView {
  @ApiProperty({ type: [ListedEnteView] }) elementi!: readonly ListedEnteView[];
  @ApiProperty({ type: String, nullable: true, description: 'Da passare per la pagina che segue; null alla fine' })
  cursore!: string | null;
}

export class LackView {
  @ApiProperty({ enum: ['K1', 'K4', 'K5', 'K6'] }) regola!: string;
  @ApiProperty() testo!: string;
}

export class SospensioneView {
  @ApiProperty() ambito!: string;
  @ApiProperty() motivo!: string;
  @ApiProperty() da!: string;
  @ApiPropertyOptional() fino?: string;
  @ApiProperty() statoPrecedente!: string;
}

export class ContoView {
  @ApiProperty() iban!: string;
  @ApiPropertyOptional() descrizione?: string;
  @ApiPropertyOptional() intestatario?: string;
  @ApiPropertyOptional() bic?: string;
  @ApiProperty() postale!: boolean;
  @ApiProperty() stato!: string;
}

export class CodiceView {
  @ApiProperty() stazione!: string;
  @ApiProperty() tipo!: string;
  @ApiProperty() codice!: string;
  @ApiProperty() generaIuv!: boolean;
  @ApiProperty({ description: 'Può aver generato IUV: non si toglie più' }) usato!: boolean;
}

/** An ente as the back office reads it. */
export class EnteView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() intermediario!: string;
  @ApiProperty() stato!: string;
  @ApiProperty({ description: 'Stati che si possono chiedere ora' }) statiAmmessi!: readonly string[];
  @ApiPropertyOptional({ type: SospensioneView }) sospensione?: SospensioneView;
  @ApiPropertyOptional() dtAvvio?: string;
  @ApiProperty() denominazione!: string;
  @ApiPropertyOptional() denominazioneBreve?: string;
  @ApiPropertyOptional() denominazioneBeneficiario?: string;
  @ApiProperty() tipoEnte!: string;
  @ApiPropertyOptional() emailAmministratore?: string;
  @ApiPropertyOptional() pec?: string;
  @ApiPropertyOptional() cbill?: string;
  @ApiProperty() auxDigit!: string;
  @ApiProperty() iuvSemprePiattaforma!: boolean;
  @ApiPropertyOptional() ibanDefault?: string;
  @ApiProperty() giorniPagamentoPresunti!: number;
  @ApiProperty() flgPagati!: boolean;
  @ApiProperty() flgTesoreria!: boolean;
  @ApiPropertyOptional() provincia?: string;
  @ApiPropertyOptional() telefono?: string;
  @ApiPropertyOptional() sitoWeb?: string;
  @ApiPropertyOptional() emailPubblica?: string;
  @ApiPropertyOptional() messaggio?: string;
  @ApiPropertyOptional() messaggioEn?: string;
  @ApiProperty({ type: [CodiceView] }) codici!: readonly CodiceView[];
  @ApiProperty({ type: [ContoView] }) iban!: readonly ContoView[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' } }) funzionalita!: Record<string, boolean>;
  @ApiProperty({ type: [LackView], description: 'Requisiti che mancano per essere pagabile' })
  cosaManca!: readonly LackView[];
  @ApiProperty() versione!: number;
}

/** Domain to answer; what is absent is absent. */
export function toEnteView(ente: Ente, tipi: readonly TipoDovuto[]): EnteView {
  const { dati, sospensione, ...rest } = ente;
  const view = {
    ...rest,
    ...dati,
    statiAmmessi: allowedStati(ente),
    ...(sospensione ? { sospensione: { ...sospensione, da: sospensione.da.toISOString() } } : {}),
    cosaManca: lacksOf(ente, tipi),
  };
  return JSON.parse(JSON.stringify(view)) as EnteView; // drops what is undefined, so that the type holds
}
