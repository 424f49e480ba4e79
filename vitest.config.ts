// How the tests run: a real PostgreSQL started once, one clone of a migrated database for each file.
import { defineConfig } from 'vitest/config';
import { ShortLast } from './test/support/shortLast.ts';
import { temporaryPlace } from './test/support/temporaryPlace.ts';

// Compiled code is kept from one run to the next.
process.env.NODE_COMPILE_CACHE ??= 'node_modules/.cache/compiled';
// Tests and the programs that they start take it from there.
process.env.TMPDIR ??= temporaryPlace();

/** Files and tests come in another order each time, by a seed that is printed; `SEED=… npm test` repeats one. */
const seed = Number(process.env.SEED) || Date.now() % 1_000_000;

export default defineConfig({
  // Without this the CommonJS and the ES build of graphql are both loaded, and each refuses the other's schema.
  resolve: {
    alias: {
      graphql: 'graphql/index.js',
      'antrean/channel-kit/contract': `${import.meta.dirname}/channelKit/outsideContract.ts`,
      'antrean/channel-kit': `${import.meta.dirname}/channelKit/index.ts`,
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/globalSetup.ts'],
    setupFiles: ['test/support/setup.ts'],
    sequence: { shuffle: { files: true, tests: true }, sequencer: ShortLast, seed },
    // For what hangs: nothing is asserted by the time that it takes.
    testTimeout: 480_000,
    hookTimeout: 480_000,
    expect: { poll: { timeout: 150_000 } },
    // One more than the processors of a small machine: many tests wait for a page, a process or a pause between messages.
    maxWorkers: 3,
    // The imports of files are loaded once for all that a process runs; each file has its own database and server all
    // the same.
    isolate: false,
    server: { deps: { inline: [/type-graphql/, /@apollo\/server/, /graphql-scalars/] } },
  },
});
