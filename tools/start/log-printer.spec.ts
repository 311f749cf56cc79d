import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { until } from '@mypay/testing';
import { LogPrinter } from './log-printer';

const line = (level: string, text: string): Buffer => Buffer.from(`${JSON.stringify({ level, msg: text })}\n`);

describe('what npm start shows of its services', () => {
  let folder: string;
  let printed: () => string;
  let printer: LogPrinter;
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'logs-'));
    const output = new PassThrough();
    let text = '';
    output.on('data', (chunk: Buffer) => (text += chunk.toString()));
    printed = () => text;
    printer = new LogPrinter(output, 'warn', false, folder);
  });
  afterEach(async () => {
    await until(() => fs.readdirSync(folder).length > 0); // the file of the log is opened in the background
    fs.rmSync(folder, { recursive: true });
  });

  it('is warnings and worse', () => {
    const write = printer.of('pivot');
    write(line('info', 'pronto'));
    write(line('error', 'la banca non risponde'));
    expect(printed()).toBe('[pivot]          errore: la banca non risponde\n');
  });

  it('is no error while they start, when they then are ready', () => {
    printer.hold();
    const write = printer.of('pagamenti');
    write(line('error', 'dovuti non risponde'));
    printer.release(false);
    expect(printed()).toBe('');
    write(line('error', 'dopo'));
    expect(printed()).toBe('[pagamenti]      errore: dopo\n');
  });

  it('is all that they said, when the start came to nothing', () => {
    printer.hold();
    printer.of('pagamenti')(line('error', 'la porta è presa'));
    printer.release(true);
    expect(printed()).toBe('[pagamenti]      errore: la porta è presa\n');
  });
});
