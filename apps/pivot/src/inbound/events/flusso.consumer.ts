import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { flussoRendicontazioneIngestedV1 } from '@mypay/contracts';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { CONSUMER_GROUP } from '../../config';
import { LOAD_FLUSSO } from '../../job-kinds';

/** A reporting flow is there: a job loads it, be it of one row or of 100,000. */
@EventConsumer()
export class FlussoConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Jobs) private readonly jobs: Jobs,
  ) {}

  @EventPattern(flussoRendicontazioneIngestedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(flussoRendicontazioneIngestedV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const encoded = flussoRendicontazioneIngestedV1.encode(event);
          await this.jobs.enqueue(tx, {
            tipo: LOAD_FLUSSO,
            chiave: event.id,
            ente: event.ente,
            payload: { evento: encoded },
          });
        }),
      ),
    );
  }
}
