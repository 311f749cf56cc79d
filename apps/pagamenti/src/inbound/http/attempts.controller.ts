import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { parseCodiceFiscaleEnte, tipiOrNull } from '@mypay/kernel';
import { ReadAttempts } from '@mypay/pagamenti-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage } from '@mypay/platform/http';
import { ApiOkResponse } from '@nestjs/swagger';
import {
  SummaryQueryDto,
  SummaryView,
  toSummaryView,
  toAttemptView,
  AttemptsPageView,
  AttemptsQueryDto,
} from './attempts.view';

/** Attempts at Checkout, for who may see the debts that they are about. */
@Controller('enti/:ente/transazioni')
export class AttemptsController {
  constructor(@Inject(ReadAttempts) private readonly attempts: ReadAttempts) {}

  /** Of one IUV, newest first: no person, and nothing that opens the payer's page. */
  @Get()
  @Permesso('dovuto.read')
  @ApiOkResponse({ type: AttemptsPageView })
  async list(
    @Param('ente') ente: string,
    @Query() { iuv, limite, cursore }: AttemptsQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<AttemptsPageView> {
    const rows = await this.attempts.of(
      parseCodiceFiscaleEnte(ente),
      iuv,
      tipiOrNull(tipi),
      readCursor(cursore, ['instant', 'text']),
      limite + 1,
    );
    return toPage(rows, limite, ({ creatoIl, idCarrello }) => [creatoIl, idCarrello], toAttemptView);
  }

  /** By which channel the ente was paid, how the attempts ended, and how many receipts must be looked at. */
  @Get('riepilogo')
  @Permesso('dovuto.read')
  @ApiOkResponse({ type: SummaryView })
  async summary(
    @Param('ente') ente: string,
    @Query() { giorni }: SummaryQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<SummaryView> {
    return toSummaryView(await this.attempts.summary(parseCodiceFiscaleEnte(ente), giorni, tipiOrNull(tipi)));
  }
}
