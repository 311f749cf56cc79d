import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { giornaleLoadedV1 } from '@mypay/contracts';
import { dispatch, EventConsumer, on } from '@mypay/platform/events';
import { Classifier } from '../jobs/classifier';

/** Our own announcement: a hint that wakes the worker of this process. It has no effect to repeat, so no inbox row. */
@EventConsumer()
export class GiornaleConsumer {
  constructor(@Inject(Classifier) private readonly classifier: Classifier) {}

  @EventPattern(giornaleLoadedV1.topic)
  on(@Payload() message: unknown): Promise<void> {
    return dispatch(
      message,
      on(giornaleLoadedV1, async () => this.classifier.wake()),
    );
  }
}
