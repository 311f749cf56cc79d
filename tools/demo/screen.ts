/** What the demo shows: sections with their seconds, one line that grows while something goes on, tables. */
export class Screen {
  private readonly began = performance.now();
  private sectionBegan = performance.now();
  private live = false;

  constructor(private readonly output: NodeJS.WriteStream) {}

  section(title: string): void {
    this.sectionBegan = performance.now();
    this.line('');
    this.line(this.style(1, `▸ ${title}`));
  }

  line(text = ''): void {
    if (this.live) this.output.write('\n');
    this.live = false;
    this.output.write(`${text}\n`);
  }

  item(text: string): void {
    this.line(`  ${text}`);
  }

  /** The end of something: with the seconds of the section. */
  done(text: string): void {
    this.line(`  ${this.style(32, '✓')} ${text} ${this.style(2, `(${seconds(this.sectionBegan)} s)`)}`);
  }

  problem(text: string): void {
    this.line(`  ${this.style(31, '✗')} ${text}`);
  }

  /** Replaces itself on a terminal; elsewhere it is not shown, for the end is. */
  progress(text: string): void {
    if (!this.output.isTTY) return;
    this.output.write(`\r\u001b[2K  ${this.style(2, '…')} ${text}`);
    this.live = true;
  }

  table(head: readonly string[], rows: readonly (readonly string[])[]): void {
    const widths = head.map((title, i) => Math.max(title.length, ...rows.map((row) => (row[i] ?? '').length)));
    const line = (cells: readonly string[]): string =>
      cells
        .map((cell, i) => (i === 0 || /\D/.test(cell) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd();
    this.item(this.style(2, line(head)));
    for (const row of rows) this.item(line(row));
  }

  total(): string {
    return seconds(this.began);
  }

  style(code: number, text: string): string {
    return this.output.isTTY ? `\u001b[${code}m${text}\u001b[0m` : text;
  }
}

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1).replace('.', ',');

/** `1 pagamento`, `20 pagamenti`. */
export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;
