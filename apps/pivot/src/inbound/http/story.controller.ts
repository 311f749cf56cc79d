import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { ReadStory } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { StoryQueryDto, StoryView, viewOfStory } from './story.view';

/** What of a debt's timeline pivot knows: its flow, for who may see flows; its cash, for who may see MyPivot. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot/storia')
export class StoryController {
  constructor(@Inject(ReadStory) private readonly story: ReadStory) {}

  @Get()
  @Permesso('spc.read')
  @ApiOperation({ summary: 'In quali flussi è rendicontato uno IUV, e con quali movimenti è stato incassato' })
  @ApiOkResponse({ type: StoryView })
  async of(
    @Param('ente') ente: string,
    @Query() { iuv }: StoryQueryDto,
    @Caller() { tipi, permessi }: CallerIdentity,
  ): Promise<StoryView> {
    const cash = permessi.includes('pivot.view');
    return viewOfStory(await this.story.execute(parseCodiceFiscaleEnte(ente), iuv, tipi, cash), cash);
  }
}
