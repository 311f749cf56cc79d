import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { MATCHES, PERIODS, type Period, ReadCruscotto, SearchDovuti } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { CruscottoView, toCruscottoView } from './cruscotto.view';
import { DovutoView, toDovutoView } from './dovuto.view';

/** What the one box shows at most: who wants more has the list. */
const FOUND_MAX = 20;

export class SearchQueryDto {
  @ApiProperty({ description: 'IUV, numero avviso, IUD, codice fiscale o nome, o il loro inizio', example: 'rossi' })
  @IsString()
  @MaxLength(100)
  q!: string;
}
export class FoundView {
  @ApiProperty({ enum: MATCHES, description: 'Per che cosa è stato trovato' }) trovato!: string;
  @ApiProperty({ type: DovutoView }) dovuto!: DovutoView;
}
export class SearchView {
  @ApiProperty({ type: [FoundView] }) elementi!: readonly FoundView[];
  @ApiProperty({ description: 'Ce ne sono altri: scrivere di più' }) altri!: boolean;
}
export class PeriodQueryDto {
  @ApiPropertyOptional({ enum: PERIODS, default: '30g' })
  @IsOptional()
  @IsIn(PERIODS)
  periodo: Period = '30g';
}

/** What an operator asks first: one text that finds a debt, and the figures of the ente. */
@ApiTags('operatore')
@ApiBearerAuth()
@Controller('enti/:ente')
export class SearchController {
  constructor(
    @Inject(SearchDovuti) private readonly search: SearchDovuti,
    @Inject(ReadCruscotto) private readonly readCruscotto: ReadCruscotto,
  ) {}

  @Get('ricerca')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Trova un dovuto da un testo solo' })
  @ApiOkResponse({ type: SearchView })
  async find(
    @Param('ente') ente: string,
    @Query() { q: text }: SearchQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<SearchView> {
    const found = await this.search.execute(parseCodiceFiscaleEnte(ente), text, tipi, FOUND_MAX + 1);
    return {
      elementi: found.slice(0, FOUND_MAX).map(({ trovato, ...shown }) => ({ trovato, dovuto: toDovutoView(shown) })),
      altri: found.length > FOUND_MAX,
    };
  }

  @Get('cruscotto')
  @Permesso('dovuto.read')
  @ApiOperation({ summary: 'Quanti dovuti e per quanto: aperti oggi, conclusi nel periodo, per tipo e per giorno' })
  @ApiOkResponse({ type: CruscottoView })
  async cruscotto(
    @Param('ente') ente: string,
    @Query() { periodo: period }: PeriodQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<CruscottoView> {
    return toCruscottoView(await this.readCruscotto.execute(parseCodiceFiscaleEnte(ente), period, tipi));
  }
}
