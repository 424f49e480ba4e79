// The audit log reaches a syslog server, in the order of its chain, and again if it was not taken; breaches are reported.

import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { createServer as createSecureServer, getCACertificates, setDefaultCACertificates } from 'node:tls';
import { expect, test } from 'vitest';
import { startAuditSyslog } from '../../server/monitoring/auditSyslog.ts';
import { writeAudit } from '../../src/access/audit.ts';
import { linkAudit } from '../../src/audit/auditChain.ts';
import { breachReport } from '../../src/audit/breach.ts';
import { exportAudit } from '../../src/audit/exportAudit.ts';
import { type ExportedRow, framedRecord, syslogMessage } from '../../src/audit/syslog.ts';
import { inTransaction, queriesOn } from '../../src/database.ts';
import { instant } from '../../src/time.ts';
import { atEnd } from '../support/atEnd.ts';
import { CERTIFICATE, KEY } from '../support/certificate.ts';
import { openHouse } from '../support/house.ts';

const NOW = instant('2017-08-07T01:00:00Z');
const LINE =
  /^<109>1 2017-08-07T01:00:00Z \S+ antrean \d+ \S+ \[antrean@32473 sequence="\d+" digest="[0-9a-f]{64}"\] \uFEFF\{/;

async function openLog() {
  const { pool } = (await openHouse()).database;
  const write = async (...what: string[]) => {
    await inTransaction(pool, async (tx) => {
      for (const one of what)
        await writeAudit(
          tx,
          { asker: { kind: 'administrator' }, source: null, what: one, office: 'BOGOR', subject: null },
          NOW,
        );
    });
    await linkAudit(pool);
  };
  return { pool, write };
}

/** The messages in a stream, each with its length in front. */
function messagesIn(stream: Buffer): string[] {
  const messages: string[] = [];
  for (let at = 0; at < stream.length; ) {
    const blank = stream.indexOf(' ', at);
    const end = blank + 1 + Number(stream.subarray(at, blank).toString());
    messages.push(stream.subarray(blank + 1, end).toString());
    at = end;
  }
  return messages;
}

test('by TCP, what was written meanwhile included when the server stops', async () => {
  const { pool, write } = await openLog();
  const received: Buffer[] = [];
  const server = createServer((socket) => socket.on('data', (bytes) => received.push(Buffer.from(bytes))));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.close());
  await write('setSchedule', 'closeDay');
  const faults: unknown[] = [];
  const url = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const stop = startAuditSyslog({ pool, url, onFault: (error) => faults.push(error) });
  await write('changeOffice');
  await stop();
  const messages = messagesIn(Buffer.concat(received));
  for (const message of messages) expect(message).toMatch(LINE);
  expect(messages.map((message) => message.split(' ')[5])).toEqual(['setSchedule', 'closeDay', 'changeOffice']);
  expect(faults).toEqual([]);
});

test('by TLS, to a receiver whose certificate is trusted and to no other', async () => {
  const { pool, write } = await openLog();
  const received: Buffer[] = [];
  const server = createSecureServer({ cert: CERTIFICATE, key: KEY }, (socket) =>
    socket.on('data', (bytes) => received.push(Buffer.from(bytes))),
  );
  server.on('tlsClientError', () => {});
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  atEnd(() => server.close());
  await write('closeDay');
  const url = `tls://localhost:${(server.address() as AddressInfo).port}`;
  const faults: unknown[] = [];
  const sendOnce = () => startAuditSyslog({ pool, url, onFault: (error) => faults.push(error) })();
  await sendOnce();
  expect([faults.length > 0, received]).toEqual([true, []]);
  faults.length = 0;
  const usual = getCACertificates('default');
  atEnd(() => setDefaultCACertificates(usual));
  setDefaultCACertificates([...usual, CERTIFICATE]);
  await sendOnce();
  const messages = messagesIn(Buffer.concat(received));
  expect(messages).toEqual([expect.stringMatching(LINE)]);
  expect(faults).toEqual([]);
});

test('no transaction is open while rows are sent, and another server waits for its turn', async () => {
  const { pool, write } = await openLog();
  await write('closeDay');
  const open = `select count(*)::int as open from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null and backend_type = 'client backend'`;
  let during: unknown;
  const exported = await exportAudit(pool, 'there', async () => {
    const [row] = await queriesOn(pool).query(open);
    during = [row, await exportAudit(pool, 'there', () => Promise.reject(new Error('twice')))];
  });
  expect([exported, during]).toEqual([1, [{ open: 0 }, 0]]);
});

test('by UDP', async () => {
  const { pool, write } = await openLog();
  const receiver = createSocket('udp4');
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  atEnd(() => receiver.close());
  await write('closeDay');
  const message = once(receiver, 'message');
  const stop = startAuditSyslog({ pool, url: `udp://127.0.0.1:${receiver.address().port}`, onFault: () => {} });
  expect(String((await message)[0])).toMatch(LINE);
  await stop();
});

test('rows that were not taken are sent again, and no row twice', async () => {
  const { pool, write } = await openLog();
  await write('closeDay');
  const sent: string[] = [];
  const send = async (rows: readonly ExportedRow[]) => {
    sent.push(...rows.map(({ what }) => what));
  };
  await expect(exportAudit(pool, 'here', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await exportAudit(pool, 'here', send)).toBe(1);
  expect(await exportAudit(pool, 'here', send)).toBe(0);
  expect(sent).toEqual(['closeDay']);
});

test('a message too long for a datagram is told without its values', () => {
  const row: ExportedRow = {
    ...{ sequence: 1, digest: 'a', id: 1, at: NOW, who: 'manager 7', what: 'bookings', office: 'BOGOR', subject: null },
    ...{ detail: null, source: null, asker: 'officer 7', persons: 2000, subjects: Array(2000).fill('K7Q2M9XA') },
  };
  const message = syslogMessage(row, { host: 'host', process: 1 }, 8192);
  expect(message.length).toBeLessThan(8192);
  expect(String(message)).toMatch(/^<110>1 .*"persons":2000,"subjects":null\}$/);
  expect(String(framedRecord(Buffer.from('abc')))).toBe('3 abc');
});

test('a breach report has each person once, with the data shown and since when', async () => {
  const { pool } = await openLog();
  const db = queriesOn(pool);
  const reading = (at: string, what: string, subjects: string, asker = 'officer 7') =>
    db.query('insert into audit (at, who, what, office, asker, persons, subjects) values ($1, $2, $3, $4, $5, 1, $6)', [
      ...[at, asker, what, 'BOGOR', asker, subjects],
    ]);
  await reading('2017-08-07T01:00:00Z', 'bookings', '{K7Q2M9XA}');
  await reading('2017-08-07T02:00:00Z', 'booking', '{K7Q2M9XA,"message in-7"}');
  await reading('2017-08-07T02:00:00Z', 'booking', '{AAAAAAAA}', 'officer 8');
  const wanted = { asker: 'officer 7', since: NOW, until: instant('2017-08-08T00:00:00Z'), office: null };
  const { csv, affected } = await breachReport(db, wanted);
  expect(affected).toBe(2);
  expect(csv.split('\n').slice(1, 3)).toEqual([
    'K7Q2M9XA,BOGOR,,,,,booking bookings,2017-08-07T01:00:00Z,2017-08-07T02:00:00Z,2',
    'message in-7,BOGOR,,,,,booking,2017-08-07T02:00:00Z,2017-08-07T02:00:00Z,1',
  ]);
  expect((await breachReport(db, { ...wanted, office: 'DEPOK' })).affected).toBe(0);
});
