import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { rtMatchedV1 } from '@mypay/contracts';
import { MatchRt, type PagamentiStores } from '@mypay/pagamenti-core';
import type { Tx } from '@mypay/platform/db';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { LOGGER, type Logger } from '@mypay/platform/log';
import { CONSUMER_GROUP } from '../../config';
import { STORES } from '../../tokens';

/** Hears from dovuti whose debt a receipt without an activation is. */
@EventConsumer()
export class RtMatchedConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(MatchRt) private readonly matchRt: MatchRt,
    @Inject(STORES) private readonly storesOf: (tx: Tx) => PagamentiStores,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  @EventPattern(rtMatchedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(rtMatchedV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const { ente, data } = event;
          if (!(await this.matchRt.execute(ente, data.rtId, data.dovuto, this.storesOf(tx))))
            this.log.warn({ ente, rtId: data.rtId }, 'a receipt that is not stored was matched');
        }),
      ),
    );
  }
}
