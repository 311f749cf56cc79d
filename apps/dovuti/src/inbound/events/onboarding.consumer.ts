import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { enteSnapshotV1, tipoDovutoSnapshotV1 } from '@mypay/contracts';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import { GRUPPO } from '../../config';
import { PgRegistro } from '../../outbound/persistence/pg-registro';

/** Keeps the register of enti and tipi as onboarding announces them; older snapshots change nothing. */
@EventConsumer()
export class OnboardingConsumer {
  constructor(@Inject(Inbox) private readonly inbox: Inbox) {}

  @EventPattern(enteSnapshotV1.topic)
  onEnte(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(enteSnapshotV1, (event) =>
        this.inbox.once(GRUPPO, event, async (tx) => {
          await new PgRegistro(tx, event.ente).recordEnte(event.versione, event.data);
        }),
      ),
    );
  }

  @EventPattern(tipoDovutoSnapshotV1.topic)
  onTipo(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(tipoDovutoSnapshotV1, (event) =>
        this.inbox.once(GRUPPO, event, async (tx) => {
          await new PgRegistro(tx, event.ente).recordTipo(event.versione, event.data);
        }),
      ),
    );
  }
}
