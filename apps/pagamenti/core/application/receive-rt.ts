import { rtReceivedV1 } from '@mypay/contracts';
import type { Clock, CodiceFiscaleEnte, UnitOfWork } from '@mypay/kernel';
import { type Addressee, verifyAddressee } from '../domain/addressee';
import { PagamentiError } from '../domain/errors';
import { type AnomaliaRt, anomalieOf } from '../domain/anomalie-rt';
import { datesOf, type Rt, versamentiOf } from '../domain/rt';
import type { Attivazione, Enti, MessageId, PagamentiStores } from './ports';

/** Takes an RT from the node: receipt and announcement are one fact. The same RT again changes nothing. */
export class ReceiveRt {
  constructor(
    private readonly enti: Enti,
    private readonly unitOfWork: UnitOfWork<PagamentiStores>,
    private readonly clock: Clock,
  ) {}

  /**
   * @param addressee to whom the node delivered this copy; its idPa is the tenant, not always `rt.enteTitolare`
   * @throws PagamentiError `ENTE_SCONOSCIUTO`, `INTERMEDIARIO_SCONOSCIUTO`, `STAZIONE_SCONOSCIUTA`, `RT_DIVERSA` (kept)
   */
  async execute(
    addressee: Addressee,
    rt: Rt,
    original: MessageId,
    correlationId: string,
  ): Promise<'NUOVA' | 'GIA_NOTA'> {
    const found = await this.enti.find(addressee.idPa);
    verifyAddressee(addressee, found); // in any state: money in is never refused
    const { ente } = found;
    const now = this.clock.now();
    const added = await this.unitOfWork.run(ente, async ({ attivazioni, ricevute, outbox }) => {
      // Segregation codes repeat between enti: only the titolare's copy finds its activation (Decisions, 8).
      const attivazione = rt.enteTitolare === ente ? await attivazioni.find(rt.numeroAvviso) : undefined;
      const anomalie = (otherRt: string | undefined) => anomalieOf(rt, { ente, dovuto: attivazione, altraRt: otherRt });
      const esito = await ricevute.add({ rt, original, anomalie, ricevutaIl: now, attivazione });
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
    if (added.esito === 'DIVERSA')
      throw new PagamentiError('RT_DIVERSA', 'Ricevuta già accettata con altro contenuto', { campi: added.campi });
    return added.esito;
  }
}

type RtReceivedData = ReturnType<typeof rtReceivedV1.decode>['data'];

/**
 * As much of a text as the event's contract holds. The schema counts characters, the contract UTF-16 units: a text of the
 * greatest length may have more of these. The whole text stays in the receipt.
 */
function cut(text: string, max: number): string {
  const kept = text.slice(0, max);
  return /[\ud800-\udbff]$/.test(kept) ? kept.slice(0, -1) : kept;
}

/** The receipt with a free index for a slice that repeats one: readers know a slice by its index, and no money may be lost. */
function distinct(rt: Rt): Rt {
  const free = [1, 2, 3, 4, 5].filter((index) => !rt.versamenti.some((versamento) => versamento.indice === index));
  const taken = new Set<number>();
  const versamenti = rt.versamenti.map((versamento) => {
    const index = taken.has(versamento.indice) ? (free.shift() ?? versamento.indice) : versamento.indice;
    taken.add(index);
    return { ...versamento, indice: index };
  });
  return { ...rt, versamenti };
}

/** All of pagopa-node.md §8.4, with the slices of `ente` alone. */
function toEventData(
  ente: CodiceFiscaleEnte,
  rt: Rt,
  arrivedAt: Date,
  attivazione: Attivazione | undefined,
  anomalie: readonly AnomaliaRt[],
): RtReceivedData {
  const soggetto = ({ tipo, codice, anagrafica }: Rt['debitore']) => ({
    tipo,
    codice: cut(codice, 35),
    anagrafica: cut(anagrafica, 140),
  });
  return {
    rtId: rt.rtId,
    enteTitolare: rt.enteTitolare,
    iuv: cut(rt.iuv, 35) as Rt['iuv'],
    numeroAvviso: rt.numeroAvviso,
    esito: rt.esito,
    ...datesOf(rt, arrivedAt),
    importoTotaleCents: rt.importoTotale,
    commissioneCents: rt.commissione,
    causale: cut(rt.causale, 140),
    denominazioneEnte: cut(rt.denominazioneEnte, 140),
    debitore: soggetto(rt.debitore),
    versante: rt.versante && soggetto(rt.versante),
    psp: {
      id: cut(rt.psp.id, 35),
      denominazione: cut(rt.psp.denominazione, 70),
      codiceFiscale: rt.psp.codiceFiscale === undefined ? undefined : cut(rt.psp.codiceFiscale, 70),
      canale: cut(rt.psp.canale, 35),
    },
    metodo: rt.metodo === undefined ? undefined : cut(rt.metodo, 35),
    standIn: rt.standIn,
    fonte: rt.fonte,
    anomalie: anomalie.map(({ code }) => code),
    dovuto: attivazione && {
      iud: attivazione.iud,
      tipoDovuto: attivazione.tipoDovuto,
      bilancio: attivazione.bilancio,
    },
    versamenti: versamentiOf(ente, distinct(rt)).map((versamento) => ({
      indice: versamento.indice,
      importoCents: versamento.importo,
      iban:
        versamento.marcaDaBollo === undefined && versamento.iban !== undefined ? cut(versamento.iban, 35) : undefined,
      causale: cut(versamento.causale, 140),
      tassonomia: versamento.tassonomia === undefined ? undefined : cut(versamento.tassonomia, 35),
    })),
  };
}
