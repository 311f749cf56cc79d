/**
 * Is this error a component that does not answer (to be waited out), rather than a bug or a refusal? SQLSTATE classes:
 * 08 connection, 57P0x shutdown, 53 resources, 40001/40P01 serialisation and deadlock, 55P03 lock not available.
 */
export function isOutage(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = String((cause as { code?: unknown }).code ?? '');
    if (/^(08...|57P0.|57014|53...|40001|40P01|55P03)$/.test(code)) return true;
    if (/^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|EHOSTUNREACH|UND_ERR_\w+)$/.test(code)) return true;
    if (
      /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
        cause.message,
      )
    )
      return true;
  }
  return false;
}
