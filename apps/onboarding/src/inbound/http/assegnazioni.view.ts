import { type LocalDate, tipiOrNull } from '@mypay/kernel';
import { type Assegnazione, isInForce, type Utente } from '@mypay/onboarding-core';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class PersonView {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() nome!: string;
  @ApiProperty() cognome!: string;
  @ApiPropertyOptional({ type: String, nullable: true }) codiceFiscale!: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) email!: string | null;
}

export class AssegnazioneView {
  @ApiProperty({ type: PersonView }) persona!: PersonView;
  @ApiProperty() ruolo!: string;
  @ApiProperty({ type: [String], nullable: true, description: 'null: tutti' }) tipi!: readonly string[] | null;
  @ApiProperty({ format: 'date' }) da!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true }) a!: string | null;
  @ApiProperty({ enum: ['ATTIVA', 'REVOCATA'] }) stato!: Assegnazione['stato'];
  @ApiProperty({ description: 'Vale oggi' }) inVigore!: boolean;
}

export class AssegnazioniPageView {
  @ApiProperty({ type: [AssegnazioneView] }) elementi!: readonly AssegnazioneView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

export class AssegnazioniView {
  @ApiProperty({ type: [AssegnazioneView] }) elementi!: readonly AssegnazioneView[];
}

/** A person as those see her who give her roles. */
export const toPersonView = ({ id, nome, cognome, codiceFiscale, email }: Utente): PersonView => ({
  id,
  nome,
  cognome,
  codiceFiscale: codiceFiscale ?? null,
  email: email ?? null,
});

export const toAssegnazioneView = (
  { utente, assegnazione }: { readonly utente: Utente; readonly assegnazione: Assegnazione },
  today: LocalDate,
): AssegnazioneView => ({
  persona: toPersonView(utente),
  ruolo: assegnazione.ruolo,
  tipi: tipiOrNull(assegnazione.tipi),
  da: assegnazione.da,
  a: assegnazione.a ?? null,
  stato: assegnazione.stato,
  inVigore: isInForce(assegnazione, today),
});
