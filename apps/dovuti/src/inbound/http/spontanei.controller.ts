import { Body, Controller, Headers, Inject, Param, Post } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiOperation,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { CreateSpontaneo } from '@mypay/dovuti-core';
import type { FormAnswers } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { ProblemError } from '@mypay/platform/http';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsObject, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { CitizenDebtView, toCitizenDebt } from './citizen.view';
import { Lookers } from './looker';

class SpontaneoDebtorDto {
  @ApiProperty({ enum: ['F', 'G'] }) @IsIn(['F', 'G']) tipo!: string;
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Manca per chi non ne ha, dove il pagamento lo ammette',
  })
  @IsOptional()
  @IsString()
  @MaxLength(35)
  codice?: string | null;
  @ApiProperty() @IsString() @MaxLength(200) anagrafica!: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Nazione di chi non ha codice fiscale, ISO 3166' })
  @IsOptional()
  @IsString()
  @MaxLength(2)
  nazione?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true }) @IsOptional() @IsString() @MaxLength(256) email?:
    string | null;
}

export class SpontaneoDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Risposte al modulo, per nome del campo' })
  @IsObject()
  valori!: Record<string, unknown>;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    example: '35.00',
    description: 'Dove né il tipo né il modulo lo dicono',
  })
  @IsOptional()
  @IsString()
  @MaxLength(15)
  importo?: string | null;

  @ApiProperty({ type: SpontaneoDebtorDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => SpontaneoDebtorDto)
  debitore!: SpontaneoDebtorDto;
}

const some = (text: string | null | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === '' ? undefined : trimmed;
};

/** Payments that a citizen begins. */
@ApiTags('cittadini')
@ApiBearerAuth()
@Controller('public/spontanei')
export class SpontaneiController {
  constructor(
    @Inject(CreateSpontaneo) private readonly createSpontaneo: CreateSpontaneo,
    @Inject(Lookers) private readonly lookers: Lookers,
  ) {}

  @Post(':codiceIpa/:tipo')
  @Permesso('pub.spontaneo.create')
  @ApiOperation({
    summary: 'Crea il dovuto di uno spontaneo, con il suo IUV; la stessa chiave due volte è un dovuto solo',
  })
  @ApiHeader({ name: 'idempotency-key', required: true, description: 'Da 8 a 64 lettere, cifre, trattini' })
  @ApiCreatedResponse({ type: CitizenDebtView })
  async create(
    @Caller() caller: CallerIdentity,
    @Param('codiceIpa') codiceIpa: string,
    @Param('tipo') tipo: string,
    @Headers('idempotency-key') key: string | undefined,
    @Body() { valori, importo, debitore }: SpontaneoDto,
  ): Promise<CitizenDebtView> {
    if (key === undefined || !/^[A-Za-z0-9-]{8,64}$/.test(key))
      throw new ProblemError(
        400,
        'RICHIESTA_NON_VALIDA',
        'La richiesta non è valida',
        'Serve l’intestazione idempotency-key: da 8 a 64 lettere, cifre o trattini, nuova per ogni pagamento.',
      );
    const debt = await this.createSpontaneo.execute(caller.soggetto, key, codiceIpa, tipo, {
      valori: valori as FormAnswers,
      importo: some(importo),
      debitore: {
        tipo: debitore.tipo,
        codice: some(debitore.codice),
        anagrafica: debitore.anagrafica.trim(),
        nazione: some(debitore.nazione),
        email: some(debitore.email),
      },
    });
    return toCitizenDebt(debt, await this.lookers.of(caller));
  }
}
