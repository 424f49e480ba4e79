// The commands of docs/audit.md, run as programs against the database of a server that has been used.
import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { linkAudit } from '../../src/audit/auditChain.ts';
import { MONDAY } from '../support/api.ts';
import { eventually, openApp } from '../support/app.ts';
import { databaseOf } from '../support/appDatabase.ts';
import { nameOf } from '../support/house.ts';
import { queueAt } from '../support/queue.ts';

const app = await openApp();
const bogor = queueAt(app.url);
const { url, pool } = await databaseOf(app);
const BOOKINGS =
  'query ($office: ID!, $date: Date!) { answer: bookings(office: $office, date: $date) { edges { node { applicant { name } } } } }';

function npmRun(script: string, ...args: readonly string[]) {
  const environment = { ...process.env, DATABASE_URL: url };
  const { status, stdout, stderr } = spawnSync('npm', ['run', '-s', script, '--', ...args], {
    env: environment,
    encoding: 'utf8',
  });
  return { status, said: stdout + stderr };
}

const { code } = await bogor.confirmed(1, { when: { date: MONDAY } });
await bogor.ask(BOOKINGS, { office: 'BOGOR', date: MONDAY });
await eventually('the reading is noted', async () => {
  return (await app.query('select from audit where persons is not null')).length > 0;
});
await app.stop();
await linkAudit(pool);

test('npm run breach-report lists the people whose data a key was shown', async () => {
  const [{ asker }] = (await pool.query('select asker from audit where persons is not null')).rows;
  const { status, said } = npmRun('breach-report', '--asker', asker, '--since', '2017-08-01T00:00:00+07:00');
  expect(said).toMatch(/^reference,office,name,phone,visit date,channel,shown by,first,last,times$/m);
  expect(said).toContain(`${code},BOGOR,${nameOf(1)},`);
  expect(status).toBe(0);
});

test('npm run verify-audit gives the head of a whole chain, and names the row that was changed', async () => {
  const whole = npmRun('verify-audit');
  expect(whole.said).toMatch(/rows are as they were written\. Note down this head: \d+:[0-9a-f]{64}$/m);
  expect(whole.status).toBe(0);
  const head = /\d+:[0-9a-f]{64}/.exec(whole.said)?.[0] ?? '';
  expect(npmRun('verify-audit', '--head', head).status).toBe(0);
  expect(
    npmRun(
      'verify-audit',
      '--head',
      head.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
    ),
  ).toMatchObject({
    status: 1,
    said: expect.stringContaining('not the one whose head was'),
  });

  const [{ id }] = (await pool.query('select max(id)::int as id from audit')).rows;
  await pool.query(`set session_replication_role = replica; update audit set what = 'lie' where id = ${id};
    set session_replication_role = origin`);
  const { status, said } = npmRun('verify-audit');
  expect(said).toContain(`Row ${id} (place `);
  expect(said).toContain('was changed.');
  expect(status).toBe(1);
});
