import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { parseCodiceFiscaleEnte } from '@mypay/kernel';
import { LinkMovimento, type Lists, type MovimentoKey, NO_CODE, PivotError, Suggest } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { LISTS } from '../../tokens';
import { pagamentoKeyOf } from './keys';
import { LinkDto, MovimentoKeyQueryDto, UndoLinkDto } from './pivot.dto';
import { MovimentoSuggestionsView, SuggestionsView, viewOfSuggestion, viewOfVersion } from './suggestions.view';

/** What a row without its counterpart may belong to, and the link that a person gives. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
export class SuggestionsController {
  constructor(
    @Inject(Suggest) private readonly suggest: Suggest,
    @Inject(LinkMovimento) private readonly links: LinkMovimento,
    @Inject(LISTS) private readonly lists: Lists,
  ) {}

  @Get('movimenti/:anno/:bolletta/suggerimenti')
  @Permesso('pivot.view')
  @ApiOperation({ summary: 'A che cosa può appartenere una bolletta che non si abbina, e i collegamenti fatti a mano' })
  @ApiOkResponse({ type: MovimentoSuggestionsView })
  async ofMovimento(
    @Param('ente') ente: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() codes: MovimentoKeyQueryDto,
  ): Promise<MovimentoSuggestionsView> {
    const found = await this.suggest.movimento(parseCodiceFiscaleEnte(ente), keyOf(anno, bolletta, codes));
    return {
      suggerimenti: found.suggerimenti.map(viewOfSuggestion),
      aggancio: found.aggancio,
      versioni: found.versioni.map(viewOfVersion),
    };
  }

  @Get('pagamenti/:iuv/:iur/:indice/suggerimenti')
  @Permesso('pivot.view')
  @ApiOperation({
    summary:
      'Di un pagamento: ciò che quasi ne porta i codici, e le bollette che possono essere l’accredito del suo flusso',
  })
  @ApiOkResponse({ type: SuggestionsView })
  async ofPagamento(
    @Param('ente') ente: string,
    @Param('iuv') iuv: string,
    @Param('iur') iur: string,
    @Param('indice') index: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<SuggestionsView> {
    const codice = parseCodiceFiscaleEnte(ente);
    const key = pagamentoKeyOf(iuv, iur, index);
    if (!(await this.lists.pagamento(codice, key, tipi)))
      throw new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
    return { suggerimenti: (await this.suggest.pagamento(codice, key)).map(viewOfSuggestion) };
  }

  @Get('flussi/:psp/:iuf/suggerimenti')
  @Permesso('pivot.view')
  @ApiOperation({ summary: 'Le bollette che possono essere l’accredito di un flusso, o ciò che gli manca' })
  @ApiOkResponse({ type: SuggestionsView })
  async ofFlusso(
    @Param('ente') ente: string,
    @Param('psp') psp: string,
    @Param('iuf') iuf: string,
  ): Promise<SuggestionsView> {
    const found = await this.suggest.flusso(parseCodiceFiscaleEnte(ente), { psp, iuf });
    return { suggerimenti: found.map(viewOfSuggestion) };
  }

  @Post('movimenti/:anno/:bolletta/collegamento')
  @HttpCode(204)
  @Permesso('pivot.abbinamento.write')
  @ApiOperation({
    summary: 'Collega a mano una bolletta a un flusso o a un pagamento: una nuova versione, con chi e perché',
  })
  @ApiNoContentResponse()
  link(
    @Param('ente') ente: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() codes: MovimentoKeyQueryDto,
    @Body() { motivo, iuf, iuv }: LinkDto,
    @Caller() { soggetto }: CallerIdentity,
  ): Promise<void> {
    if ((iuf === undefined) === (iuv === undefined))
      throw new PivotError('CODICE_SCONOSCIUTO', 'Si collega con uno IUF o con uno IUV, uno dei due');
    const key = keyOf(anno, bolletta, codes);
    return this.links.link(parseCodiceFiscaleEnte(ente), key, { iuf, iuv }, { utente: soggetto, motivo });
  }

  @Post('movimenti/:anno/:bolletta/scioglimento')
  @HttpCode(204)
  @Permesso('pivot.abbinamento.write')
  @ApiOperation({ summary: 'Scioglie il collegamento fatto a mano: torna a contare la causale' })
  @ApiNoContentResponse()
  undo(
    @Param('ente') ente: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() codes: MovimentoKeyQueryDto,
    @Body() { motivo }: UndoLinkDto,
    @Caller() { soggetto }: CallerIdentity,
  ): Promise<void> {
    return this.links.undo(parseCodiceFiscaleEnte(ente), keyOf(anno, bolletta, codes), { utente: soggetto, motivo });
  }
}

const keyOf = (
  anno: string,
  bolletta: string,
  { enteBt = NO_CODE, istat = NO_CODE }: MovimentoKeyQueryDto,
): MovimentoKey => ({
  anno,
  bolletta,
  enteBt,
  istat,
});
