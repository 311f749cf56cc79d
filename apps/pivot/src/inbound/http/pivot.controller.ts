import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Clock, formatEuro, parseCodiceFiscaleEnte, type UnitOfWork } from '@mypay/kernel';
import { CLASSI, DESCRIZIONI, Explain, type Lists, SENZA_CODICE, type StoresPivot } from '@mypay/pivot-core';
import { Permesso } from '@mypay/platform/auth';
import { CLOCK, LISTS, UNIT_OF_WORK } from '../../tokens';
import {
  ContatoriView,
  FlussiPageView,
  MovimentiPageView,
  NotifichePageView,
  PagamentiPageView,
  vistaFlusso,
  vistaMovimento,
  vistaNotifica,
  vistaPagamento,
} from './lists.view';
import {
  ChiaveMovimentoQueryDto,
  FlussiQueryDto,
  MovimentiQueryDto,
  NotificheQueryDto,
  PagamentiQueryDto,
} from './pivot.dto';
import {
  SpiegazioneFlussoView,
  SpiegazioneView,
  vistaConfronto,
  vistaProva,
  vistaRiferimento,
} from './spiegazione.view';

/** Riconciliazione and anomalie: lists by class, flows by verdict, and why one key is where it is. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
@Permesso('pivot.view')
export class PivotController {
  constructor(
    @Inject(LISTS) private readonly lists: Lists,
    @Inject(Explain) private readonly explain: Explain,
    @Inject(UNIT_OF_WORK) private readonly unitOfWork: UnitOfWork<StoresPivot>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('classi')
  @ApiOperation({ summary: 'Quanti oggetti in ogni classe, quanti flussi in ogni verdetto' })
  @ApiOkResponse({ type: ContatoriView })
  async classi(@Param('ente') ente: string): Promise<ContatoriView> {
    const { classi, verdetti } = await this.lists.contatori(parseCodiceFiscaleEnte(ente));
    return {
      classi: CLASSI.map((classe) => {
        const { oggetto, schermo, etichetta } = DESCRIZIONI[classe];
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
    const registrato = await this.unitOfWork.run(ente, ({ enti }) => enti.find(ente));
    const adesso = this.clock.now();
    const giorni = registrato?.giorniPagamentoPresunti ?? 3;
    return { elementi: elementi.map((p) => vistaPagamento(p, giorni, adesso)), cursore };
  }

  @Get('movimenti')
  @ApiOperation({ summary: 'Movimenti del giornale di cassa, di una classe o tutti, per data valuta' })
  @ApiOkResponse({ type: MovimentiPageView })
  async movimenti(@Param('ente') ente: string, @Query() query: MovimentiQueryDto): Promise<MovimentiPageView> {
    const { elementi, cursore } = await this.lists.movimenti(parseCodiceFiscaleEnte(ente), query.classe, query);
    return { elementi: elementi.map(vistaMovimento), cursore };
  }

  @Get('notifiche')
  @ApiOperation({ summary: 'Notifiche dell’ente, di una classe o tutte, per data esecuzione' })
  @ApiOkResponse({ type: NotifichePageView })
  async notifiche(@Param('ente') ente: string, @Query() query: NotificheQueryDto): Promise<NotifichePageView> {
    const { elementi, cursore } = await this.lists.notifiche(parseCodiceFiscaleEnte(ente), query.classe, query);
    return { elementi: elementi.map(vistaNotifica), cursore };
  }

  @Get('flussi')
  @ApiOperation({ summary: 'Flussi di rendicontazione, di un verdetto o tutti, per data regolamento' })
  @ApiOkResponse({ type: FlussiPageView })
  async flussi(@Param('ente') ente: string, @Query() query: FlussiQueryDto): Promise<FlussiPageView> {
    const { elementi, cursore } = await this.lists.flussi(parseCodiceFiscaleEnte(ente), query.verdetto, query);
    return { elementi: elementi.map(vistaFlusso), cursore };
  }

  @Get('pagamenti/:iuv/:iur/:indice/spiegazione')
  @ApiOperation({ summary: 'Perché un pagamento è nelle sue classi: documenti, confronti, parole' })
  @ApiOkResponse({ type: SpiegazioneView })
  async spiegaPagamento(
    @Param('ente') ente: string,
    @Param('iuv') iuv: string,
    @Param('iur') iur: string,
    @Param('indice') indice: string,
  ): Promise<SpiegazioneView> {
    const chiave = { iuv, iur, indice: /^\d{1,9}$/.test(indice) ? Number(indice) : 0 };
    const s = await this.explain.pagamento(parseCodiceFiscaleEnte(ente), chiave);
    return {
      ...s,
      classi: s.classi.map(vistaProva),
      confronti: s.confronti.map(vistaConfronto),
      revoche: s.revoche.map(vistaRiferimento),
    };
  }

  @Get('movimenti/:anno/:bolletta/spiegazione')
  @ApiOperation({ summary: 'Perché un movimento è nelle sue classi' })
  @ApiOkResponse({ type: SpiegazioneView })
  async spiegaMovimento(
    @Param('ente') ente: string,
    @Param('anno') anno: string,
    @Param('bolletta') bolletta: string,
    @Query() { enteBt = SENZA_CODICE, istat = SENZA_CODICE }: ChiaveMovimentoQueryDto,
  ): Promise<SpiegazioneView> {
    const s = await this.explain.movimento(parseCodiceFiscaleEnte(ente), { anno, bolletta, enteBt, istat });
    return { classi: s.classi.map(vistaProva), aggiornato: s.aggiornato };
  }

  @Get('notifiche/:iud/spiegazione')
  @ApiOperation({ summary: 'Perché una notifica è nelle sue classi' })
  @ApiOkResponse({ type: SpiegazioneView })
  async spiegaNotifica(@Param('ente') ente: string, @Param('iud') iud: string): Promise<SpiegazioneView> {
    const s = await this.explain.notifica(parseCodiceFiscaleEnte(ente), iud);
    return { classi: s.classi.map(vistaProva), aggiornato: s.aggiornato };
  }

  @Get('flussi/:psp/:iuf/spiegazione')
  @ApiOperation({ summary: 'Perché un flusso ha il suo verdetto' })
  @ApiOkResponse({ type: SpiegazioneFlussoView })
  async spiegaFlusso(
    @Param('ente') ente: string,
    @Param('psp') psp: string,
    @Param('iuf') iuf: string,
  ): Promise<SpiegazioneFlussoView> {
    const s = await this.explain.flusso(parseCodiceFiscaleEnte(ente), { psp, iuf });
    return {
      ...vistaFlusso({ ...s.flusso, verdetto: s.verdetto, conteggi: s.conteggi }),
      testo: s.testo,
      incassi: s.incassi.map(vistaRiferimento),
      sommaIncassi: formatEuro(s.somma),
      scarto: s.scarto === undefined ? undefined : formatEuro(s.scarto),
      aggiornato: s.aggiornato,
    };
  }
}
