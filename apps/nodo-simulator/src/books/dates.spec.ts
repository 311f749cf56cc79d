import { bankDayAfter, dayNumber, dayOf, instantOf, isBankDay, millis, pspDayOf, romeInstant, romeOf } from './dates';

const inRome = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('the calendar of Rome', () => {
  it('agrees with the time zone database at every hour of three years', () => {
    for (let ms = millis('2025-01-01T00:00:00.000Z'); ms < millis('2028-01-01T00:00:00.000Z'); ms += 3_600_000) {
      const { day, time } = romeOf(instantOf(ms));
      expect(`${day} ${time}`).toBe(inRome.format(ms));
    }
  });

  it.each([
    ['2026-03-29', '01:59', '2026-03-29T00:59:00.000Z'],
    ['2026-03-29', '03:00', '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00.000Z'],
    ['2026-11-24', '18:00', '2026-11-24T17:00:00.000Z'],
  ])('%s at %s in Rome is %s', (day, time, instant) => expect(romeInstant(day, time)).toBe(instant));

  it('counts days both ways', () => {
    for (let days = dayNumber('1999-12-01'); days < dayNumber('2101-01-01'); days += 1)
      expect(dayNumber(dayOf(days))).toBe(days);
  });

  it.each([
    '2026-01-01',
    '2026-01-06',
    '2026-04-06',
    '2026-05-01',
    '2026-06-02',
    '2026-12-08',
    '2026-12-25',
    '2027-03-29',
  ])('%s is a holiday', (day) => expect(isBankDay(day)).toBe(false));

  it.each([
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-27', 1, '2026-11-30'],
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-28', 1, '2026-11-30'],
    ['2026-12-07', 1, '2026-12-09'],
    ['2026-12-24', 2, '2026-12-29'],
  ])('%s plus %i bank days is %s', (day, count, expected) => expect(bankDayAfter(day, count)).toBe(expected));

  it.each([
    ['before the cut-off', '2026-11-24T11:59:59.000Z', '2026-11-24'],
    ['at the cut-off', '2026-11-24T12:00:00.000Z', '2026-11-24'],
    ['after the cut-off', '2026-11-24T12:00:01.000Z', '2026-11-25'],
    ['on Friday afternoon', '2026-11-27T15:00:00.000Z', '2026-11-30'],
    ['on Saturday afternoon', '2026-11-28T15:00:00.000Z', '2026-11-30'],
    ['just after midnight in Rome, still the day before in UTC', '2026-11-24T23:30:00.000Z', '2026-11-25'],
  ])('an outcome %s belongs to its PSP day', (_, instant, day) => expect(pspDayOf(instant)).toBe(day));
});
