import { parseLocalDate } from '@mypay/kernel';
import { checkMessage, messageOn } from './messaggio';

const day = parseLocalDate;
const refused = expect.objectContaining({ code: 'MESSAGGIO_NON_VALIDO' }) as Error;

describe('the message of an ente', () => {
  it.each([
    [{}, '2026-06-15', true],
    [{ messaggioDa: day('2026-06-15') }, '2026-06-15', true],
    [{ messaggioDa: day('2026-06-16') }, '2026-06-15', false],
    [{ messaggioA: day('2026-06-15') }, '2026-06-15', true],
    [{ messaggioA: day('2026-06-14') }, '2026-06-15', false],
    [{ messaggioDa: day('2026-06-01'), messaggioA: day('2026-06-30') }, '2026-06-15', true],
  ])('MSG: with the days %j it is read on %s: %s', (days, today, read) =>
    expect(messageOn({ messaggio: 'Chiusi', ...days }, day(today)) !== undefined).toBe(read),
  );

  it('MSG: nothing written is nothing read', () => expect(messageOn({}, day('2026-06-15'))).toBeUndefined());

  it.each([
    [{ messaggio: '[qui](javascript:alert)' }],
    [{ messaggio: 'Chiusi', messaggioEn: '[here](http://example.it)' }],
    [{ messaggioEn: 'Closed' }],
    [{ messaggio: 'Chiusi', messaggioDa: day('2026-06-02'), messaggioA: day('2026-06-01') }],
  ])('MSG: %j is refused', (message) => expect(() => checkMessage(message)).toThrow(refused));

  it.each([
    [{ messaggio: 'Un <b>testo</b> resta un testo' }],
    [{ messaggio: '[qui](https://www.example.it)', messaggioEn: '[here](mailto:a@example.it)' }],
    [{ messaggio: 'Chiusi', messaggioDa: day('2026-06-01'), messaggioA: day('2026-06-01') }],
  ])('MSG: %j is taken', (message) => expect(() => checkMessage(message)).not.toThrow());
});
