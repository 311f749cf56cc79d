import { ProblemError } from '@mypay/platform/http';
import type { FastifyInstance } from 'fastify';
import { sendProblem } from './send-problem';

/** Bases of MyPay's and MyPivot's web services. Source: architecture.md, Decisions, 2. */
const PATHS = ['/ws', '/ws/*', '/mypivot/ws', '/mypivot/ws/*'];

/** Paths that have no door yet: said clearly, so that nobody looks for a mistake of theirs. */
export const soapDoors = (scope: FastifyInstance, _options: object, done: () => void): void => {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, payload, parsed) => {
    payload.resume(); // nobody reads it
    parsed(null);
  });
  for (const path of PATHS)
    scope.all(path, (_request, reply) =>
      sendProblem(
        reply,
        new ProblemError(
          404,
          'PORTA_NON_ATTIVA',
          'La porta SOAP non è attiva',
          'I web service SOAP per gli enti non sono ancora attivi su questa installazione: usare le API REST sotto /api/bo.',
        ),
      ),
    );
  done();
};
