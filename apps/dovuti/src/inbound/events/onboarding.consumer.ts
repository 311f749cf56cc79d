import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { enteSnapshotV1, tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { CANCEL_OPEN_JOB } from '@mypay/dovuti-core';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { Jobs } from '@mypay/platform/jobs';
import { CONSUMER_GROUP } from '../../config';
import { STORES, type StoresOf } from '../../tokens';

/** Keeps the register of enti and tipi as onboarding announces them; older snapshots change nothing. */
@EventConsumer()
export class OnboardingConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(Jobs) private readonly jobs: Jobs,
    @Inject(STORES) private readonly storesOf: StoresOf,
  ) {}

  @EventPattern(enteSnapshotV1.topic)
  onEnte(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(enteSnapshotV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          await this.storesOf(tx).registro.recordEnte(event.versione, event.data);
        }),
      ),
    );
  }

  @EventPattern(tipoDovutoSnapshotV1.topic)
  onTipo(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(tipoDovutoSnapshotV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const { codice, attivo, dovutiAperti } = event.data;
          const applied = await this.storesOf(tx).registro.recordTipo(event.versione, event.data);
          if (applied && !attivo && dovutiAperti === 'ANNULLA')
            await this.jobs.enqueue(tx, {
              tipo: CANCEL_OPEN_JOB,
              chiave: `${event.ente}:${codice}`,
              ente: event.ente,
              payload: { tipoDovuto: codice },
            });
        }),
      ),
    );
  }
}
