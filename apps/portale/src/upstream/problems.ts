import { NobodyThere, ProblemError } from '@mypay/platform/http';

const TITLE = 'Il servizio non è disponibile ora: riprovare';

/** What a caller is told when a service behind us fails: was the request carried out or not? */
export function upstreamProblem(service: string, error: unknown): ProblemError {
  const chain: unknown[] = [];
  for (let at = error; at instanceof Error && chain.length < 5; at = at.cause) chain.push(at);
  const code = (part: unknown): string => String((part as { code?: unknown }).code ?? '');
  if (chain.some((part) => part instanceof NobodyThere))
    return new ProblemError(
      503,
      'NON_DISPONIBILE',
      TITLE,
      `Il servizio ${service} non risponde: la richiesta non è stata eseguita, si può ripetere.`,
    );
  const timedOut = chain.some(
    (part) => /TIMEOUT/i.test(code(part)) || ['TimeoutError', 'AbortError'].includes((part as Error).name),
  );
  return timedOut
    ? new ProblemError(
        504,
        'RISPOSTA_IN_RITARDO',
        'Il servizio non ha risposto in tempo',
        `Il servizio ${service} non ha risposto in tempo: prima di ripetere, verificare se la richiesta è stata eseguita.`,
      )
    : new ProblemError(
        502,
        'RISPOSTA_INTERROTTA',
        'Il servizio ha interrotto la risposta',
        `Il servizio ${service} si è interrotto: prima di ripetere, verificare se la richiesta è stata eseguita.`,
      );
}
