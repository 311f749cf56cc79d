import { ProblemError } from '@mypay/platform/http';
import type { ServiceClient } from '../upstream/service-client';

const FRESH_MS = 5_000;
const STALE_MS = 60_000;
const ENTRIES = 5_000;

interface Entry<Answer> {
  readonly at: number;
  readonly answer: Answer;
}

/**
 * What onboarding says of who may do what, by path: kept for 5 s (roles.md S16), and up to a minute while onboarding does not
 * answer: its restart stops nobody who was working. A refusal is never kept: the ente may be made the next moment.
 */
export class FreshAnswers<Answer> {
  private readonly known = new Map<string, Entry<Answer>>();
  private readonly asking = new Map<string, Promise<Answer | undefined>>();

  constructor(
    private readonly services: ServiceClient,
    private readonly grants: (answer: Answer) => boolean,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  /** undefined: onboarding knows nobody of that name. @throws ProblemError when onboarding cannot tell */
  async of(path: string): Promise<Answer | undefined> {
    const known = this.known.get(path);
    const age = known ? this.elapsed() - known.at : Infinity;
    if (known && age < FRESH_MS) return known.answer;
    try {
      return await this.ask(path);
    } catch (error) {
      if (known && age < STALE_MS && error instanceof ProblemError && error.status >= 502) return known.answer;
      throw error;
    }
  }

  /** Answers of this path and of those below it count no more. */
  forget(path: string): void {
    const gone = (one: string): boolean => one === path || one.startsWith(`${path}/`);
    for (const one of [...this.known.keys()].filter(gone)) this.known.delete(one);
    for (const one of [...this.asking.keys()].filter(gone)) this.asking.delete(one);
  }

  /** No answer counts any more. */
  forgetAll(): void {
    this.known.clear();
    this.asking.clear();
  }

  /** One question at a time for one path. */
  private ask(path: string): Promise<Answer | undefined> {
    const running = this.asking.get(path);
    if (running) return running;
    const asked: Promise<Answer | undefined> = this.fetch(path, () => this.asking.get(path) === asked).finally(() => {
      if (this.asking.get(path) === asked) this.asking.delete(path);
    });
    this.asking.set(path, asked);
    return asked;
  }

  /** `counts` says, when the answer is here, whether it was not forgotten meanwhile. */
  private async fetch(path: string, counts: () => boolean): Promise<Answer | undefined> {
    const { status, body } = await this.services.ask('onboarding', 'GET', path);
    if (status !== 200 && status !== 404)
      throw new ProblemError(
        502,
        'RISPOSTA_INATTESA',
        'Il servizio ha dato una risposta inattesa',
        'Onboarding non ha saputo rispondere.',
      );
    if (counts()) this.known.delete(path);
    if (status === 404) return undefined;
    const answer = body as Answer;
    if (counts() && this.grants(answer)) this.keep(path, answer);
    return answer;
  }

  private keep(path: string, answer: Answer): void {
    this.known.set(path, { at: this.elapsed(), answer });
    for (const oldest of this.known.keys()) {
      if (this.known.size <= ENTRIES) break;
      this.known.delete(oldest);
    }
  }
}
