// How mutants are tried: by the tests of rules alone, those that need no database.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    include: ['test/rules/**/*.test.ts'],
    exclude: ['test/rules/{ticketLife,lifecycle}.test.ts'],
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 120_000,
  },
});
