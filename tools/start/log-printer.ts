import fs from 'node:fs';
import path from 'node:path';
import { dataFolder } from './data-folder';

const COLOURS = [36, 33, 32, 35, 34, 96, 93, 92, 95, 94];
const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
export type LogLevel = (typeof LEVELS)[number];
const IN_WORDS: Partial<Record<LogLevel, string>> = { warn: 'avviso', error: 'errore', fatal: 'fatale' };

/**
 * Where the output of the services goes: every line into `.data/logs/<name>.log` as it is, and to the terminal, with the
 * service's name before it, the lines that a person should see (warnings and worse, and what is not a log line at all).
 */
export class LogPrinter {
  private readonly names: string[] = [];
  private held: string[] | undefined;

  constructor(
    private readonly output: NodeJS.WritableStream,
    private readonly minLevel: LogLevel,
    private readonly colour: boolean,
    private readonly folder = dataFolder('logs'),
  ) {
    fs.mkdirSync(folder, { recursive: true });
  }

  /**
   * While services start one does not find the other yet, tries again, and says so: nobody need see it, unless the start comes
   * to nothing. From now until `release` the log lines of services wait.
   */
  hold(): void {
    this.held = [];
  }

  /** @param shown whether what was held is printed now; it is in `.data/logs/` in any case */
  release(shown: boolean): void {
    const { held } = this;
    this.held = undefined;
    if (shown) held?.forEach((line) => this.output.write(line));
  }

  /** A sink for the raw output of one process. */
  of(name: string): (chunk: Buffer) => void {
    const file = fs.createWriteStream(path.join(this.folder, `${name}.log`), { flags: 'w' });
    let rest = '';
    return (chunk) => {
      file.write(chunk);
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') this.line(name, line);
    };
  }

  /** A word of the supervisor about a service. */
  say(name: string, text: string): void {
    this.output.write(`${this.prefix(name)} ${text}\n`);
  }

  private line(name: string, line: string): void {
    const entry = parse(line);
    if (!entry) return this.say(name, line);
    if (LEVELS.indexOf(entry.level) < LEVELS.indexOf(this.minLevel)) return;
    const level = IN_WORDS[entry.level];
    const reason = entry.err?.message ? ` — ${entry.err.message.split('\n')[0]}` : '';
    const text = `${this.prefix(name)} ${level ? `${level}: ` : ''}${entry.msg ?? ''}${reason}\n`;
    if (this.held) this.held.push(text);
    else this.output.write(text);
  }

  private prefix(name: string): string {
    if (!this.names.includes(name)) this.names.push(name);
    const label = `[${name}]`.padEnd(16);
    return this.colour ? `\u001b[${COLOURS[this.names.indexOf(name) % COLOURS.length]}m${label}\u001b[0m` : label;
  }
}

interface LogEntry {
  readonly level: LogLevel;
  readonly msg?: string;
  readonly err?: { readonly message?: string };
}

function parse(line: string): LogEntry | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const entry = JSON.parse(line) as Partial<LogEntry>;
    return entry.level !== undefined && LEVELS.includes(entry.level) ? (entry as LogEntry) : undefined;
  } catch {
    return undefined; // not a log line: shown as it is
  }
}
