import { ApiProperty } from '@nestjs/swagger';

/** Who entered, to themselves. */
export class PersonView {
  @ApiProperty() readonly id!: string;
  @ApiProperty() readonly nome!: string;
  @ApiProperty() readonly cognome!: string;
  @ApiProperty({ type: String, nullable: true }) readonly codiceFiscale!: string | null;
  @ApiProperty({ type: String, nullable: true }) readonly email!: string | null;
}

/** The person acts on an ente's behalf. */
export class PerContoView {
  @ApiProperty() readonly motivo!: string;
  @ApiProperty({ format: 'date-time' }) readonly fino!: string;
}

/** What the person may do on one ente. */
export class AssignmentView {
  @ApiProperty() readonly codiceIpa!: string;
  @ApiProperty({ description: 'Codice fiscale dell’ente' }) readonly ente!: string;
  @ApiProperty() readonly denominazione!: string;
  @ApiProperty() readonly stato!: string;
  @ApiProperty({ type: [String] }) readonly ruoli!: readonly string[];
  @ApiProperty({ type: [String] }) readonly permessi!: readonly string[];
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'array', items: { type: 'string' } },
    description: 'Tipi dovuto dei permessi che non valgono per tutti',
  })
  readonly limiti!: Readonly<Record<string, readonly string[]>>;
  @ApiProperty({ type: PerContoView, nullable: true, description: 'Agisce per conto dell’ente, fino a quando' })
  readonly perConto!: PerContoView | null;
}

export class GeneralPermissionsView {
  @ApiProperty({ type: [String] }) readonly permessi!: readonly string[];
}

/** Who one is, what one may do, and until when. */
export class SessionView {
  @ApiProperty({ description: 'false per chi non ha fatto l’accesso' }) readonly autenticato!: boolean;
  @ApiProperty({ description: 'Da mandare in x-csrf-token con ogni richiesta che cambia qualcosa' })
  readonly csrf!: string;
  @ApiProperty({ format: 'date-time', description: 'L’orologio del server' }) readonly ora!: string;
  @ApiProperty({ format: 'date-time', description: 'Quando finisce se non si fa nulla' }) readonly scadeIl!: string;
  @ApiProperty({ format: 'date-time', description: 'Quando avvisare che sta per finire' }) readonly avvisoIl!: string;
  @ApiProperty({ format: 'date-time', description: 'Quando finisce comunque' }) readonly fineAssoluta!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Nome e cognome' }) readonly nome!: string | null;
  @ApiProperty({ type: PersonView, nullable: true }) readonly persona!: PersonView | null;
  @ApiProperty({ description: 'Ha un codice fiscale: può vedere le proprie posizioni' }) readonly cittadino!: boolean;
  @ApiProperty({ type: [AssignmentView] }) readonly assegnazioni!: readonly AssignmentView[];
  @ApiProperty({ description: 'Ci sono più enti di quelli elencati' }) readonly altriEnti!: boolean;
  @ApiProperty({ type: GeneralPermissionsView, description: 'Permessi fuori da un ente' })
  readonly generali!: GeneralPermissionsView;
  @ApiProperty({ description: 'false mentre non si può sapere che cosa la persona può fare' })
  readonly assegnazioniNote!: boolean;
  @ApiProperty({ description: 'Installazione di prova: c’è la pagina /stato' }) readonly demo!: boolean;
}

/** One of a person's own sessions. */
export class OwnSessionView {
  @ApiProperty({ format: 'uuid' }) readonly id!: string;
  @ApiProperty({ format: 'date-time' }) readonly creataIl!: string;
  @ApiProperty({ format: 'date-time' }) readonly vistaIl!: string;
  @ApiProperty({ format: 'date-time' }) readonly scadeIl!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Il browser, come si presenta' })
  readonly userAgent!: string | null;
  @ApiProperty({ description: 'È quella con cui si sta guardando' }) readonly corrente!: boolean;
}

export class OwnSessionsView {
  @ApiProperty({ type: [OwnSessionView] }) readonly elementi!: readonly OwnSessionView[];
}
