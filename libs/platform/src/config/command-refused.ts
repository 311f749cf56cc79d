/** What an operator asked of a command cannot be done: told in words (Italian), without a stack. */
export class CommandRefused extends Error {
  /** Of the process: 2 for a command used wrongly, whose message is then its usage. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.name = 'CommandRefused';
    this.exitCode = exitCode;
  }
}
