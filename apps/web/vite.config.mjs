import react from '@vitejs/plugin-react';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { compress } from './build/compress.mjs';
import { fakeSession } from './build/fake-session.mjs';
import { firstLoad } from './build/first-load.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
/** Where `npm run web` sends what is no file of ours: a running system. */
const stack = process.env['STACK'] ?? `http://localhost:${process.env['PORTALE_PORT'] ?? 8080}`;
const served = ['/api', '/accesso/', '/oauth2', '/public', '/ws', '/health', '/stato', '/mypivot'];

export default defineConfig({
  root: here,
  cacheDir: path.join(here, '../../node_modules/.vite-web'),
  resolve: { alias: { '@mypay/kernel': path.join(here, '../../libs/kernel/src/index.ts') } },
  plugins: [react(), firstLoad({ maxGzip: 250_000 }), compress(), fakeSession()],
  // portale puts the nonce of each answer in the place of this word.
  html: { cspNonce: '__CSP_NONCE__' },
  css: {
    preprocessorOptions: {
      scss: {
        loadPaths: [path.join(here, '../../node_modules/bootstrap-italia/src/scss')],
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions', 'if-function'],
      },
    },
  },
  build: {
    outDir: path.join(here, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Where the time of a build goes is no news for who starts the platform.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
  server: {
    port: Number(process.env['WEB_PORT'] ?? 5173),
    proxy: Object.fromEntries(served.map((prefix) => [prefix, { target: stack, changeOrigin: false }])),
  },
});
