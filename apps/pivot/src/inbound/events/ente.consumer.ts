import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { enteSnapshotV1 } from '@mypay/contracts';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { CONSUMER_GROUP } from '../../config';
import { REBUILD } from '../../job-kinds';
import { STORES_OF, type StoresOf } from '../../tokens';

/** Keeps the register of enti; a flag that is switched makes the whole ente be computed again, by a job. */
@EventConsumer()
export class EnteConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(STORES_OF) private readonly storesOf: StoresOf,
  ) {}

  @EventPattern(enteSnapshotV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(enteSnapshotV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const { ente, versione, data } = event;
          const { flagsChanged } = await this.storesOf(tx, ente, ({ enti }) =>
            enti.apply({
              ente,
              versione,
              codiceIpa: data.codiceIpa,
              denominazione: data.denominazione,
              flgPagati: data.flgPagati,
              flgTesoreria: data.flgTesoreria,
              giorniPagamentoPresunti: data.giorniPagamentoPresunti,
            }),
          );
          // The version is in the key: a switch back while the first rebuild runs is a rebuild of its own.
          if (flagsChanged)
            await this.jobs.enqueue(tx, { tipo: REBUILD, chiave: `${ente}:${versione}`, ente, payload: {} });
        }),
      ),
    );
  }
}
