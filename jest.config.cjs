const os = require('node:os');
const path = require('node:path');

const folders = ['apps/*', 'apps/*/core', 'libs/*', 'tools'];
const fs = require('node:fs');
const expand = (pattern) => {
  const parts = pattern.split('/');
  let found = [''];
  for (const part of parts)
    found = found.flatMap((base) =>
      part === '*'
        ? fs
            .readdirSync(path.join(__dirname, base), { withFileTypes: true })
            .filter((entry) => entry.isDirectory())
            .map((entry) => path.join(base, entry.name))
        : [path.join(base, part)],
    );
  return found;
};

/** Every Nx project with a Jest configuration, in one run: Nx would hide the counts of what passes. */
module.exports = {
  // Generous, for hooks too: what a busy machine does late is no fault, and a service whose start was given up hangs the run.
  testTimeout: 120_000,
  // At least two, also on two cores: much of what a suite does is waiting for PostgreSQL, and one process alone would keep
  // what every suite has loaded (3.9 GB in the end). A worker that has grown is renewed.
  maxWorkers: Math.max(2, os.availableParallelism() - 1),
  workerIdleMemoryLimit: '1GB',
  projects: folders
    .flatMap(expand)
    .map((folder) => path.join(__dirname, folder, 'jest.config.cjs'))
    .filter((file) => fs.existsSync(file)),
};
