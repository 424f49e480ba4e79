// The programs that some tests need. Tests whose program is missing are skipped, and the run says so when it begins.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { toolsInstalled } from '../../scripts/checkTools.ts';

/** The one without a window of its own needs half the work. */
const DEBIANS = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
export const CHROMIUM = process.env.CHROMIUM ?? DEBIANS.find(existsSync) ?? '/usr/bin/chromium';

const runsHere = (program: string) => spawnSync('which', [program]).status === 0;

/** Programs of Debian that check the files of deploy/, and those that they configure. */
const DEPLOYED = [
  'amtool',
  'docker-compose',
  'haproxy',
  'kubectl',
  'prometheus-node-exporter',
  'promtool',
  'shellcheck',
  'systemd-analyze',
] as const;
const absent = DEPLOYED.filter((program) => !runsHere(program));

/** Of each kind of tests, what this machine lacks for them. */
const LACKS = {
  pages: existsSync(CHROMIUM) ? '' : `there is no ${CHROMIUM}`,
  Kannel: ['bearerbox', 'smsbox'].every(runsHere) ? '' : "there is no Kannel (Debian's kannel)",
  PgBouncer: runsHere('pgbouncer') ? '' : "there is no PgBouncer (Debian's pgbouncer)",
  'some files of deploy/': absent.length === 0 ? '' : `there is no ${absent.join(', no ')}`,
  "Relay's compiler and the linter of the contract": toolsInstalled() ? '' : 'npm run check:install has not been run',
};

/** Continuous integration installs them all first: there no test is skipped, and one without its program fails. */
const skipped = (kind: keyof typeof LACKS) => !process.env.CI && LACKS[kind] !== '';
export const noBrowser = skipped('pages');
export const noKannel = skipped('Kannel');
export const noPooler = skipped('PgBouncer');
export const noTools = skipped("Relay's compiler and the linter of the contract");
export const lacksProgram = (...programs: (typeof DEPLOYED)[number][]) =>
  !process.env.CI && programs.some((program) => absent.includes(program));

export function saySkipped(): void {
  if (process.env.CI) return;
  for (const [kind, lack] of Object.entries(LACKS)) if (lack) console.log(`Tests of ${kind} are skipped: ${lack}.`);
}
