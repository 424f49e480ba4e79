// The sentences of /readyz for the operator of a server that does its work.
import { describe, expect, test } from 'vitest';
import { attentionTo } from '../../server/monitoring/attention.ts';
import type { Health } from '../../server/monitoring/health.ts';

const WELL: Health = {
  jobLagSeconds: 0,
  inboxWaiting: 0,
  inboxFailing: 0,
  failedJobs: [],
  oldestUnsentSeconds: 0,
  paused: [],
  alarms: [],
  unopened: [],
  unbookable: [],
  clockAheadSeconds: 0,
};
const DONE = { failedJobs: 0, failedTurns: 0, lastTurnSeconds: 1, brokenLogs: [] };
const ALARM = {
  ...({ channel: 'whatsapp', about: 'TEMPLATE', name: 'pengingat (id)', state: 'PAUSED', reason: null } as const),
  since: Temporal.Instant.from('2017-08-01T02:00:00Z'),
};
const NUMBER = { channel: 'whatsapp', number: '+628111100333', fault: '', since: null, until: null };

describe('an operator is told', () => {
  test('of nothing while all is done in time', () => {
    const usual = { ...WELL, jobLagSeconds: 60, inboxWaiting: 1000, oldestUnsentSeconds: 300, clockAheadSeconds: -1 };
    expect(attentionTo(usual, { failedJobs: 9, failedTurns: 2, lastTurnSeconds: 60, brokenLogs: [] })).toEqual([]);
  });

  test.each<[Partial<Health>, string]>([
    [{ jobLagSeconds: 61.2 }, 'Jobs wait for 61 seconds.'],
    [{ oldestUnsentSeconds: 301 }, 'Messages wait for 301 seconds to be sent.'],
    [{ inboxWaiting: 1001 }, 'Messages were received and are not worked on yet: 1001.'],
    [{ inboxFailing: 2 }, 'Messages fail again and again to be worked on: 2.'],
    [{ failedJobs: [{ task: 'photo', count: 3 }] }, 'Jobs failed for good: photo (3).'],
    [{ paused: [NUMBER] }, 'Providers let these numbers send nothing: whatsapp +628111100333.'],
    [{ alarms: [ALARM] }, 'Providers tell of trouble: whatsapp pengingat (id) is PAUSED.'],
    [{ unopened: [{ office: 'BOGOR', date: null }] }, 'Days could not be opened: BOGOR.'],
    [{ unopened: [{ office: 'BOGOR', date: '2017-09-04' }] }, 'Days could not be opened: BOGOR on 2017-09-04.'],
    [{ unbookable: ['BOGOR', 'DEPOK'] }, 'Days that can be booked have no windows: BOGOR, DEPOK.'],
    [{ clockAheadSeconds: 2.34 }, "This server's clock is 2.3 s ahead of the database's."],
    [{ clockAheadSeconds: -60 }, "This server's clock is 60.0 s behind the database's."],
  ])('of %j', (change, sentence) => {
    expect(attentionTo({ ...WELL, ...change }, DONE)).toEqual([sentence]);
  });

  test('of a log of places that was changed', () => {
    const changed = { ...DONE, brokenLogs: ['BOGOR'] };
    expect(attentionTo(WELL, changed)).toEqual(['The log of places was changed: BOGOR.']);
  });

  test('of scheduled work that stands still or fails', () => {
    expect(attentionTo(WELL, { failedJobs: 0, failedTurns: 3, lastTurnSeconds: 75, brokenLogs: [] })).toEqual([
      'Scheduled work stands still for 75 seconds.',
      'A part of the scheduled work fails: the log has the reason.',
    ]);
  });

  test('of connections that PostgreSQL refuses', () => {
    expect(attentionTo(WELL, { ...DONE, isRoomScarce: true })).toEqual([
      'PostgreSQL has no room for more connections: this server works with those that it has.',
    ]);
  });

  test('of ten names, and of how many more there are', () => {
    const unbookable = Array.from({ length: 12 }, (_, at) => `OFFICE_${at}`);
    expect(attentionTo({ ...WELL, unbookable }, DONE)[0]).toMatch(/OFFICE_9 and 2 more\.$/);
  });
});
