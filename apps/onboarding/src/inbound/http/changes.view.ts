import { ApiProperty } from '@nestjs/swagger';

const JSON_OBJECT = { type: 'object', nullable: true, additionalProperties: true } as const;

/** A line of the register of changes. Source: roles.md §7.1. */
export class ChangeView {
  @ApiProperty({ format: 'date-time' }) ts!: string;
  @ApiProperty({ description: 'Un client, o `persona:<id>`' }) attore!: string;
  @ApiProperty({ type: String, nullable: true }) nomeAttore!: string | null;
  @ApiProperty() azione!: string;
  @ApiProperty() oggettoTipo!: string;
  @ApiProperty() oggettoId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Della persona a cui si riferisce' })
  nomeOggetto!: string | null;
  @ApiProperty({ ...JSON_OBJECT, description: 'Soltanto ciò che cambia' }) prima!: unknown;
  @ApiProperty(JSON_OBJECT) dopo!: unknown;
  @ApiProperty({ type: String, nullable: true }) motivo!: string | null;
}

export class ChangesPageView {
  @ApiProperty({ type: [ChangeView] }) elementi!: readonly ChangeView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}
