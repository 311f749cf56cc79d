import { NotFoundException, type PipeTransform } from '@nestjs/common';
import type { Ruolo } from '@mypay/onboarding-core';

/** A role in a path: one that may not be given there is not there. */
export class RuoloPipe<R extends Ruolo> implements PipeTransform<string, R> {
  constructor(private readonly known: readonly R[]) {}

  transform(text: string): R {
    const ruolo = this.known.find((one) => one === text);
    if (ruolo === undefined) throw new NotFoundException('Ruolo sconosciuto.');
    return ruolo;
  }
}
