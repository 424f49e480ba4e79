// The findings of npm audit: each advisory is judged for a time, and a registry that does not answer is not taken for one without any.
import { expect, test } from 'vitest';
import { faultsOfAudit, readAuditFindings } from '../../scripts/advisories.ts';

const advisoryOf = (id: string, title: string) => ({
  ...{ source: 1, name: 'left', dependency: 'left', title, range: '<2.0.0', severity: 'high' },
  url: `https://github.com/advisories/${id}`,
});
/** As npm 11 writes it: a package that is affected by another one names it. */
const TOLD_BY_NPM = {
  auditReportVersion: 2,
  vulnerabilities: {
    left: { name: 'left', severity: 'high', via: [advisoryOf('GHSA-aaaa-bbbb-cccc', 'It runs what it reads')] },
    right: { name: 'right', severity: 'high', via: ['left'] },
  },
  metadata: {},
};
const JUDGED_ADVISORY = {
  ...{ advisory: 'GHSA-aaaa-bbbb-cccc', package: 'left', until: '2027-03-01' },
  judgement: 'Nothing that comes from outside is read by it.',
};

test('one that is not judged is named', () => {
  expect(faultsOfAudit(TOLD_BY_NPM, [], '2027-02-06')).toEqual([
    'left: It runs what it reads (high), https://github.com/advisories/GHSA-aaaa-bbbb-cccc: update it, or judge it.',
  ]);
});

test('one that is judged passes until its day', () => {
  expect(faultsOfAudit(TOLD_BY_NPM, [JUDGED_ADVISORY], '2027-02-28')).toEqual([]);
  expect(faultsOfAudit(TOLD_BY_NPM, [JUDGED_ADVISORY], '2027-03-01')).toEqual([
    'left: GHSA-aaaa-bbbb-cccc was judged until 2027-03-01: judge it again.',
  ]);
});

test('a judgement of what is found no more goes', () => {
  expect(faultsOfAudit({ vulnerabilities: {} }, [JUDGED_ADVISORY], '2027-02-06')).toEqual([
    'left: GHSA-aaaa-bbbb-cccc is found no more: remove it.',
  ]);
});

test.each([{ message: '405 Method Not Allowed', statusCode: 405 }, { error: { code: 'ENOTFOUND' } }, null])(
  '%j is no answer',
  (report) => {
    expect(faultsOfAudit(report, [], '2027-02-06')).toBeNull();
  },
);

test('the judgements of the repository can be read', () => {
  expect(readAuditFindings()).toEqual(expect.any(Array));
});
