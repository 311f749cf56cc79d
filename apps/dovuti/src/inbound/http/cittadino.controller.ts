import { Controller, Delete, Get, HttpCode, Inject, NotFoundException, Param, Query, Res } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import { CancelSpontaneo, isVivo, type Position, ReadPositions } from '@mypay/dovuti-core';
import { isCodiceFiscaleOfPerson, parseIud } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { toPage } from '@mypay/platform/http';
import type { FastifyReply } from 'fastify';
import { CitizenDebtView, CitizenTipoView, toCitizenDebt } from './citizen.view';
import { Lookers } from './looker';
import { CSV_PAGE, sendCsv } from './positions-csv';
import { ClosedPositionsQueryDto, OpenPositionsQueryDto, toClosedRequest, toOpenRequest } from './positions.dto';

class OwnPositionView extends CitizenDebtView {
  @ApiProperty({ description: 'Chiave del dovuto presso l’ente' }) iud!: string;
  @ApiPropertyOptional({ type: String, description: 'Identificativo della ricevuta, se è pagata' })
  ricevuta?: string | undefined;
  @ApiPropertyOptional({ type: String }) creatoIl?: string;
  @ApiPropertyOptional({ type: String, description: 'Il giorno del pagamento, o in cui è finita in altro modo' })
  chiusaIl?: string | undefined;
}

class WholePositionView extends OwnPositionView {
  @ApiProperty({ description: 'L’ha iniziata un cittadino, non l’ente' }) spontanea!: boolean;
  @ApiProperty({ description: 'Chi guarda può annullarla ora' }) annullabile!: boolean;
}

class EnteChoiceView {
  @ApiProperty() codiceIpa!: string;
  @ApiProperty() denominazione!: string;
  @ApiProperty({ type: [CitizenTipoView] }) tipi!: readonly CitizenTipoView[];
}
class ChoicesView {
  @ApiProperty({ type: [EnteChoiceView] }) enti!: readonly EnteChoiceView[];
}

class OwnPositionsView {
  @ApiProperty({ type: [OwnPositionView] }) elementi!: readonly OwnPositionView[];
  @ApiProperty({ type: String, nullable: true }) cursore!: string | null;
}

/** A citizen's own debts at all enti; whose is said by the token, never by the request. */
@ApiTags('cittadini')
@ApiBearerAuth()
@Controller('cittadino')
export class CittadinoController {
  constructor(
    @Inject(ReadPositions) private readonly positions: ReadPositions,
    @Inject(CancelSpontaneo) private readonly cancelSpontaneo: CancelSpontaneo,
    @Inject(Lookers) private readonly lookers: Lookers,
  ) {}

  @Get('posizioni')
  @Permesso('cit.debiti.read')
  @ApiOperation({ summary: 'Da pagare, la scadenza più vicina per prima' })
  @ApiOkResponse({ type: OwnPositionsView })
  async open(@Caller() caller: CallerIdentity, @Query() query: OpenPositionsQueryDto): Promise<OwnPositionsView> {
    return this.page(caller, query.limite, await this.positions.open(ownCode(caller), toOpenRequest(query)));
  }

  @Get('pagamenti')
  @Permesso('cit.pagati.read')
  @ApiOperation({ summary: 'Pagati, annullati e finiti in altro modo, dal più recente' })
  @ApiOkResponse({ type: OwnPositionsView })
  async closed(@Caller() caller: CallerIdentity, @Query() query: ClosedPositionsQueryDto): Promise<OwnPositionsView> {
    return this.page(caller, query.limite, await this.positions.closed(ownCode(caller), toClosedRequest(query)));
  }

  @Get('pagamenti/csv')
  @Permesso('cit.pagati.read')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'Lo stesso elenco, tutto, come CSV' })
  async csv(
    @Caller() caller: CallerIdentity,
    @Query() query: ClosedPositionsQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const code = ownCode(caller);
    const request = toClosedRequest(query);
    await sendCsv(reply, 'storico.csv', (after) => this.positions.closed(code, { ...request, after, limit: CSV_PAGE }));
  }

  @Get('posizioni/scelte')
  @Permesso('cit.debiti.read')
  @ApiOperation({ summary: 'Enti e tipi per cui ci sono posizioni proprie, aperte o chiuse' })
  @ApiOkResponse({ type: ChoicesView })
  async choices(@Caller() caller: CallerIdentity): Promise<ChoicesView> {
    return { enti: await this.positions.choices(ownCode(caller)) };
  }

  @Get('posizioni/:codiceIpa/:iud')
  @Permesso('cit.debiti.read')
  @ApiOperation({ summary: 'Una posizione, aperta o chiusa' })
  @ApiOkResponse({ type: WholePositionView })
  async one(
    @Caller() caller: CallerIdentity,
    @Param('codiceIpa') codiceIpa: string,
    @Param('iud') iud: string,
  ): Promise<WholePositionView> {
    const position = await this.positions.one(ownCode(caller), codiceIpa, parseIud(iud));
    if (!position) throw new NotFoundException('Non c’è una posizione con questa chiave.');
    const { debt } = position;
    return {
      ...toCitizenDebt(debt, await this.lookers.of(caller)),
      iud: debt.dovuto.dati.iud,
      ricevuta: debt.pagamento?.rtId,
      creatoIl: debt.dovuto.creatoIl.toISOString(),
      spontanea: position.begunByCitizen,
      annullabile: position.cancellable,
    };
  }

  @Delete('posizioni/:codiceIpa/:iud')
  @Permesso('cit.dovuto.annulla')
  @HttpCode(204)
  @ApiOperation({ summary: 'Annulla un proprio spontaneo ancora da pagare; una seconda volta non fa nulla' })
  @ApiNoContentResponse()
  async cancel(
    @Caller() caller: CallerIdentity,
    @Param('codiceIpa') codiceIpa: string,
    @Param('iud') iud: string,
  ): Promise<void> {
    await this.cancelSpontaneo.execute(ownCode(caller), codiceIpa, parseIud(iud));
  }

  private async page(caller: CallerIdentity, limit: number, positions: readonly Position[]): Promise<OwnPositionsView> {
    const looker = await this.lookers.of(caller);
    return toPage(
      positions,
      limit,
      ({ line }) => [line.day, line.id],
      ({ line, debt }) => ({
        ...toCitizenDebt(debt, looker),
        iud: debt.dovuto.dati.iud,
        ricevuta: debt.pagamento?.rtId,
        chiusaIl: isVivo(debt.dovuto.stato) ? undefined : line.day,
      }),
    );
  }
}

/** @throws NotFoundException for a caller who has not proved a codice fiscale: he owns no debt */
function ownCode({ codiceFiscale }: CallerIdentity): string {
  if (codiceFiscale === undefined || !isCodiceFiscaleOfPerson(codiceFiscale))
    throw new NotFoundException('Chi chiede non ha un codice fiscale verificato.');
  return codiceFiscale;
}
