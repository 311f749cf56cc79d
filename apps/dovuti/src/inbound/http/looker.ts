import { Inject, Injectable } from '@nestjs/common';
import { ManageCarrello, type References } from '@mypay/dovuti-core';
import type { Clock } from '@mypay/kernel';
import type { CallerIdentity } from '@mypay/platform/auth';
import { CLOCK, REFERENCES } from '../../tokens';
import { cartKey, type Looker } from './citizen.view';

/** Makes what a view of debts needs to know of who looks. */
@Injectable()
export class Lookers {
  constructor(
    @Inject(ManageCarrello) private readonly carrello: ManageCarrello,
    @Inject(REFERENCES) private readonly references: References,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of(caller: CallerIdentity): Promise<Looker> {
    const lines = await this.carrello.keys(caller.soggetto);
    return {
      caller,
      references: this.references,
      now: this.clock.now(),
      inCart: new Set(lines.map(({ ente, iud }) => cartKey(ente, iud))),
    };
  }
}
