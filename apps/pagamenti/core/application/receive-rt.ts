import { rtReceivedV1 } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { type Destinatario, verificaDestinatario } from '../domain/destinatario';
import { PagamentiError } from '../domain/errors';
import { type AnomaliaRt, anomalieDi, dateDi, type Rt, versamentiDi } from '../domain/rt';
import type { Attivazione, Enti, MessaggioId, PagamentiStores } from './ports';

/** Takes an RT from the node: receipt and announcement are one fact. The same RT again changes nothing. */
export class ReceiveRt {
  constructor(
    private readonly enti: Enti,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param destinatario to whom the node delivered this copy; its idPa is the tenant, not always `rt.enteTitolare`
   * @throws PagamentiError `ENTE_SCONOSCIUTO`, `INTERMEDIARIO_SCONOSCIUTO`, `STAZIONE_SCONOSCIUTA`, `RT_DIVERSA` (kept)
   */
  async execute(
    destinatario: Destinatario,
    rt: Rt,
    original: MessaggioId,
    correlationId: string,
  ): Promise<'NUOVA' | 'GIA_NOTA'> {
    const trovato = await this.enti.find(destinatario.idPa);
    verificaDestinatario(destinatario, trovato); // in any state: money in is never refused
    const { ente } = trovato;
    const now = this.clock.now();
    const aggiunta = await this.unitOfWork.run(ente, async ({ attivazioni, ricevute, outbox }) => {
      // Segregation codes repeat between enti: only the titolare's copy finds its activation (Decisions, 8).
      const attivazione = rt.enteTitolare === ente ? await attivazioni.find(rt.numeroAvviso) : undefined;
      const esito = await ricevute.add({ rt, original, anomalie: anomalieDi(rt), ricevutaIl: now, attivazione });
      if (esito.esito === 'NUOVA')
        await outbox.append(
          rtReceivedV1,
          rtReceivedV1.from(ente, toEventData(ente, rt, now, attivazione, esito.anomalie), {
            versione: 1,
            occurredAt: now,
            correlationId,
          }),
        );
      return esito;
    });
    if (aggiunta.esito === 'DIVERSA')
      throw new PagamentiError('RT_DIVERSA', 'Ricevuta già accettata con altro contenuto', { campi: aggiunta.campi });
    return aggiunta.esito;
  }
}

type RtReceivedData = ReturnType<typeof rtReceivedV1.decode>['data'];

/** All of pagopa-node.md §8.4, with the slices of `ente` alone. */
function toEventData(
  ente: CodiceFiscaleEnte,
  rt: Rt,
  arrivo: Date,
  attivazione: Attivazione | undefined,
  anomalie: readonly AnomaliaRt[],
): RtReceivedData {
  const soggetto = ({ tipo, codice, anagrafica }: Rt['debitore']) => ({ tipo, codice, anagrafica });
  return {
    rtId: rt.rtId,
    enteTitolare: rt.enteTitolare,
    iuv: rt.iuv,
    numeroAvviso: rt.numeroAvviso,
    esito: rt.esito,
    ...dateDi(rt, arrivo),
    importoTotaleCents: rt.importoTotale,
    commissioneCents: rt.commissione,
    causale: rt.causale,
    denominazioneEnte: rt.denominazioneEnte,
    debitore: soggetto(rt.debitore),
    versante: rt.versante && soggetto(rt.versante),
    psp: {
      id: rt.psp.id,
      denominazione: rt.psp.denominazione,
      codiceFiscale: rt.psp.codiceFiscale,
      canale: rt.psp.canale,
    },
    metodo: rt.metodo,
    standIn: rt.standIn,
    fonte: rt.fonte,
    anomalie: anomalie.map(({ code }) => code),
    dovuto: attivazione && {
      iud: attivazione.iud,
      tipoDovuto: attivazione.tipoDovuto,
      bilancio: attivazione.bilancio,
    },
    versamenti: versamentiDi(ente, rt).map((versamento) => ({
      indice: versamento.indice,
      importoCents: versamento.importo,
      iban: versamento.marcaDaBollo === undefined ? versamento.iban : undefined,
      causale: versamento.causale,
      tassonomia: versamento.tassonomia?.slice(0, 35),
    })),
  };
}
