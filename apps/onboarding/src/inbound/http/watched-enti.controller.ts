import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Callers, searchWords, type WatchedEnti } from '@mypay/onboarding-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { readCursor, toPage } from '@mypay/platform/http';
import { WATCHED_ENTI } from '../../tokens';
import { actorOf } from './request';
import { toWatchedEnte, WatchedEntiPageView, WatchedEntiQueryDto } from './watched-enti.dto';

const MAX_WORDS = 8;

/** The enti of an intermediary, for who works for the whole of it. */
@ApiTags('enti')
@ApiBearerAuth()
@Controller('intermediario/enti')
export class WatchedEntiController {
  constructor(
    private readonly callers: Callers,
    @Inject(WATCHED_ENTI) private readonly enti: WatchedEnti,
  ) {}

  @Get()
  @Permesso('ente.read')
  @ApiOperation({ summary: 'Gli enti dell’intermediario, per nome, con lo stato e ciò che manca a ciascuno' })
  @ApiOkResponse({ type: WatchedEntiPageView })
  async list(
    @Caller() caller: CallerIdentity,
    @Query() { cursore, limite, testo, ...filters }: WatchedEntiQueryDto,
  ): Promise<WatchedEntiPageView> {
    const intermediario = await this.callers.intermediarioOf(actorOf(caller));
    const after = readCursor(cursore, ['text', 'text']);
    const rows = await this.enti.page({
      ...filters,
      intermediario,
      words: searchWords(testo ?? '').slice(0, MAX_WORDS),
      limit: limite + 1,
      after: after && [after[0], after[1]],
    });
    return toPage(rows, limite, ({ chiave, codiceFiscale }) => [chiave, codiceFiscale], toWatchedEnte);
  }
}
