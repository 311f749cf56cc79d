import pg from 'pg';
import { isNativeError } from 'node:util/types';

/** SQLSTATE: 08 connection, 57P0x shutdown, 57014 cancelled, 53 resources, 40001/40P01 serialisation and deadlock, 55P03 lock not available. */
const SQL_STATES = /^(08...|57P0.|57014|53...|40001|40P01|55P03)$/;
/** Codes of Node's sockets, and of its HTTP client. */
const SOCKET =
  /^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|EAI_AGAIN|UND_ERR_[A-Z_]+)$/;
/** What the driver and its pool say without a code, word for word: a longer text that holds such words is somebody else's. */
const WORDS = new Set([
  'Connection terminated',
  'Connection terminated unexpectedly',
  'Connection terminated due to connection timeout',
  'Client has encountered a connection error and is not queryable',
  'Client was closed and is not queryable',
  'timeout exceeded when trying to connect',
  'timeout expired',
  'Query read timeout',
  // TypeORM's, of a transaction whose connection died between two of its queries.
  'Database connection provided by a query runner was already released, cannot continue to use its querying methods anymore.',
]);

/** Is this error a component that does not answer (to be waited out), rather than a bug or a refusal? */
export function isOutage(error: unknown): boolean {
  for (let cause: unknown = error; isNativeError(cause); cause = cause.cause) {
    const { code, driverError } = cause as { code?: unknown; driverError?: unknown };
    if (cause instanceof pg.DatabaseError) return SQL_STATES.test(cause.code ?? '');
    if (driverError instanceof pg.DatabaseError) return SQL_STATES.test(driverError.code ?? '');
    if (typeof code === 'string' && SOCKET.test(code)) return true;
    if (WORDS.has(cause.message)) return true;
  }
  return false;
}
