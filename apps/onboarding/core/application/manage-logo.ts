import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { createHash } from 'node:crypto';
import { formatOfLogo } from '../domain/logo';
import type { Ente } from '../domain/ente';
import type { ChangeEnte, ChangeRequest } from './change-ente';

/** The logo of an ente: put and taken away, like every other change of it. Source: onboarding.md §8.6. */
export class ManageLogo {
  constructor(private readonly changes: ChangeEnte) {}

  /** @throws OnboardingError `LOGO_NON_VALIDO`, and see `ChangeEnte` */
  put(ente: CodiceFiscaleEnte, request: ChangeRequest, bytes: Buffer, words: string | undefined): Promise<Ente> {
    return this.changes.execute(ente, request, async (prima, now, { loghi }) => {
      const logo = {
        formato: formatOfLogo(bytes),
        hash: createHash('sha256').update(bytes).digest('hex'),
        alternativo: words ?? `Logo di ${prima.dati.denominazione}`,
      };
      if (logo.hash !== prima.logo?.hash) await loghi.save(ente, bytes, now);
      return change({ ...prima, logo }, 'ENTE_LOGO');
    });
  }

  /** Takes it away; without one it is nothing. */
  remove(ente: CodiceFiscaleEnte, request: ChangeRequest): Promise<Ente> {
    return this.changes.execute(ente, request, async (prima, _now, { loghi }) => {
      if (!prima.logo) return undefined;
      await loghi.remove(ente);
      return change({ ...prima, logo: undefined }, 'ENTE_LOGO_TOLTO');
    });
  }
}

const change = (ente: Ente, action: string) => ({
  ente,
  azione: action,
  oggettoTipo: 'ENTE' as const,
  oggettoId: ente.codiceIpa,
  confronta: ({ logo }: Ente) => ({ logo }),
});
