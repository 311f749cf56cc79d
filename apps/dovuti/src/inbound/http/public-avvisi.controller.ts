import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { DovutiError, PrintAvviso, type References, SearchAvviso } from '@mypay/dovuti-core';
import type { Clock } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import type { FastifyReply } from 'fastify';
import { CLOCK, REFERENCES } from '../../tokens';
import { FoundAvvisiView, toCitizenDebt } from './citizen.view';
import { Lookers } from './looker';
import { SearchAvvisoDto, toAvvisoQuestion } from './search-avviso.dto';

/** Notices for who holds one. */
@ApiTags('cittadini')
@ApiBearerAuth()
@Controller('public/avvisi')
export class PublicAvvisiController {
  constructor(
    @Inject(SearchAvviso) private readonly search: SearchAvviso,
    @Inject(PrintAvviso) private readonly printAvviso: PrintAvviso,
    @Inject(Lookers) private readonly lookers: Lookers,
    @Inject(REFERENCES) private readonly references: References,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('ricerca')
  @HttpCode(200)
  @Permesso('pub.avviso.read')
  @ApiOperation({
    summary: 'Cerca un avviso per numero e codice fiscale, o nome di chi non ne ha; nulla è un elenco vuoto',
  })
  @ApiOkResponse({ type: FoundAvvisiView })
  async find(@Caller() caller: CallerIdentity, @Body() body: SearchAvvisoDto): Promise<FoundAvvisiView> {
    const found = await this.search.execute(toAvvisoQuestion(body));
    const looker = await this.lookers.of(caller);
    return { elementi: found.map((debt) => toCitizenDebt(debt, looker)) };
  }

  @Get(':riferimento/pdf')
  @Permesso('pub.avviso.pdf')
  @ApiOperation({ summary: 'L’avviso in PDF, per chi lo ha trovato' })
  @ApiProduces('application/pdf')
  async pdf(
    @Caller() caller: CallerIdentity,
    @Param('riferimento') reference: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const key = this.references.open(reference, caller.soggetto, this.clock.now());
    if (!key)
      throw new DovutiError('RIFERIMENTO_NON_VALIDO', 'Il riferimento non vale più: cercare di nuovo l’avviso.');
    const { numeroAvviso, pdf } = await this.printAvviso.execute(key.ente, key.iud, () => true);
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="avviso-${numeroAvviso}.pdf"`)
      .send(pdf);
  }
}
