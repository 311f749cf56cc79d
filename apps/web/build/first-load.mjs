import zlib from 'node:zlib';

/** Every chunk that a chunk needs to run, itself included. */
function closure(bundle, file, into = new Set()) {
  const chunk = bundle[file];
  if (chunk?.type !== 'chunk' || into.has(file)) return into;
  into.add(file);
  for (const next of chunk.imports) closure(bundle, next, into);
  return into;
}

/**
 * The build fails when whoever opens any screen as the first one would load more script than `maxGzip` bytes: the entry, the
 * screen's chunk, and all that they import. What the screen itself loads later, such as a camera's reader, is not counted.
 */
export const firstLoad = ({ maxGzip }) => ({
  name: 'first-load',
  apply: 'build',
  generateBundle(_options, bundle) {
    const size = new Map();
    const gzip = (file) => {
      if (!size.has(file)) size.set(file, zlib.gzipSync(bundle[file].code, { level: 9 }).length);
      return size.get(file);
    };
    const sum = (files) => [...files].reduce((total, file) => total + gzip(file), 0);
    const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
    const entries = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
    const screens = chunks.filter(({ facadeModuleId }) => /\/screen\.tsx$/.test(facadeModuleId ?? ''));
    const loads = [{ fileName: undefined, facadeModuleId: 'the entry alone' }, ...screens].map((screen) => {
      const files = new Set();
      for (const file of [...entries, screen.fileName]) if (file) closure(bundle, file, files);
      return { name: screen.facadeModuleId.replace(/^.*\/src\//, ''), bytes: sum(files), files };
    });
    loads.sort((a, b) => b.bytes - a.bytes);
    const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
    const worst = loads[0];
    this.info(
      `first load, gzip: at most ${kb(worst.bytes)} (${worst.name}); ${kb(sum(closure(bundle, entries[0])))} the entry`,
    );
    const over = loads.filter(({ bytes }) => bytes > maxGzip);
    if (over.length === 0) return;
    const told = over.map(({ name, bytes }) => `  ${name}: ${kb(bytes)}`);
    const heavy = [...worst.files].sort((a, b) => gzip(b) - gzip(a)).slice(0, 8);
    this.error(
      `More than ${kb(maxGzip)} of script on the first load of\n${told.join('\n')}\nThe heaviest chunks: ` +
        heavy.map((file) => `${file} ${kb(gzip(file))}`).join(', '),
    );
  },
});
