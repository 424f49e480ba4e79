// How mutants are tried: by the tests of rules alone, those that need no database.
import { defineConfig } from 'vitest/config';

/** Properties over thousands of made-up texts: each takes seconds, which would be spent at every mutant. */
const SLOW = ['whatever is typed', 'sent back as it was given', 'leaves no hidden sign', 'is put in as it is'];

export default defineConfig({
  resolve: { alias: { graphql: 'graphql/index.js' } },
  test: {
    // `MUTATION_TESTS=permissions,asker npm run test:mutation` tries by those files alone.
    include: (process.env.MUTATION_TESTS?.split(',') ?? ['**/*']).map((name) => `test/rules/${name}.test.ts`),
    testNamePattern: new RegExp(`^(?!.*(${SLOW.join('|')}))`),
    setupFiles: ['test/support/setup.ts'],
    testTimeout: 120_000,
  },
});
