import type { CodiceFiscaleEnte } from '@mypay/kernel';
import { createHash } from 'node:crypto';
import { formatOfLogo } from '../domain/logo';
import type { Ente } from '../domain/ente';
import type { Change, ChangeEnte, ChangeRequest } from './change-ente';
import type { LogoPrints } from './ports';

/** The logo of an ente: put and taken away, like every other change of it. Source: onboarding.md §8.6. */
export class ManageLogo {
  constructor(
    private readonly changes: ChangeEnte,
    private readonly prints: LogoPrints,
  ) {}

  /**
   * The picture for paper is kept first: an ente never announces one that is not there.
   * @throws OnboardingError `LOGO_NON_VALIDO`, and see `ChangeEnte`
   */
  async put(ente: CodiceFiscaleEnte, request: ChangeRequest, bytes: Buffer, words: string | undefined): Promise<Ente> {
    const format = formatOfLogo(bytes);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const paper = await this.prints.keep(ente, bytes, format);
    return this.changes.execute(ente, request, async (prima, now, { loghi }) => {
      if (hash !== prima.logo?.hash) await loghi.save(ente, bytes, now);
      const said = words ?? `Logo di ${prima.dati.denominazione}`;
      const logo = { formato: format, hash, alternativo: said, paper, paperOf: hash };
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

const change = (ente: Ente, action: string): Change => ({
  ente,
  azione: action,
  oggettoTipo: 'ENTE' as const,
  oggettoId: ente.codiceIpa,
  compared: ({ logo }) => ({ logo: logo && { hash: logo.hash, formato: logo.formato, alternativo: logo.alternativo } }),
});
