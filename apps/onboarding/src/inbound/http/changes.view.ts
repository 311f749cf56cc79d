import { PageQueryDto } from '@mypay/platform/http';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';

const JSON_OBJECT = { type: 'object', nullable: true, additionalProperties: true } as const;

/** Which lines of the register of changes. */
export class ChangesQueryDto extends PageQueryDto {
  @ApiPropertyOptional({ description: 'Soltanto ciò che riguarda questo tipo dovuto: esso, e chi vi lavora' })
  @IsOptional()
  @Matches(/^[^\s/]{1,64}$/)
  tipo?: string;
}

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
