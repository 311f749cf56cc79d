import { type Database, isOutage, SessionLock, WakeLoop } from '../db';
import { errorText, type Logger } from '../log';
import { DEAD_LETTERS_CHANNEL, DeadLetters } from './dead-letters';

/**
 * Handles dead letters again when an operator asks, one replica for all, each once: what succeeds is a dead letter no more,
 * what fails stays one with the new reason. Snapshots apply only if newer, so an old one undoes nothing.
 */
export class Replays {
  private readonly letters: DeadLetters;
  private readonly lock: SessionLock;
  private readonly loop: WakeLoop;

  constructor(
    db: Database,
    private readonly log: Logger,
    private readonly handle: (topic: string, body: string) => Promise<void>,
  ) {
    this.letters = new DeadLetters(db);
    this.lock = new SessionLock(db, db.lockName('lettere-morte'));
    this.loop = new WakeLoop({
      name: 'dead letters',
      log,
      listen: (wake) => db.listen(db.channel(DEAD_LETTERS_CHANNEL), wake),
      turn: async () => (await this.lock.hold()) !== undefined && (await this.replayOne()),
    });
  }

  start(): void {
    this.loop.start();
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await this.lock.release();
  }

  /** @returns whether there was one. @throws an outage: it is tried again */
  private async replayOne(): Promise<boolean> {
    const letter = await this.letters.next();
    if (!letter) return false;
    const { id, topic, messaggio } = letter;
    try {
      await this.handle(topic, messaggio);
    } catch (error) {
      if (isOutage(error)) throw error;
      this.log.warn({ err: error, lettera: String(id), topic }, 'dead letter still not handled');
      await this.letters.stillDead(id, errorText(error));
      return true;
    }
    await this.letters.handled(id);
    this.log.info({ lettera: String(id), topic }, 'dead letter handled');
    return true;
  }
}
