import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DEFAULT_FORM, type FormDefinition, type LocalText } from '@mypay/kernel';
import type { PublicEnte, PublicEntePage, TipoDovuto } from '@mypay/onboarding-core';

export class LocalTextView {
  @ApiProperty() it!: string;
  @ApiPropertyOptional({ type: String }) en?: string | undefined;
}

export class PublicEnteLineView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
  @ApiProperty() tipoEnte!: string;
  @ApiProperty({ type: String, nullable: true }) provincia!: string | null;
  @ApiProperty({ description: 'Quanti pagamenti spontanei offre' }) spontanei!: number;
}

export class PublicEntiPageView {
  @ApiProperty({ type: [PublicEnteLineView] }) elementi!: readonly PublicEnteLineView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class PublicSospensioneView {
  @ApiProperty({ enum: ['SOLO_SPONTANEI', 'NUOVI_DEBITI', 'INCASSI', 'TOTALE'] }) ambito!: string;
  @ApiPropertyOptional({ type: String, description: 'Fine prevista' }) fino?: string | undefined;
}

export class SpontaneoView {
  @ApiProperty() codice!: string;
  @ApiProperty() descrizione!: string;
  @ApiPropertyOptional({ type: LocalTextView }) categoria?: LocalText | undefined;
  @ApiPropertyOptional({ type: LocalTextView }) aiuto?: LocalText | undefined;
  @ApiPropertyOptional({ type: String, description: 'Importo fisso', example: '35.00' }) importo?: string | undefined;
  @ApiProperty({ description: 'Può pagare anche chi non ha codice fiscale' }) senzaCodiceFiscale!: boolean;
}

export class PublicEnteNameView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() codiceFiscale!: string;
  @ApiProperty() denominazione!: string;
}

export class SpontaneoFormView extends SpontaneoView {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Definizione del modulo' })
  modulo!: FormDefinition;
  @ApiProperty({ type: PublicEnteNameView }) ente!: PublicEnteNameView;
}

export class PublicLogoView {
  @ApiProperty({ description: 'Con questo si chiede l’immagine: …/logo/{hash}' }) hash!: string;
  @ApiProperty({ description: 'Testo per chi non vede l’immagine' }) alternativo!: string;
}

/** The page of an ente. What is absent was not said, or is not offered now. */
export class PublicEnteView extends PublicEnteNameView {
  @ApiProperty({ enum: ['ESERCIZIO', 'SOSPESO'] }) stato!: string;
  @ApiPropertyOptional({ type: PublicSospensioneView }) sospensione?: PublicSospensioneView | undefined;
  @ApiProperty({ description: 'I suoi avvisi si possono pagare ora' }) avvisiPagabili!: boolean;
  @ApiPropertyOptional({ type: String }) provincia?: string | undefined;
  @ApiPropertyOptional({ type: String }) telefono?: string | undefined;
  @ApiPropertyOptional({ type: String }) sitoWeb?: string | undefined;
  @ApiPropertyOptional({ type: String }) email?: string | undefined;
  @ApiPropertyOptional({ type: String }) pec?: string | undefined;
  @ApiPropertyOptional({ type: LocalTextView }) messaggio?: LocalText | undefined;
  @ApiPropertyOptional({ type: PublicLogoView }) logo?: PublicLogoView | undefined;
  @ApiProperty({ type: [SpontaneoView] }) spontanei!: readonly SpontaneoView[];
}

/** A line of the directory. */
export const toPublicLine = ({ chiave: _key, ...line }: PublicEnte): PublicEnteLineView => line;

const toSpontaneo = ({ codice, descrizione, modulo, importo, cfAnonimo }: TipoDovuto): SpontaneoView => ({
  codice,
  descrizione,
  categoria: modulo?.categoria,
  aiuto: modulo?.aiuto,
  importo,
  senzaCodiceFiscale: cfAnonimo,
});

const nameOf = ({ ente }: PublicEntePage): PublicEnteNameView => ({
  codiceIpa: ente.codiceIpa,
  codiceFiscale: ente.codiceFiscale,
  denominazione: ente.dati.denominazione,
});

/** The page of an ente as citizens read it. */
export function toPublicEnte(page: PublicEntePage): PublicEnteView {
  const { ente, publicity, messaggio, spontanei } = page;
  const { provincia, telefono, sitoWeb, emailPubblica, pec } = ente.dati;
  return {
    ...nameOf(page),
    stato: publicity.stato,
    ...(publicity.ambito === undefined ? {} : { sospensione: { ambito: publicity.ambito, fino: publicity.fino } }),
    avvisiPagabili: publicity.avvisi,
    provincia,
    telefono,
    sitoWeb,
    email: emailPubblica,
    pec,
    ...(messaggio === undefined ? {} : { messaggio }),
    ...(ente.logo === undefined ? {} : { logo: { hash: ente.logo.hash, alternativo: ente.logo.alternativo } }),
    spontanei: spontanei.map(toSpontaneo),
  };
}

/** A spontaneous payment with its form. */
export const toSpontaneoForm = (page: PublicEntePage, tipo: TipoDovuto): SpontaneoFormView => ({
  ...toSpontaneo(tipo),
  modulo: tipo.modulo ?? DEFAULT_FORM,
  ente: nameOf(page),
});
