import { dayAfter, today } from './clock';

describe('days', () => {
  afterEach(() => jest.restoreAllMocks());

  it('are counted across a change of hour and of month', () => expect(dayAfter('2026-10-20', 29)).toBe('2026-11-18'));

  it.each([
    ['shortly before midnight, in the week of the short night', '2026-03-23T22:30:00Z', '2026-03-30'],
    ['shortly after midnight, in the week of the long night', '2026-10-19T22:30:00Z', '2026-10-27'],
  ])('a week from today is a week, %s', (_, instant, expected) => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.parse(instant));
    expect(today(7)).toBe(expected);
  });
});
