import { Controller, Get, Inject, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { formatEuro, parseCodiceFiscaleEnte, seesTipo } from '@mypay/kernel';
import { Explain, type Lists, NO_CODE, PivotError } from '@mypay/pivot-core';
import { Caller, type CallerIdentity, Permesso } from '@mypay/platform/auth';
import { LISTS } from '../../tokens';
import {
  ExplanationView,
  FlussoExplanationView,
  viewOfComparison,
  viewOfEvidence,
  viewOfIncassi,
  viewOfReference,
} from './explanation.view';
import { pagamentoKeyOf } from './keys';
import { inBoth, viewOfFlusso } from './lists.view';
import { MovimentoKeyQueryDto } from './pivot.dto';

/** Why one key is where it is: documents, comparisons, words. */
@ApiTags('pivot')
@ApiBearerAuth()
@Controller('enti/:ente/pivot')
@Permesso('pivot.view')
export class ExplanationController {
  constructor(
    @Inject(Explain) private readonly explain: Explain,
    @Inject(LISTS) private readonly lists: Lists,
  ) {}

  @Get('pagamenti/:iuv/:iur/:indice/spiegazione')
  @ApiOperation({ summary: 'Perché un pagamento è nelle sue classi: documenti, confronti, parole' })
  @ApiOkResponse({ type: ExplanationView })
  async explainPagamento(
    @Param('ente') ente: string,
    @Param('iuv') iuv: string,
    @Param('iur') iur: string,
    @Param('indice') index: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<ExplanationView> {
    const codice = parseCodiceFiscaleEnte(ente);
    const key = pagamentoKeyOf(iuv, iur, index);
    if (tipi !== 'TUTTI' && !(await this.lists.pagamento(codice, key, tipi))) throw unknown();
    const s = await this.explain.pagamento(codice, key);
    return {
      ...s,
      testo: s.testo?.it,
      testoEn: s.testo?.en,
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
    return {
      classi: s.classi.map(viewOfEvidence),
      letture: s.letture,
      testo: s.testo?.it,
      testoEn: s.testo?.en,
      aggiornato: s.aggiornato,
    };
  }

  @Get('notifiche/:iud/spiegazione')
  @ApiOperation({ summary: 'Perché una notifica è nelle sue classi' })
  @ApiOkResponse({ type: ExplanationView })
  async explainNotifica(
    @Param('ente') ente: string,
    @Param('iud') iud: string,
    @Caller() { tipi }: CallerIdentity,
  ): Promise<ExplanationView> {
    const s = await this.explain.notifica(parseCodiceFiscaleEnte(ente), iud);
    if (!seesTipo(tipi, s.notifica.tipoDovuto)) throw unknown();
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
      ...inBoth(s.testo),
      incassi: viewOfIncassi(s.incassi),
      sommaIncassi: formatEuro(s.sum),
      scarto: s.scarto === undefined ? undefined : formatEuro(s.scarto),
      aggiornato: s.aggiornato,
    };
  }
}

const unknown = () => new PivotError('CHIAVE_SCONOSCIUTA', 'Nulla è arrivato con questa chiave per l’ente');
