import { Controller, Get, Inject, NotFoundException, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Position, ReadPositions } from '@mypay/dovuti-core';
import { isCodiceFiscaleOfPerson, parseIud } from '@mypay/kernel';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { toPage } from '@mypay/platform/http';
import { CitizenDebtView, toCitizenDebt } from './citizen.view';
import { Lookers } from './looker';
import { ClosedPositionsQueryDto, OpenPositionsQueryDto, toClosedRequest, toOpenRequest } from './positions.dto';

class OwnPositionView extends CitizenDebtView {
  @ApiProperty({ description: 'Chiave del dovuto presso l’ente' }) iud!: string;
  @ApiPropertyOptional({ type: String, description: 'Identificativo della ricevuta, se è pagata' })
  ricevuta?: string | undefined;
  @ApiPropertyOptional({ type: String }) creatoIl?: string;
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

  @Get('posizioni/:codiceIpa/:iud')
  @Permesso('cit.debiti.read')
  @ApiOperation({ summary: 'Una posizione, aperta o chiusa' })
  @ApiOkResponse({ type: OwnPositionView })
  async one(
    @Caller() caller: CallerIdentity,
    @Param('codiceIpa') codiceIpa: string,
    @Param('iud') iud: string,
  ): Promise<OwnPositionView> {
    const debt = await this.positions.one(ownCode(caller), codiceIpa, parseIud(iud));
    if (!debt) throw new NotFoundException('Non c’è una posizione con questa chiave.');
    return {
      ...toCitizenDebt(debt, await this.lookers.of(caller)),
      iud: debt.dovuto.dati.iud,
      ricevuta: debt.pagamento?.rtId,
      creatoIl: debt.dovuto.creatoIl.toISOString(),
    };
  }

  private async page(caller: CallerIdentity, limit: number, positions: readonly Position[]): Promise<OwnPositionsView> {
    const looker = await this.lookers.of(caller);
    return toPage(
      positions,
      limit,
      ({ line }) => [line.day, line.id],
      ({ debt }) => ({ ...toCitizenDebt(debt, looker), iud: debt.dovuto.dati.iud, ricevuta: debt.pagamento?.rtId }),
    );
  }
}

/** @throws NotFoundException for a caller who has not proved a codice fiscale: he owns no debt */
function ownCode({ codiceFiscale }: CallerIdentity): string {
  if (codiceFiscale === undefined || !isCodiceFiscaleOfPerson(codiceFiscale))
    throw new NotFoundException('Chi chiede non ha un codice fiscale verificato.');
  return codiceFiscale;
}
