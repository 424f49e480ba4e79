// The bench of starts: the offices that it makes are ones that a server takes, and its verdicts follow the medians.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeManyOffices } from '../../bench/start/manyOffices.ts';
import { type OfficesMeasured, reportStarts } from '../../bench/start/report.ts';
import { faultsOfWording } from '../../server/wording.ts';
import { readOffices } from '../../src/office/officesFile.ts';
import { digestOfPlan } from '../../src/office/plan.ts';
import { assemble } from '../../src/office/read.ts';

const own = readFileSync('offices.yaml', 'utf8');

test('as many offices as are wanted, with plans of many kinds; the product’s own file for its own number', () => {
  const made = readOffices(makeManyOffices(own, 100), 'offices.yaml', faultsOfWording);
  expect(made.length).toBe(100);
  const plans = made.map(({ code, settings, exceptions }) =>
    digestOfPlan(assemble({ code, fromFile: settings, fromManagers: {}, exceptions, overrides: [] })),
  );
  expect(new Set(plans).size).toBeGreaterThan(10);
  expect(makeManyOffices(own, readOffices(own, 'offices.yaml').length)).toBe(own);
});

test('a bar is met by the median of the rounds, and a busy machine is told', () => {
  const start = (seconds: number, busy = 0.1) => ({ seconds, processor: 1, load: { busy, processors: 2 } });
  const measured: OfficesMeasured = {
    offices: 500,
    first: [start(7), start(9), start(7.5)],
    again: [start(2), start(2.6), start(2.7)],
    idlePercent: 0.8,
  };
  const report = reportStarts([measured]);
  expect(report).toContain('| 500 | first | 7.50 | 1.00 | bar met (8 s) |');
  expect(report).toContain('| 500 | again | 2.60 | 1.00 | bar NOT met (2.5 s) |');
  expect(report).toContain('| 500 | idle | | 0.80 % of a core | bar met (1 %) |');
  expect(report).not.toContain('TOO HIGH');
  expect(reportStarts([{ ...measured, again: [start(2, 1), start(2, 1), start(2, 1), start(2, 1)] }])).toContain(
    'TOO HIGH',
  );
});
