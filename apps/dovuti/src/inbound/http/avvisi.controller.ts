import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { PrintAvviso } from '@mypay/dovuti-core';
import { parseCodiceFiscaleEnte, parseIud, seesTipo } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import type { FastifyReply } from 'fastify';

/** Notices of debts, as paper. */
@ApiTags('avvisi')
@ApiBearerAuth()
@Controller('enti/:ente/dovuti')
export class AvvisiController {
  constructor(@Inject(PrintAvviso) private readonly printAvviso: PrintAvviso) {}

  @Get(':iud/avviso')
  @Permesso('avviso.pdf')
  @ApiOperation({ summary: 'L’avviso di un dovuto da pagare, in PDF' })
  @ApiProduces('application/pdf')
  async avviso(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Caller() caller: CallerIdentity,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { numeroAvviso, pdf } = await this.printAvviso.execute(parseCodiceFiscaleEnte(ente), parseIud(iud), (tipo) =>
      seesTipo(caller.tipi, tipo),
    );
    await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="avviso-${numeroAvviso}.pdf"`)
      .send(pdf);
  }
}
