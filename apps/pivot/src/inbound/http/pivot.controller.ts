import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, type CodiceFiscaleEnte, formatEuro, parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import {
  CLASSI,
  DESCRIPTIONS,
  isAllowed,
  type Lists,
  NEXT_STEPS,
  NO_CODE,
  PivotError,
  type PivotStores,
} from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { CLOCK, LISTS, UNIT_OF_WORK } from '../../tokens';
import { toRigheFilter } from './filters';
import {
  CountersView,
  DayView,
  ListTotalView,
  MovimentoDetailView,
  nextStepsOf,
  PagamentoDetailView,
  RighePageView,
  viewOfFlusso,
  viewOfMovimento,
  viewOfNotifica,
  viewOfRiga,
  viewOfTotal,
} from './lists.view';
import { MovimentoKeyQueryDto, RigheQueryDto } from './pivot.dto';
import { pagamentoKeyOf } from './keys';
import { viewerOf } from './payment-viewer';

/** Riconciliazione and anomalie: lists by class, flows by verdict, and what stands beside each row. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
@Permesso('pivot.view')
export class PivotController {
  constructor(
    @Inject(LISTS) private readonly lists: Lists,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('classi')
  @ApiOperation({ summary: 'Quanti oggetti e quanto denaro in ogni classe, quanti flussi in ogni verdetto' })
  @ApiOkResponse({ type: CountersView })
  async classi(@Param('ente') codice: string, @Caller() { tipi }: CallerIdentity): Promise<CountersView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const { classi, verdetti } = await this.lists.counters(ente, tipi);
    const flag = await this.unitOfWork.run(ente, ({ fatti }) => fatti.flag());
    return {
      classi: CLASSI.map((classe) => {
        const { oggetto, schermo, etichetta } = DESCRIPTIONS[classe];
        const total = classi.get(classe);
        return {
          classe,
          oggetto,
          schermo,
          etichetta,
          numero: total?.numero ?? 0,
          importo: formatEuro(total?.importo ?? 0n),
          cosaFare: NEXT_STEPS[classe]?.it,
          cosaFareEn: NEXT_STEPS[classe]?.en,
          prevista: isAllowed(classe, flag),
        };
      }),
      verdetti: Object.fromEntries([...verdetti].map(([verdetto, { numero }]) => [verdetto, numero])),
    };
  }

  @Get('giornata')
  @ApiOperation({ summary: 'A che punto sono i passi del giorno X e del giorno X+1' })
  @ApiOkResponse({ type: DayView })
  async day(@Param('ente') codice: string): Promise<DayView> {
    const last = await this.lists.lastSteps(parseCodiceFiscaleEnte(codice));
    return {
      ricevuta: last.ricevuta?.toISOString(),
      flusso: last.flusso?.toISOString(),
      giornale: last.giornale?.toISOString(),
      classificazione: last.classificazione?.toISOString(),
      ultimaValuta: last.ultimaValuta,
    };
  }

  @Get('pagamenti/:iuv/:iur/:indice')
  @ApiOperation({ summary: 'Un pagamento con la sua notifica, la sua ricevuta, il suo flusso e i suoi incassi' })
  @ApiOkResponse({ type: PagamentoDetailView })
  async pagamento(
    @Param('ente') codice: string,
    @Param('iuv') iuv: string,
    @Param('iur') iur: string,
    @Param('indice') index: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<PagamentoDetailView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const found = await this.lists.pagamento(ente, pagamentoKeyOf(iuv, iur, index), tipi);
    if (!found) throw unknown();
    const notifica = found.iud === undefined ? undefined : await this.lists.notifica(ente, found.iud, tipi);
    const byIuf = found.iuf === undefined ? [] : await this.lists.cashOf(ente, { iuf: found.iuf });
    const byIuv = found.haTv ? await this.lists.cashOf(ente, { iuv: found.iuv }) : [];
    const view = await this.viewer(ente);
    return {
      pagamento: view(found),
      notifica: notifica && viewOfNotifica(notifica),
      movimenti: [...byIuf, ...byIuv].map(viewOfMovimento),
      passi: nextStepsOf(found.classi),
    };
  }

  @Get('movimenti/:anno/:bolletta')
  @ApiOperation({ summary: 'Un movimento con i flussi o i pagamenti che la sua causale cita' })
  @ApiOkResponse({ type: MovimentoDetailView })
  async movimento(
    @Param('ente') codice: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() { enteBt = NO_CODE, istat = NO_CODE }: MovimentoKeyQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<MovimentoDetailView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const found = await this.lists.movimento(ente, { anno, bolletta, enteBt, istat });
    if (!found) throw unknown();
    const { iuf, iuv } = found;
    const flussi = iuf === undefined ? [] : (await this.lists.flussi(ente, { iuf }, { limite: SHOWN })).elementi;
    const pagamenti =
      iuf !== undefined || iuv === undefined
        ? []
        : (await this.lists.pagamenti(ente, { tipi, iuv }, { limite: SHOWN })).elementi;
    const view = await this.viewer(ente);
    return {
      movimento: viewOfMovimento(found),
      flussi: flussi.map(viewOfFlusso),
      pagamenti: pagamenti.map(view),
      passi: nextStepsOf(found.classi),
    };
  }

  @Get('flussi/:psp/:iuf/righe')
  @ApiOperation({ summary: 'Righe di un flusso, ognuna con il suo pagamento' })
  @ApiOkResponse({ type: RighePageView })
  async righe(
    @Param('ente') codice: string,
    @Param('psp') psp: string,
    @Param('iuf') iuf: string,
    @Query() query: RigheQueryDto,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<RighePageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const { elementi, cursore } = await this.lists.righe(ente, { psp, iuf }, toRigheFilter(query), query);
    return { elementi: elementi.map((riga) => viewOfRiga(riga, tipi)), cursore };
  }

  @Get('flussi/:psp/:iuf/righe/totale')
  @ApiOperation({ summary: 'Quante righe di un flusso rispondono ai filtri, e quanto fanno' })
  @ApiOkResponse({ type: ListTotalView })
  async totalRighe(
    @Param('ente') codice: string,
    @Param('psp') psp: string,
    @Param('iuf') iuf: string,
    @Query() query: RigheQueryDto,
  ): Promise<ListTotalView> {
    const ente = parseCodiceFiscaleEnte(codice);
    return viewOfTotal(await this.lists.totalRighe(ente, { psp, iuf }, toRigheFilter(query)));
  }

  private viewer(ente: CodiceFiscaleEnte) {
    return viewerOf(ente, this.unitOfWork, this.clock);
  }
}

/** Flows or payments of one movement that are shown at once. */
const SHOWN = 50;

const unknown = () => new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
