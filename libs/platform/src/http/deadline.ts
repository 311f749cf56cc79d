import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { of, type Observable, throwError, timeout } from 'rxjs';
import { ProblemError } from './problem';

/**
 * Who asks a REST door is answered in time, also when the database stands still: 503, while what was begun may yet be done.
 * An upload or a download takes the time that its bytes take, and an event is no request.
 */
export class Deadline implements NestInterceptor {
  constructor(private readonly ms: number) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const http = context.switchToHttp();
    if (/^multipart\//i.test(http.getRequest<FastifyRequest>().headers['content-type'] ?? '')) return next.handle();
    const late = (): Observable<unknown> =>
      http.getResponse<FastifyReply>().raw.headersSent ? of(undefined) : throwError(tooLate);
    return next.handle().pipe(timeout({ first: this.ms, with: late }));
  }
}

const tooLate = (): ProblemError =>
  new ProblemError(
    503,
    'NON_DISPONIBILE',
    'Il servizio non è disponibile ora: riprovare',
    'Un componente non risponde in tempo: la richiesta può essere stata eseguita. Verificare, poi ripetere.',
  );
