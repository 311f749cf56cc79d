import type { Clock } from '@mypay/kernel';
import { ProblemError } from '@mypay/platform/http';
import type { RateLimit } from '../oauth2/rate-limit';
import type { ProofOfWork } from './proof-of-work';

const WORDS = {
  mancante: 'Per continuare il browser deve svolgere un piccolo calcolo: ripetere la richiesta con x-prova.',
  usata: 'Questa prova è già stata usata: svolgere quella nuova e ripetere.',
  falsa: 'La prova non è valida, o è scaduta: svolgere quella nuova e ripetere.',
};

/** The first tries of an address and of a session are free; from then on each costs a proof of work. Source: roles.md §6. */
export class ProofGate {
  constructor(
    private readonly proofs: ProofOfWork,
    private readonly free: RateLimit,
    private readonly clock: Clock,
  ) {}

  /**
   * @param tries names under which tries are counted
   * @param header `x-prova`: base64 of the JSON of challenge and solution
   * @throws ProblemError 428 PROVA_RICHIESTA with a challenge in `prova`
   */
  async pass(tries: readonly string[], header: string | undefined): Promise<void> {
    const counted = tries.map((name) => this.free.request(name));
    if (counted.every((wait) => wait === 0)) return;
    const found = header === undefined ? 'mancante' : await this.proofs.check(header);
    if (found === 'buona') return;
    throw new ProblemError(428, 'PROVA_RICHIESTA', 'Serve una prova di lavoro', WORDS[found], {
      prova: await this.proofs.challenge(this.clock.now()),
    });
  }
}
