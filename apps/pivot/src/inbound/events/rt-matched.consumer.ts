import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rtMatchedV1 } from '@mypay/contracts';
import { recordFoundDebt } from '@mypay/pivot-core';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { CONSUMER_GROUP } from '../../config';
import { STORES_OF, type StoresOf } from '../../tokens';

/** The debt of a receipt that came without an activation was found: its rows have an IUD and a tipo from now on. */
@EventConsumer()
export class RtMatchedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(STORES_OF) private readonly storesOf: StoresOf,
  ) {}

  @EventPattern(rtMatchedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(rtMatchedV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const { rtId, dovuto } = event.data;
          if (dovuto === undefined) return;
          const { iud, tipoDovuto } = dovuto;
          await this.storesOf(tx, event.ente, (stores) => recordFoundDebt(stores, rtId, { iud, tipoDovuto }));
        }),
      ),
    );
  }
}
