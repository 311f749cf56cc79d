import { isNativeError } from 'node:util/types';

/** Facts of an error that name no person: of the driver, of the system, and codes of ours. Everything else is left out. */
const KEPT = [
  'code',
  'severity',
  'schema',
  'table',
  'column',
  'constraint',
  'routine',
  'errno',
  'syscall',
  'status',
] as const;
const DEPTH = 4;
/** SQLSTATE class 22, data exceptions: PostgreSQL repeats the offending value between quotes. */
const DATA_EXCEPTION = /^22...$/;
const QUOTED = /"[\s\S]*"/;

/**
 * An error as the log bears it: type, message, stack, codes and causes. What PostgreSQL adds for a developer (`detail`,
 * `where`, `hint`, the statement and its parameters) holds rows of people and is left out.
 */
export function loggedError(error: unknown, depth = DEPTH): unknown {
  if (!isNativeError(error)) return typeof error === 'object' && error !== null ? { type: 'object' } : error;
  const facts = error as unknown as Record<string, unknown>;
  const message = messageOf(error);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    type: error.constructor.name,
    message,
    stack: [`${error.name}: ${message}`, ...frames].join('\n'),
    ...Object.fromEntries(KEPT.flatMap((name) => (isScalar(facts[name]) ? [[name, facts[name]]] : []))),
    ...(error.cause !== undefined && depth > 1 ? { cause: loggedError(error.cause, depth - 1) } : {}),
  };
}

/** Name and message of an error, to be kept in a row or shown to an operator: without the values that PostgreSQL repeats. */
export function errorText(error: unknown): string {
  return isNativeError(error) ? `${error.name}: ${messageOf(error)}` : String(error);
}

function messageOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && DATA_EXCEPTION.test(code)
    ? error.message.replace(QUOTED, '"[omesso]"')
    : error.message;
}

const isScalar = (value: unknown): boolean => typeof value === 'string' || typeof value === 'number';
