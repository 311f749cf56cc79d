import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@mypay/kernel';
import { Housekeeping } from '@mypay/platform/db';
import { CLOCK, FORGET_CARTS, type ForgetCarts } from '../../tokens';

/** Adds carts that nobody sees any more to what is thrown away. */
@Injectable()
export class ForgetCartsJob {
  constructor(
    @Inject(Housekeeping) housekeeping: Housekeeping,
    @Inject(FORGET_CARTS) forget: ForgetCarts,
    @Inject(CLOCK) clock: Clock,
  ) {
    housekeeping.add('carrelli', (db, _keep, signal) => forget(db, signal, clock.now()));
  }
}
