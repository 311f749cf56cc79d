import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rtReceivedV1 } from '@mypay/contracts';
import { RecordRicevuta } from '@mypay/dovuti-core';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { CONSUMER_GROUP } from '../../config';
import { STORES, type StoresOf } from '../../tokens';

/** A receipt closes its debt: inbox row, debt and receipt are one transaction. */
@EventConsumer()
export class RtConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(RecordRicevuta) private readonly recordRicevuta: RecordRicevuta,
    @Inject(STORES) private readonly storesOf: StoresOf,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @EventPattern(rtReceivedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(rtReceivedV1, ({ ente, data, ...event }) =>
        this.inbox.once(CONSUMER_GROUP, { ente, data, ...event }, async (tx) => {
          const esito = await this.recordRicevuta.execute(
            {
              ente,
              rtId: data.rtId,
              enteTitolare: data.enteTitolare,
              iuv: data.iuv,
              esito: data.esito,
              dataEsito: data.dataEsito,
              importoTotale: data.importoTotaleCents,
            },
            this.storesOf(tx),
          );
          if (esito === 'NON_GESTITA' || esito === 'PAGATO_DOPO_ANNULLAMENTO')
            this.log.warn({ ente, iuv: data.iuv, rtId: data.rtId, esito }, 'receipt to look at');
        }),
      ),
    );
  }
}
