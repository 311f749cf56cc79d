/**
 * A foreseen refusal. `code` is stable, upper-case, Italian, and listed in the union of its context; each edge maps that
 * union to the words of its door. `details` are facts for the reader of the refusal, never personal data.
 */
export class DomainError<Code extends string = string> extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'DomainError';
  }
}
