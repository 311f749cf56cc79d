import { matches, stepsOf } from './readme-steps';

describe('the steps of a document', () => {
  it('are the commands that promise an answer', () => {
    const markdown = '```sh\nnpm start\n```\nprose\n```sh\necho uno\n```\n\n```text\nuno\n```\n```json\n{}\n```\n';
    expect(stepsOf(markdown)).toEqual([{ commands: 'echo uno', answer: 'uno' }]);
  });

  it.each([
    ['the same text', 'uno\ndue', 'uno\ndue\n', true],
    ['another text', 'uno', 'due', false],
    ['a line too many', 'uno', 'uno\ndue', false],
    ['a line too few', 'uno\ndue', 'uno', false],
    ['anything where the answer has …', 'IUF …-1 di € 1,00', 'IUF 2026-11-24X-1 di € 1,00', true],
    ['what is around … as it is written', 'IUF … di € 1,00', 'IUF X di € 2,00', false],
    ['a sign of a pattern as itself', '1.50 (OK)', '1x50 (OK)', false],
  ])('compare %s', (_, answer, printed, same) => expect(matches(answer, printed)).toBe(same));
});
