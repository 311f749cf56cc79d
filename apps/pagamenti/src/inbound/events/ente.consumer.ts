import { CONSUMER_GROUP } from '../../config';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { enteSnapshotV1 } from '@mypay/contracts';
import { dispatch, EventConsumer, Inbox, on } from '@mypay/platform/events';
import type { EntiRegister } from '@mypay/pagamenti-core';
import type { Tx } from '@mypay/platform/db';
import { ENTI_REGISTER } from '../../tokens';

/** Keeps the register of enti as onboarding tells it. */
@EventConsumer()
export class EnteConsumer {
  constructor(
    @Inject(Inbox) private readonly inbox: Inbox,
    @Inject(ENTI_REGISTER) private readonly registerIn: (tx: Tx) => EntiRegister,
  ) {}

  @EventPattern(enteSnapshotV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(enteSnapshotV1, (event) =>
        this.inbox.once(CONSUMER_GROUP, event, async (tx) => {
          const { data } = event;
          await this.registerIn(tx).apply({
            ente: event.ente,
            versione: event.versione,
            codiceIpa: data.codiceIpa,
            denominazione: data.denominazione,
            stato: data.stato,
            ambitoSospensione: data.ambitoSospensione,
            intermediario: data.intermediario,
            codici: data.codici.map(({ stazione, tipo, codice }) => ({ stazione, tipo, codice })),
            logo: data.logo,
          });
        }),
      ),
    );
  }
}
