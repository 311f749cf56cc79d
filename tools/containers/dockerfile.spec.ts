import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';
import { imageConfig, parseCopy, parseDockerfile } from './dockerfile';

const deploy = path.join(workspaceRoot(), 'deploy');
const files = fs
  .readdirSync(deploy)
  .map((name) => path.join(deploy, name, 'Dockerfile'))
  .filter((file) => fs.existsSync(file));
const texts = files.map((file) => fs.readFileSync(file, 'utf8'));

describe('the images', () => {
  it('are eight, with one first stage, so that it is built once', () => {
    expect(files).toHaveLength(8);
    expect(new Set(texts.map((text) => JSON.stringify(parseDockerfile(text)[0]))).size).toBe(1);
  });

  it('build from what programs are made of: a changed document builds nothing anew', () => {
    const copied = parseDockerfile(texts[0] ?? '')[0]?.instructions.filter(({ word }) => word === 'COPY') ?? [];
    expect(copied.flatMap(({ rest }) => parseCopy(rest).sources)).toEqual(
      expect.not.arrayContaining(['.', 'docs', 'deploy', 'README.md']),
    );
    expect(fs.readFileSync(path.join(workspaceRoot(), '.dockerignore'), 'utf8')).toMatch(/^\*\*\/\*\.md$/m);
  });

  it('run as node, not as a demo, and need no front end fetched from elsewhere', () => {
    for (const text of texts) {
      const image = imageConfig(parseDockerfile(text).at(-1) ?? { from: '', name: undefined, instructions: [] });
      expect(image).toMatchObject({ user: 'node', workdir: '/app', env: { NODE_ENV: 'production' } });
      expect(image.env).not.toHaveProperty('DEMO');
      expect(text).not.toMatch(/^#\s*syntax=/m);
    }
  });

  it('are refused when they say what the run without an engine does not know', () =>
    expect(() => parseDockerfile('FROM node:22-slim\nVOLUME /data\n')).toThrow(/VOLUME/));
});
