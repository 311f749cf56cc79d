import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, formatEuro, parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import { CLASSI, DESCRIPTIONS, Explain, type Lists, NO_CODE, type PivotStores } from '@mypay/pivot-core';
import { Permesso } from '@mypay/platform/auth';
import { CLOCK, LISTS, UNIT_OF_WORK } from '../../tokens';
import {
  CountersView,
  FlussiPageView,
  MovimentiPageView,
  NotifichePageView,
  PagamentiPageView,
  viewOfFlusso,
  viewOfMovimento,
  viewOfNotifica,
  viewOfPagamento,
} from './lists.view';
import {
  MovimentoKeyQueryDto,
  FlussiQueryDto,
  MovimentiQueryDto,
  NotificheQueryDto,
  PagamentiQueryDto,
} from './pivot.dto';
import {
  FlussoExplanationView,
  ExplanationView,
  viewOfComparison,
  viewOfEvidence,
  viewOfReference,
} from './explanation.view';

/** Riconciliazione and anomalie: lists by class, flows by verdict, and why one key is where it is. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
@Permesso('pivot.view')
export class PivotController {
  constructor(
    @Inject(LISTS) private readonly lists: Lists,
    @Inject(Explain) private readonly explain: Explain,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<PivotStores>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('classi')
  @ApiOperation({ summary: 'Quanti oggetti in ogni classe, quanti flussi in ogni verdetto' })
  @ApiOkResponse({ type: CountersView })
  async classi(@Param('ente') ente: string): Promise<CountersView> {
    const { classi, verdetti } = await this.lists.counters(parseCodiceFiscaleEnte(ente));
    return {
      classi: CLASSI.map((classe) => {
        const { oggetto, schermo, etichetta } = DESCRIPTIONS[classe];
        return { classe, oggetto, schermo, etichetta, numero: classi.get(classe) ?? 0 };
      }),
      verdetti: Object.fromEntries(verdetti),
    };
  }

  @Get('pagamenti')
  @ApiOperation({ summary: 'Pagamenti, di una classe o tutti, per data esito' })
  @ApiOkResponse({ type: PagamentiPageView })
  async pagamenti(@Param('ente') codice: string, @Query() query: PagamentiQueryDto): Promise<PagamentiPageView> {
    const ente = parseCodiceFiscaleEnte(codice);
    const { elementi, cursore } = await this.lists.pagamenti(ente, query.classe, query);
    const registered = await this.unitOfWork.run(ente, ({ enti }) => enti.find(ente));
    const now = this.clock.now();
    const days = registered?.giorniPagamentoPresunti ?? 3;
    return { elementi: elementi.map((p) => viewOfPagamento(p, days, now)), cursore };
  }

  @Get('movimenti')
  @ApiOperation({ summary: 'Movimenti del giornale di cassa, di una classe o tutti, per data valuta' })
  @ApiOkResponse({ type: MovimentiPageView })
  async movimenti(@Param('ente') ente: string, @Query() query: MovimentiQueryDto): Promise<MovimentiPageView> {
    const { elementi, cursore } = await this.lists.movimenti(parseCodiceFiscaleEnte(ente), query.classe, query);
    return { elementi: elementi.map(viewOfMovimento), cursore };
  }

  @Get('notifiche')
  @ApiOperation({ summary: 'Notifiche dell’ente, di una classe o tutte, per data esecuzione' })
  @ApiOkResponse({ type: NotifichePageView })
  async notifiche(@Param('ente') ente: string, @Query() query: NotificheQueryDto): Promise<NotifichePageView> {
    const { elementi, cursore } = await this.lists.notifiche(parseCodiceFiscaleEnte(ente), query.classe, query);
    return { elementi: elementi.map(viewOfNotifica), cursore };
  }

  @Get('flussi')
  @ApiOperation({ summary: 'Flussi di rendicontazione, di un verdetto o tutti, per data regolamento' })
  @ApiOkResponse({ type: FlussiPageView })
  async flussi(@Param('ente') ente: string, @Query() query: FlussiQueryDto): Promise<FlussiPageView> {
    const { elementi, cursore } = await this.lists.flussi(parseCodiceFiscaleEnte(ente), query.verdetto, query);
    return { elementi: elementi.map(viewOfFlusso), cursore };
  }

  @Get('pagamenti/:iuv/:iur/:indice/spiegazione')
  @ApiOperation({ summary: 'Perché un pagamento è nelle sue classi: documenti, confronti, parole' })
  @ApiOkResponse({ type: ExplanationView })
  async explainPagamento(
    @Param('ente') ente: string,
    @Param('iuv') iuv: string,
    @Param('iur') iur: string,
    @Param('indice') index: string,
  ): Promise<ExplanationView> {
    const key = { iuv, iur, indice: /^\d{1,9}$/.test(index) ? Number(index) : 0 };
    const s = await this.explain.pagamento(parseCodiceFiscaleEnte(ente), key);
    return {
      ...s,
      classi: s.classi.map(viewOfEvidence),
      confronti: s.confronti.map(viewOfComparison),
      revoche: s.revoche.map(viewOfReference),
    };
  }

  @Get('movimenti/:anno/:bolletta/spiegazione')
  @ApiOperation({ summary: 'Perché un movimento è nelle sue classi' })
  @ApiOkResponse({ type: ExplanationView })
  async explainMovimento(
    @Param('ente') ente: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() { enteBt = NO_CODE, istat = NO_CODE }: MovimentoKeyQueryDto,
  ): Promise<ExplanationView> {
    const s = await this.explain.movimento(parseCodiceFiscaleEnte(ente), { anno, bolletta, enteBt, istat });
    return { classi: s.classi.map(viewOfEvidence), aggiornato: s.aggiornato };
  }

  @Get('notifiche/:iud/spiegazione')
  @ApiOperation({ summary: 'Perché una notifica è nelle sue classi' })
  @ApiOkResponse({ type: ExplanationView })
  async explainNotifica(@Param('ente') ente: string, @Param('iud') iud: string): Promise<ExplanationView> {
    const s = await this.explain.notifica(parseCodiceFiscaleEnte(ente), iud);
    return { classi: s.classi.map(viewOfEvidence), aggiornato: s.aggiornato };
  }

  @Get('flussi/:psp/:iuf/spiegazione')
  @ApiOperation({ summary: 'Perché un flusso ha il suo verdetto' })
  @ApiOkResponse({ type: FlussoExplanationView })
  async explainFlusso(
    @Param('ente') ente: string,
    @Param('psp') psp: string,
    @Param('iuf') iuf: string,
  ): Promise<FlussoExplanationView> {
    const s = await this.explain.flusso(parseCodiceFiscaleEnte(ente), { psp, iuf });
    return {
      ...viewOfFlusso({ ...s.flusso, verdetto: s.verdetto, conteggi: s.conteggi }),
      testo: s.testo,
      incassi: s.incassi.map(viewOfReference),
      sommaIncassi: formatEuro(s.somma),
      scarto: s.scarto === undefined ? undefined : formatEuro(s.scarto),
      aggiornato: s.aggiornato,
    };
  }
}
