import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AvvisoQuestion } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { ProblemError } from '@mypay/platform/http';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';

/** A notice that a citizen holds: its number, and the code or, for who has none, the name of who owes. */
export class SearchAvvisoDto {
  @ApiProperty({ example: '301000000000000144', description: '18 cifre; gli spazi non contano' })
  @IsString()
  @MaxLength(40)
  @Matches(/^\s*(?:\d\s*){18}$/, { message: 'ha 18 cifre' })
  numeroAvviso!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Codice fiscale o partita IVA di chi deve pagare' })
  @IsOptional()
  @IsString()
  @Matches(/^\s*[A-Za-z0-9]{11,16}\s*$/, { message: 'è un codice fiscale o una partita IVA' })
  codiceFiscale?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Nome sull’avviso, solo se non c’è un codice fiscale',
  })
  @IsOptional()
  @IsString()
  @MaxLength(70)
  nome?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'Codice fiscale dell’ente creditore, se si sa' })
  @IsOptional()
  @Matches(/^\d{11}$/)
  ente?: string | null;
}

/** @throws ProblemError 400 unless exactly one of code and name is given */
export function toAvvisoQuestion({ numeroAvviso, codiceFiscale, nome, ente }: SearchAvvisoDto): AvvisoQuestion {
  const codice = codiceFiscale?.trim() ?? '';
  const name = nome?.trim() ?? '';
  if ((codice === '') === (name === ''))
    throw new ProblemError(
      400,
      'RICHIESTA_NON_VALIDA',
      'La richiesta non è valida',
      'Indicare il codice fiscale di chi deve pagare oppure, se non ne ha uno, il nome scritto sull’avviso.',
    );
  return {
    numeroAvviso: numeroAvviso.replace(/\s/g, ''),
    ...(codice === '' ? { nome: name } : { codice }),
    ...(ente ? { ente: parseCodiceFiscaleEnte(ente) } : {}),
  };
}
