import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  allLacksOf,
  allowedStati,
  COMPLETENESS_RULES,
  completenessOf,
  type EnteReads,
  IBAN_TRANSITIONS,
  type Lack,
  SECOND_LANGUAGES,
  type Logo,
  STATI_IBAN,
  tipiCreditedTo,
  writableFields,
} from '@mypay/onboarding-core';

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
  @ApiProperty({ enum: COMPLETENESS_RULES }) regola!: Lack['regola'];
  @ApiProperty() testo!: string;
  @ApiPropertyOptional({ type: String, description: 'Il campo, o il codice del tipo dovuto, di cui si parla' })
  oggetto?: string | undefined;
  @ApiProperty({ description: 'Impedisce l’apertura; altrimenti è solo consigliato' }) blocca!: boolean;
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
  @ApiPropertyOptional() autorizzazioneStampa?: string;
  @ApiProperty() postale!: boolean;
  @ApiProperty({ enum: STATI_IBAN }) stato!: string;
  @ApiProperty({ enum: STATI_IBAN, isArray: true, description: 'Stati a cui può passare' })
  statiAmmessi!: readonly string[];
  @ApiProperty({ type: [String], description: 'Tipi dovuto che vi accreditano, anche solo perché è quello dell’ente' })
  usatoDa!: readonly string[];
}

export class LogoView {
  @ApiPropertyOptional({ type: String }) hash?: string | undefined;
  @ApiPropertyOptional({ type: String }) formato?: string | undefined;
  @ApiPropertyOptional({ type: String }) alternativo?: string | undefined;
  @ApiProperty({ description: 'Versione dell’ente' }) versione!: number;
}

export class EnteLogoView {
  @ApiProperty() hash!: string;
  @ApiProperty() formato!: string;
  @ApiProperty() alternativo!: string;
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
  @ApiProperty({ type: [String], description: 'Stati che si possono chiedere ora' }) statiAmmessi!: readonly string[];
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
  @ApiPropertyOptional({ enum: SECOND_LANGUAGES }) linguaAggiuntiva?: string;
  @ApiPropertyOptional() provincia?: string;
  @ApiPropertyOptional() telefono?: string;
  @ApiPropertyOptional() sitoWeb?: string;
  @ApiPropertyOptional() emailPubblica?: string;
  @ApiPropertyOptional() messaggio?: string;
  @ApiPropertyOptional() messaggioEn?: string;
  @ApiPropertyOptional() messaggioDa?: string;
  @ApiPropertyOptional() messaggioA?: string;
  @ApiPropertyOptional({ type: EnteLogoView }) logo?: EnteLogoView;
  @ApiProperty({ type: [CodiceView] }) codici!: readonly CodiceView[];
  @ApiProperty({ type: [ContoView] }) iban!: readonly ContoView[];
  @ApiProperty({ type: 'object', additionalProperties: { type: 'boolean' } }) funzionalita!: Record<string, boolean>;
  @ApiProperty({ type: [LackView], description: 'Ciò che manca: prima quel che impedisce l’apertura' })
  cosaManca!: readonly LackView[];
  @ApiProperty({ description: 'Quanta parte dei requisiti c’è, in centesimi' }) completezza!: number;
  @ApiProperty({ type: [String], description: 'Campi che chi chiede può cambiare con PATCH' })
  campiModificabili!: readonly string[];
  @ApiProperty() versione!: number;
}

/** What is said of a logo: of the picture made of it for paper, nothing. */
export const toLogoView = ({ hash, formato, alternativo }: Logo): EnteLogoView => ({ hash, formato, alternativo });

/** Domain to answer; what is absent is absent. */
export function toEnteView(
  { ente, tipi, people }: NonNullable<Awaited<ReturnType<EnteReads['ente']>>>,
  permessi: readonly string[],
): EnteView {
  const { dati, sospensione, logo, ...rest } = ente;
  const lacks = allLacksOf(ente, tipi, people);
  const view = {
    ...rest,
    ...dati,
    ...(logo ? { logo: toLogoView(logo) } : {}),
    statiAmmessi: allowedStati(ente),
    ...(sospensione ? { sospensione: { ...sospensione, da: sospensione.da.toISOString() } } : {}),
    iban: ente.iban.map((conto) => ({
      ...conto,
      statiAmmessi: IBAN_TRANSITIONS[conto.stato],
      usatoDa: tipiCreditedTo(conto.iban, ente, tipi),
    })),
    cosaManca: lacks,
    completezza: completenessOf(lacks),
    campiModificabili: writableFields(permessi),
  };
  return JSON.parse(JSON.stringify(view)) as EnteView; // drops what is undefined, so that the type holds
}
