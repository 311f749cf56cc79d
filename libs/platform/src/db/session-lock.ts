import type pg from 'pg';

/** A session advisory lock that one process holds over many turns, on a connection of its own. */
export class SessionLock {
  private client: pg.Client | undefined;
  private held = false;

  constructor(
    private readonly db: { ownConnection(): Promise<pg.Client> },
    private readonly name: string,
  ) {}

  /**
   * Asked at each turn: the connection that holds the lock and still lives, or undefined while another process holds it.
   * @throws when the connection is lost, and the lock with it; the next call begins anew
   */
  async hold(): Promise<pg.Client | undefined> {
    try {
      this.client ??= await this.db.ownConnection();
      if (this.held) await this.client.query('select 1');
      else {
        const { rows } = await this.client.query<{ held: boolean }>(
          `select pg_try_advisory_lock(hashtextextended($1, 0)) as held`,
          [this.name],
        );
        this.held = rows[0]?.held ?? false;
      }
    } catch (error) {
      await this.release();
      throw error;
    }
    return this.held ? this.client : undefined;
  }

  /** Ends the session, which frees the lock. */
  async release(): Promise<void> {
    const { client } = this;
    this.client = undefined;
    this.held = false;
    await client?.end().catch(() => undefined);
  }
}
