// How the pages are built: one entry a page, names that change with what is in them, and each file compressed beside it.
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { CHUNK_GROUPS } from './chunks.ts';
import { sizedByElement, withoutEmbedded } from './embedded.ts';
import { languageFile } from './languageFile.ts';
import { precompressed } from './precompress.ts';
import { separateDocuments } from './separateDocuments.ts';
import { siteFiles } from './siteFiles.ts';
import { themed } from './themed.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Televisions keep the browser they came with: Chromium 68 is that of LG's sets of 2020. */
export const BROWSERS = ['chrome68', 'edge79', 'firefox78', 'safari14'];

export default defineConfig({
  root: here('.'),
  publicDir: false,
  css: { postcss: { plugins: [withoutEmbedded, sizedByElement, themed] } },
  // Chromium 68 has no name for what is global; these scripts run in windows alone.
  define: { globalThis: 'window' },
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    target: BROWSERS,
    // Everything is a file of its own, so that a policy without `data:` for styles and fonts holds.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    license: { fileName: 'assets/third-party-licences.md' },
    modulePreload: { polyfill: false },
    // The explorer's, and no other page's.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      // How slow a machine is, is no fault of the pages: `npm start` would show it as a warning.
      checks: { bundlerTimings: false },
      onLog(level, log, handle) {
        // React's marks for servers, in each of the explorer's files: nothing here renders on one.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log);
      },
      input: {
        board: here('board.html'),
        book: here('book.html'),
        desk: here('desk.html'),
        docs: here('docs.html'),
        door: here('door.html'),
        graphql: here('graphql.html'),
        here: here('here.html'),
        home: here('home.html'),
        kiosk: here('kiosk.html'),
        place: here('place.html'),
        plain: here('plain.html'),
        sessions: here('sessions.html'),
        simulator: here('simulator.html'),
        office: here('office.html'),
        embed: here('embed.ts'),
        't-worker': here('placeWorker.ts'),
      },
      output: {
        codeSplitting: { groups: CHUNK_GROUPS },
        // Other sites name the one script, and browsers come back for the worker, so their names stay.
        entryFileNames: ({ name }) =>
          name === 'embed' || name === 't-worker' ? `${name}.js` : 'assets/[name]-[hash].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name]-[hash][extname]',
      },
    },
  },
  experimental: {
    // Scripts also run on other sites' pages: what they load lies beside them, not on that site.
    renderBuiltUrl: (_file, { hostType }) => ({ relative: hostType !== 'html' }),
  },
  plugins: [separateDocuments(), siteFiles(), languageFile(), precompressed()],
  logLevel: 'warn',
});
