// Each alarm of deploy/monitoring rings by its figures, and by no others: asked of Prometheus' own tool.
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { ALARM_CASES, alarmTests } from '../support/alarmCases.ts';
import { temporaryDirectory } from '../support/directory.ts';
import { lacksProgram } from '../support/missing.ts';
import { runChecker } from '../support/programs.ts';

async function askPromtool(cases: typeof ALARM_CASES) {
  const file = join(await temporaryDirectory(), 'alarms.test.yml');
  const rules = resolve('deploy/monitoring/alerts.yml');
  await writeFile(file, stringify({ rule_files: [rules], evaluation_interval: '1m', tests: alarmTests(cases) }));
  return runChecker('promtool', ['test', 'rules', file]);
}

describe.skipIf(lacksProgram('promtool'))('the alarms', () => {
  test('ring when they should, and only then', async () => {
    const answer = await askPromtool(ALARM_CASES);
    expect(answer.status, answer.said).toBe(0);
  });

  test('are found if they do not ring', async () => {
    const { AntreanJobsLate } = ALARM_CASES;
    const answer = await askPromtool({ AntreanJobsLate: { ...(AntreanJobsLate as object), at: 3 } as never });
    expect(answer.status).not.toBe(0);
    expect(answer.said).toContain('got: nil');
  });
});
