import type { InjectionToken, Provider } from '@nestjs/common';

/**
 * A class of a core as a provider: its constructor takes what stands behind the tokens, in their order. A core bears no
 * decorator, so the tokens are named here; the compiler holds their number, not their kinds.
 */
export const useCase = <Ports extends unknown[], Case>(
  provide: new (...ports: Ports) => Case,
  ...inject: { [I in keyof Ports]: InjectionToken }
): Provider => ({ provide, useFactory: (...ports: Ports) => new provide(...ports), inject });
