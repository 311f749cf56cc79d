/** Commands of a document and the answer that it promises. */
export interface Step {
  readonly commands: string;
  readonly answer: string;
}

/** Every `sh` block that is followed by a `text` block, with nothing but prose between. */
export function stepsOf(markdown: string): Step[] {
  const blocks = [...markdown.matchAll(/^```(\w+)\n(.*?)^```$/gms)].map(([, language, text = '']) => ({
    language,
    text,
  }));
  return blocks.flatMap(({ language, text }, i) => {
    const next = blocks[i + 1];
    return language === 'sh' && next?.language === 'text'
      ? [{ commands: text.trimEnd(), answer: next.text.trimEnd() }]
      : [];
  });
}

/** Whether what was printed is the answer, line by line; `…` in an answer stands for anything within its line. */
export function matches(answer: string, printed: string): boolean {
  const expected = answer.trimEnd().split('\n');
  const found = printed.trimEnd().split('\n');
  return (
    expected.length === found.length && expected.every((line, i) => asPattern(line).test((found[i] ?? '').trimEnd()))
  );
}

const asPattern = (line: string): RegExp => new RegExp(`^${line.trimEnd().split('…').map(escape).join('.*')}$`, 'u');

const escape = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
