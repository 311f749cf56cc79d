import { BadRequestException, Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { cartResponse } from '@mypay/contracts';
import { ManageCarrello } from '@mypay/dovuti-core';
import { OnlyServices } from '@mypay/platform/auth';
import { z } from 'zod';

const mergeRequest = z.object({ da: z.string().min(1).max(200), a: z.string().min(1).max(200) });

/** Carts for our own services: pagamenti asks at checkout, portale at login. Asking marks nothing. */
@ApiExcludeController()
@Controller('interno/carrelli')
export class InternalCarrelliController {
  constructor(@Inject(ManageCarrello) private readonly carrello: ManageCarrello) {}

  @Get(':soggetto')
  @OnlyServices('pagamenti')
  async cart(@Param('soggetto') soggetto: string): Promise<unknown> {
    const items = await this.carrello.show(soggetto);
    return cartResponse.encode({
      soggetto,
      voci: items.flatMap(({ line, debt }) =>
        debt?.numeroAvviso === undefined || line.paidAt !== undefined
          ? []
          : [
              {
                id: line.id.toString(),
                ente: debt.codiceFiscale,
                codiceIpa: debt.ente.codiceIpa,
                denominazioneEnte: debt.ente.denominazione ?? debt.ente.denominazioneBeneficiario,
                numeroAvviso: debt.numeroAvviso,
                iuv: debt.dovuto.dati.iuv ?? '',
                iud: debt.dovuto.dati.iud,
                tipoDovuto: debt.dovuto.dati.tipoDovuto,
                importoCents: debt.importo,
                importoVistoCents: line.seen,
                causale: debt.causale.slice(0, 140),
                scadenza: debt.scadenza,
                debitore: {
                  tipo: debt.debitore.tipo,
                  codice: debt.debitore.codice,
                  anagrafica: debt.debitore.anagrafica,
                },
                pagabile: debt.payable,
                causa: debt.payable ? undefined : debt.cause,
              },
            ],
      ),
    });
  }

  @Post('unisci')
  @HttpCode(204)
  @OnlyServices('portale')
  async merge(@Body() body: unknown): Promise<void> {
    const request = mergeRequest.safeParse(body);
    if (!request.success) throw new BadRequestException('Servono i soggetti `da` e `a`.');
    await this.carrello.merge(request.data.da, request.data.a);
  }
}
