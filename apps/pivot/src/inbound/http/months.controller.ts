import { type Clock, dateInRome, parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import { lastMonths, type Months, type PivotStores } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CLOCK, MONTHS, UNIT_OF_WORK } from '../../tokens';
import { MonthsQueryDto, MonthsView, viewOfMonth } from './months.view';

/** What was paid, reported and cashed, month by month. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/mesi')
@Permesso('pivot.view')
export class MonthsController {
  constructor(
    @Inject(MONTHS) private readonly months: Months,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'Pagati, rendicontati e incassati, per mese della data esito' })
  @ApiOkResponse({ type: MonthsView })
  async list(
    @Param('ente') codice: string,
    @Query() { mesi: count }: MonthsQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<MonthsView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const firsts = lastMonths(dateInRome(this.clock.now()), count);
    const { flgTesoreria } = await this.unitOfWork.run(ente, ({ fatti }) => fatti.flag());
    const [from, to] = [firsts[0], firsts.at(-1)];
    const months = from && to ? await this.months.between(ente, tipi, from, to) : [];
    return { mesi: months.map(viewOfMonth), conTesoreria: flgTesoreria, limitato: tipi !== 'TUTTI' };
  }
}
