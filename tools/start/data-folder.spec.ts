import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { closeDataFolder, writeJson } from './data-folder';
import { ensureKeys } from './keys';

const modes = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .sort()
      .map((name) => [name, (fs.statSync(path.join(folder, name)).mode & 0o777).toString(8)]),
  );

describe('the data folder', () => {
  let folder: string;
  let before: number;
  beforeEach(() => {
    before = process.umask(0o022);
    folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'data-')), '.data');
  });
  afterEach(() => {
    process.umask(before);
    fs.rmSync(path.dirname(folder), { recursive: true });
  });

  it('of an earlier build is closed to other users, with all that lies in it', () => {
    fs.mkdirSync(path.join(folder, 'objects', 'dovuti'), { recursive: true });
    for (const name of ['clients.json', 'objects/dovuti/a.zip']) fs.writeFileSync(path.join(folder, name), '');
    closeDataFolder(folder);
    expect((fs.statSync(folder).mode & 0o777).toString(8)).toBe('700');
    expect(modes(folder)).toEqual({
      'clients.json': '600',
      objects: '700',
      'objects/dovuti': '700',
      'objects/dovuti/a.zip': '600',
    });
  });

  it('gets only closed folders and files from then on', () => {
    closeDataFolder(folder);
    writeJson(path.join(folder, 'a', 'b.json'), {});
    fs.mkdirSync(path.join(folder, 'logs'));
    fs.writeFileSync(path.join(folder, 'logs', 'pivot.log'), '');
    ensureKeys(['pivot'], path.join(folder, 'keys'));
    expect(modes(folder)).toEqual({
      a: '700',
      'a/b.json': '600',
      keys: '700',
      'keys/pivot.pem': '600',
      'keys/trusted': '700',
      'keys/trusted/pivot.pub.pem': '600',
      logs: '700',
      'logs/pivot.log': '600',
    });
  });
});
