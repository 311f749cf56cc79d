import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rtReceivedV1 } from '@mypay/contracts';
import { MatchRicevuta, RecordRicevuta } from '@mypay/dovuti-core';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { CONSUMER_GROUP } from '../../config';
import { SETTLE_CARTS, type SettleCarts, STORES, type StoresOf } from '../../tokens';

/**
 * A receipt closes its debt: inbox row, debt and receipt are one transaction. Of one that came without an activation we say whose
 * debt it is: the gateway does not know.
 */
@EventConsumer()
export class RtConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(RecordRicevuta) private readonly recordRicevuta: RecordRicevuta,
    @Inject(MatchRicevuta) private readonly matchRicevuta: MatchRicevuta,
    @Inject(STORES) private readonly storesOf: StoresOf,
    @Inject(SETTLE_CARTS) private readonly settleCarts: SettleCarts,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @EventPattern(rtReceivedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(rtReceivedV1, ({ ente, data, ...event }) =>
        this.inbox.once(CONSUMER_GROUP, { ente, data, ...event }, async (tx) => {
          const stores = this.storesOf(tx);
          const ricevuta = {
            ente,
            rtId: data.rtId,
            enteTitolare: data.enteTitolare,
            iuv: data.iuv,
            esito: data.esito,
            dataEsito: data.dataEsito,
            importoTotale: data.importoTotaleCents,
          };
          const esito = await this.recordRicevuta.execute(ricevuta, stores);
          if (esito === 'PAGATO') await this.settleCarts(tx, data.iuv);
          if (data.dovuto === undefined) await this.matchRicevuta.execute(ricevuta, event.correlationId, stores);
          if (esito === 'NON_GESTITA' || esito === 'PAGATO_DOPO_ANNULLAMENTO')
            this.log.warn({ ente, iuv: data.iuv, rtId: data.rtId, esito }, 'receipt to look at');
        }),
      ),
    );
  }
}
