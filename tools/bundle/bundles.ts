import { build, type Plugin } from 'esbuild';
import fs from 'node:fs';
import path from 'node:path';
import { workspaceRoot } from '@mypay/testing';

/** A program of an image as one file, with what it reads beside it. */
export interface BundleDefinition {
  readonly app: string;
  /** Its entry in dist/. */
  readonly entry: string;
  /** It serves until it is stopped: a tool does its work and ends. */
  readonly serves: boolean;
  /** It has a schema, which `migrate` brings up to date before it serves. */
  readonly migrates: boolean;
  /** Files and folders of dist/ that it reads at run time. */
  readonly assets: readonly string[];
  /** Packages that cannot be one file with the rest: they lie beside it, in node_modules. */
  readonly beside: readonly string[];
}

/** libxml2 is WebAssembly behind a top-level await: a CommonJS file can import it, never contain it. */
const LIBXML = 'libxml2-wasm';

/** Fonts of the paper, read as files. */
const FONTS = ['@fontsource/titillium-web', '@fontsource/roboto-mono'];

const service = (app: string, rest: Partial<BundleDefinition> = {}): BundleDefinition => ({
  app,
  entry: `apps/${app}/src/main.js`,
  serves: true,
  migrates: true,
  assets: [],
  beside: [],
  ...rest,
});

export const BUNDLES: readonly BundleDefinition[] = [
  service('onboarding'),
  service('dovuti', { beside: FONTS }),
  service('pagamenti', { assets: ['libs/contracts/wsdl'], beside: [LIBXML] }),
  service('pivot'),
  service('nodo-simulator', { assets: ['apps/nodo-simulator/contracts'], beside: [LIBXML] }),
  service('identity-demo', { migrates: false, assets: ['tools/demo/personas.json'] }),
  service('portale', { assets: ['web'] }),
  {
    app: 'demo',
    entry: 'tools/load-demo/main.js',
    serves: false,
    migrates: false,
    assets: ['tools/demo/installation.json', 'tools/demo/personas.json', 'tools/demo/spontanei.json'],
    beside: [],
  },
];

export interface Bundle extends BundleDefinition {
  readonly folder: string;
  readonly bytes: number;
}

/** Writes dist/bundle/<app>/: main.js, its map, assets, node_modules of the few packages that must lie beside. */
export async function bundle(definition: BundleDefinition): Promise<Bundle> {
  const root = workspaceRoot();
  const dist = path.join(root, 'dist');
  const folder = path.join(dist, 'bundle', definition.app);
  fs.rmSync(folder, { recursive: true, force: true });
  const result = await build({
    entryPoints: [path.join(dist, definition.entry)],
    outfile: path.join(folder, 'main.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Nest and TypeORM know classes by name: two of one name in one file must keep it.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    external: [...definition.beside],
    plugins: [placesOf(dist), optionalPackages(root), ownMapOnly(root)],
    metafile: true,
    logLevel: 'error',
  });
  for (const asset of definition.assets)
    fs.cpSync(path.join(dist, asset), path.join(folder, asset), { recursive: true });
  for (const name of definition.beside)
    fs.cpSync(path.join(root, 'node_modules', name), path.join(folder, 'node_modules', name), {
      recursive: true,
      dereference: true,
    });
  fs.writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify({ name: definition.app, private: true })}\n`);
  const main = Object.entries(result.metafile.outputs).find(([file]) => file.endsWith('main.js'));
  return { ...definition, folder, bytes: main?.[1].bytes ?? 0 };
}

/** A map of one place of no file, as a comment: an empty one would be passed over. */
const NO_MAP = `\n//# sourceMappingURL=data:application/json;base64,${Buffer.from(
  JSON.stringify({ version: 3, sources: [null], mappings: 'AAAA' }),
).toString('base64')}\n`;

/**
 * The map of a bundle holds our own files alone: Node reads the whole of it into memory at the first error, and that of all the
 * packages takes more than dovuti has (192 MB).
 */
const ownMapOnly = (root: string): Plugin => ({
  name: 'own map only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]node_modules[\\/].*\.[cm]?js$/ }, async ({ path: file }) => {
      if (!file.startsWith(path.join(root, 'node_modules'))) return undefined;
      return { contents: (await fs.promises.readFile(file, 'utf8')) + NO_MAP, loader: 'js' };
    });
  },
});

/** Our files look for assets from their own place in dist/: inside the bundle that is the same place under its folder. */
const placesOf = (dist: string): Plugin => ({
  name: 'places',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]dist[\\/](apps|libs|tools)[\\/].*\.js$/ }, async ({ path: file }) => {
      const text = await fs.promises.readFile(file, 'utf8');
      if (!text.includes('__dirname')) return undefined;
      const place = path.relative(dist, path.dirname(file)).split(path.sep).join('/');
      const contents = text.replace(/\b__dirname\b/g, `require('node:path').join(__dirname, ${JSON.stringify(place)})`);
      return { contents, loader: 'js' };
    });
  },
});

/** Frameworks ask for packages that we do not have, and go on without: they stay questions. Ours must all be there. */
const optionalPackages = (root: string): Plugin => ({
  name: 'optional packages',
  setup({ onResolve, resolve }) {
    const asked = Symbol('asked');
    onResolve({ filter: /^[^./]/ }, async ({ path: name, importer, pluginData, kind, resolveDir }) => {
      if (pluginData === asked || !importer.startsWith(path.join(root, 'node_modules'))) return undefined;
      const found = await resolve(name, { importer, kind, resolveDir, pluginData: asked });
      return found.errors.length > 0 ? { path: name, external: true } : found;
    });
  },
});
