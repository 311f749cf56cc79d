import { ProblemError } from '@mypay/platform/http';

/** What one who asks too often is told; `riprovareTraSecondi` becomes `retry-after`. */
export const mustWait = (seconds: number): ProblemError =>
  new ProblemError(429, 'TROPPE_RICHIESTE', 'Troppe richieste', `Riprovare tra ${seconds} secondi.`, {
    riprovareTraSecondi: seconds,
  });

/** @throws ProblemError 429 when there are seconds to wait */
export function mayGoOn(wait: number): void {
  if (wait > 0) throw mustWait(wait);
}
