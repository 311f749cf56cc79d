/** One field that the server refuses: its path in the body, and why, in words for people. */
export interface FieldProblem {
  readonly campo: string;
  readonly motivo: string;
  /** What to do about it, where the server says so. */
  readonly cure?: string | undefined;
}

/** A refusal of the server (RFC 9457), or the news that it cannot be reached: status 0, code `RETE`. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    /** Cause and cure, in Italian, as the server says them; absent where it has none. */
    readonly detail: string | undefined,
    readonly correlationId: string | undefined,
    readonly fields: readonly FieldProblem[] = [],
    /** The whole body, for what a code of its own brings along. */
    readonly more: Readonly<Record<string, unknown>> = {},
    readonly retryAfterSeconds?: number,
  ) {
    super(detail ?? title);
    this.name = 'ApiProblem';
  }

  /** Nothing was decided: the same request may be sent again later. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const readFields = (value: unknown): FieldProblem[] =>
  Array.isArray(value)
    ? value.filter(isRecord).map((one) => ({
        campo: text(one['campo']) ?? '',
        motivo: text(one['motivo']) ?? '',
        ...(text(one['rimedio']) === undefined ? {} : { cure: text(one['rimedio']) }),
      }))
    : [];

/** What a refused answer says, whatever its body is. */
export function readProblem(
  status: number,
  body: string,
  header: (name: string) => string | null = () => null,
): ApiProblem {
  let parsed: Record<string, unknown> = {};
  try {
    const json: unknown = JSON.parse(body);
    if (isRecord(json)) parsed = json;
  } catch {
    // a proxy's page, or nothing: the status alone speaks
  }
  const retryAfter = Number(header('retry-after') ?? Number.NaN);
  return new ApiProblem(
    status,
    text(parsed['code']) ?? `HTTP_${status}`,
    text(parsed['title']) ?? '',
    text(parsed['detail']),
    text(parsed['correlationId']) ?? header('x-correlation-id') ?? undefined,
    readFields(parsed['errori']),
    parsed,
    Number.isFinite(retryAfter) ? retryAfter : undefined,
  );
}
