import { readProblem } from './problem';

describe('a refusal of the server', () => {
  it('brings code, words, fields and the id of the request', () => {
    const body = {
      title: 'La richiesta non è valida',
      code: 'RICHIESTA_NON_VALIDA',
      detail: 'Correggere i campi.',
      correlationId: 'abc',
      errori: [{ campo: 'importo', motivo: 'manca' }],
    };
    expect(readProblem(400, JSON.stringify(body))).toMatchObject({
      status: 400,
      code: 'RICHIESTA_NON_VALIDA',
      detail: 'Correggere i campi.',
      correlationId: 'abc',
      fields: [{ campo: 'importo', motivo: 'manca' }],
      isTransient: false,
    });
  });

  it.each(['', '<html>Bad gateway</html>', 'null', '[]'])('is told by its status when the body is «%s»', (body) =>
    expect(readProblem(502, body, (name) => (name === 'x-correlation-id' ? 'xyz' : null))).toMatchObject({
      code: 'HTTP_502',
      correlationId: 'xyz',
      fields: [],
      isTransient: true,
    }),
  );

  it('says when to try again', () =>
    expect(readProblem(429, '{}', (name) => (name === 'retry-after' ? '7' : null)).retryAfterSeconds).toBe(7));
});
