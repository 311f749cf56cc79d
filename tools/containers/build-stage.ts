import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { parseCopy, type Stage } from './dockerfile';

/**
 * Does what the first stage of the images says, in a folder with nothing in it but what its COPY lines bring (less what
 * .dockerignore keeps away): so a line that is missing there is missing here. `npm ci` alone is not done again: the packages
 * are those of this checkout, which come from the same lock file.
 */
export function runBuildStage(stage: Stage, root: string): void {
  const ignored = dockerignore(fs.readFileSync(path.join(workspaceRoot(), '.dockerignore'), 'utf8'));
  let workdir = '/';
  for (const { word, rest } of stage.instructions) {
    const here = path.join(root, workdir);
    if (word === 'WORKDIR') {
      workdir = rest;
      fs.mkdirSync(path.join(root, workdir), { recursive: true });
    } else if (word === 'COPY') copy(rest, here, ignored);
    else if (word === 'RUN' && rest.startsWith('npm ci')) linkPackages(here);
    else if (word === 'RUN') run(rest, here);
    else throw new Error(`the build stage says ${word}, which is not known here`);
  }
}

function copy(rest: string, here: string, ignored: (file: string) => boolean): void {
  const { sources, target } = parseCopy(rest);
  for (const source of sources) {
    const from = path.join(workspaceRoot(), source);
    const folder = fs.statSync(from).isDirectory();
    // Docker's rule: a folder's content goes into the target; a file goes under its name when the target is a folder.
    const to = path.join(here, folder || !target.endsWith('/') ? target : path.join(target, path.basename(source)));
    if (ignored(source)) throw new Error(`.dockerignore keeps ${source} away, and a COPY wants it`);
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.cpSync(from, to, {
      recursive: true,
      preserveTimestamps: true,
      filter: (file) => !ignored(path.relative(workspaceRoot(), file)),
    });
  }
}

/** Hard links: nobody writes into packages. */
function linkPackages(here: string): void {
  const done = spawnSync('cp', ['-al', path.join(workspaceRoot(), 'node_modules'), here], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr);
  const lock = path.join(here, 'node_modules', '.package-lock.json');
  const text = fs.readFileSync(lock);
  fs.rmSync(lock);
  fs.writeFileSync(lock, text);
}

function run(command: string, here: string): void {
  const env = { PATH: process.env['PATH'] ?? '', HOME: here, TMPDIR: process.env['TMPDIR'] };
  const done = spawnSync('sh', ['-c', command], { cwd: here, env, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) throw new Error(`RUN ${command}: ended with ${done.status}`);
}

/** The patterns of .dockerignore that ours has: names from the root, and `**` followed by a name with a star. */
function dockerignore(text: string): (file: string) => boolean {
  const patterns = text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const source = line
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/^\*\*\//, '(.*/)?')
        .replace(/(?<!\.)\*/g, '[^/]*');
      return new RegExp(`^${source}(/|$)`);
    });
  return (file) => patterns.some((pattern) => pattern.test(file));
}
