import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { type EventEnvelope, rtReceivedV1 } from '@mypay/contracts';
import { type RicevutaDetails, recordRicevuta, type Ricevuta } from '@mypay/pivot-core';
import { sumCents } from '@mypay/kernel';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { CONSUMER_GROUP } from '../../config';
import { STORES_OF, type StoresOf } from '../../tokens';

type RtReceived = EventEnvelope<ReturnType<typeof rtReceivedV1.decode>['data']>;

/** A receipt arrived: its slices of this ente become receipt rows. One with esito KO moved no money and is none. */
@EventConsumer()
export class RtConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(STORES_OF) private readonly storesOf: StoresOf,
  ) {}

  @EventPattern(rtReceivedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(rtReceivedV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          await this.storesOf(tx, event.ente, async (stores) => {
            for (const { ricevuta, details } of ricevuteOf(event)) await recordRicevuta(stores, ricevuta, details);
          });
        }),
      ),
    );
  }
}

/** The receipt rows of an RT, in order of indice. IUR = receiptId, indice = idTransfer. architecture.md, Decisions, 8. */
export function ricevuteOf({ data }: RtReceived): { ricevuta: Ricevuta; details: RicevutaDetails }[] {
  if (data.esito !== 'OK') return [];
  const totalImporto = sumCents(data.versamenti.map((v) => v.importoCents));
  return [...data.versamenti]
    .sort((a, b) => a.indice - b.indice)
    .map((v) => ({
      ricevuta: {
        iuv: data.iuv,
        iur: data.rtId,
        indice: v.indice,
        iud: data.dovuto?.iud,
        importo: v.importoCents,
        importoTotale: totalImporto,
        esito: '0',
        dataEsito: data.dataEsito,
        dataOraMessaggio: data.dataOraMessaggio,
        tipoDovuto: data.dovuto?.tipoDovuto,
      },
      details: {
        causale: v.causale,
        numeroAvviso: data.numeroAvviso,
        debitoreCodice: data.debitore.codice,
        debitoreAnagrafica: data.debitore.anagrafica,
        versanteCodice: data.versante?.codice,
        versanteAnagrafica: data.versante?.anagrafica,
        attestante: data.psp.id,
        attestanteDenominazione: data.psp.denominazione,
        tassonomia: v.tassonomia,
        bilancio: data.dovuto?.bilancio,
      },
    }));
}
