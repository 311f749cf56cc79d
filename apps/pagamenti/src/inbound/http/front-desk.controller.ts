import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { formatEuro, parseCodiceFiscaleEnte } from '@mypay/kernel';
import { FrontDesk } from '@mypay/pagamenti-core';
import { ApiOkResponse, ApiProperty } from '@nestjs/swagger';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { IsString, MaxLength } from 'class-validator';
import { euro, nullable } from './properties';
import { RicevutaView, toRicevutaView } from './ricevute.view';

class FrontDeskQueryDto {
  @ApiProperty({ description: 'Codice avviso di 18 cifre, o IUV di 17; gli spazi non contano' })
  @IsString()
  @MaxLength(40)
  avviso!: string;
}

/** What the counter says of a notice. */
export class FrontDeskView {
  @ApiProperty() numeroAvviso!: string;
  @ApiProperty({ enum: ['PAGATO', 'IN_CORSO', 'DA_PAGARE', 'NON_PAGABILE', 'SCONOSCIUTO', 'NON_VERIFICABILE'] })
  stato!: string;
  @ApiProperty({ ...nullable, description: 'Perché non si paga' }) causa!: string | null;
  @ApiProperty({ ...euro, nullable: true }) importo!: string | null;
  @ApiProperty(nullable) causale!: string | null;
  @ApiProperty(nullable) intestatario!: string | null;
  @ApiProperty(nullable) tipoDovuto!: string | null;
  @ApiProperty(nullable) scadenza!: string | null;
  @ApiProperty({ ...nullable, description: 'Quando il Nodo ha chiesto per l’ultima volta di pagarlo' })
  attivataIl!: string | null;
  @ApiProperty({ type: [RicevutaView], description: 'Più di una: pagato due volte' })
  ricevute!: readonly RicevutaView[];
  @ApiProperty() verificatoIl!: string;
}

/** The counter: has this person paid? */
@Controller('enti/:ente/sportello')
export class FrontDeskController {
  constructor(@Inject(FrontDesk) private readonly desk: FrontDesk) {}

  @Get()
  @Permesso('rt.download')
  @ApiOkResponse({ type: FrontDeskView })
  async ask(
    @Param('ente') ente: string,
    @Query() { avviso }: FrontDeskQueryDto,
    @Caller() caller: CallerIdentity,
  ): Promise<FrontDeskView> {
    const answer = await this.desk.execute(parseCodiceFiscaleEnte(ente), avviso, caller.tipi);
    const { quote, ricevute } = answer;
    const [first] = ricevute;
    return {
      numeroAvviso: answer.numeroAvviso,
      stato: answer.stato,
      causa: answer.causa ?? null,
      importo: quote ? formatEuro(quote.importoCents) : first ? formatEuro(first.importo_totale_cents) : null,
      causale: quote?.causale ?? first?.causale ?? null,
      intestatario: quote?.debitore.anagrafica ?? null,
      tipoDovuto: quote?.tipoDovuto ?? first?.tipo_dovuto ?? null,
      scadenza: quote && quote.dataScadenza !== NO_DUE_DATE ? quote.dataScadenza : null,
      attivataIl: answer.attivataIl?.toISOString() ?? null,
      ricevute: ricevute.map(toRicevutaView),
      verificatoIl: answer.verificatoIl.toISOString(),
    };
  }
}

/** What dovuti says of a debt without due date, for the wire. */
const NO_DUE_DATE = '2099-12-31';
