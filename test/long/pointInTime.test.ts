// PostgreSQL is brought back to a moment by its archive: what was sent since then is not sent again, and none is forgotten.
import { execFile } from 'node:child_process';
import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { NODE_OF_REPOSITORY, PROGRAM } from '../support/antreanCommand.ts';
import { ADMIN_KEY } from '../support/app.ts';
import { startArchivedPostgres } from '../support/archivedPostgres.ts';
import { blocksOf } from '../support/documentBlocks.ts';
import { eventually } from '../support/eventually.ts';
import { startFakeKannel } from '../support/fakeKannel.ts';
import { startFakeTwilio } from '../support/fakeTwilio.ts';
import { makeOfficesFile } from '../support/offices.ts';
import { book, emptyDirectory, endEverything, graphql, nameOf, query, start, stop } from '../support/process.ts';
import { step } from '../support/step.ts';
import { post } from '../support/webhooks.ts';

const PUBLIC_URL = 'https://antrean.example';
const WHATSAPP = '+628111100333';
const SMS = '+6281100000099';
const ADMIN = { authorization: `Bearer ${ADMIN_KEY}` };
/** Twilio can be asked what it has taken, Kannel cannot. */
const [CHATTING, TEXTING] = [3, 2];
const MOMENT_IN_DOCUMENTS = '2026-11-30 10:00:00+07';
const REFUSED_BY_KANNEL = Array.from({ length: 500 }, () => ({ status: 503 }));
const UNSENT = `{ messages(office: "DEPOK", filter: { states: [UNKNOWN] }) { edges { node { id fault } } } }`;
const RESEND = `mutation ($id: ID!) { resendMessage(input: { office: "DEPOK", message: $id }) {
  __typename ... on Refusal { message } } }`;
const UNKNOWN_CODE = `mutation ($code: BookingCode!) { confirmBooking(input: { code: $code }) {
  ... on Refusal { reason lostSince } } }`;

const phoneOf = (number: number) => `+62812${10_000_000 + number}`;
const chatting = Array.from({ length: CHATTING }, (_, number) => phoneOf(number));
const texting = Array.from({ length: TEXTING }, (_, number) => phoneOf(100 + number));
const registration = (number: number) =>
  `#${nameOf(number)}#25011987#${new Date(Date.now() + 864e6).toISOString().slice(0, 10)}`;

test('a database that came back to a moment sends nothing twice, and shows what it does not know', {
  timeout: 300_000,
}, async () => {
  onTestFinished(endEverything);
  const postgres = await startArchivedPostgres();
  const [twilio, kannel] = [await startFakeTwilio({ publicUrl: PUBLIC_URL }), await startFakeKannel()];
  onTestFinished(async () => {
    await twilio.close();
    await kannel.close();
  });
  const folder = await emptyDirectory();
  const officesFile = join(folder, 'offices.yaml');
  await writeFile(officesFile, makeOfficesFile({ DEPOK: { channels: [{ kind: 'SMS', address: SMS }] } }));
  const settings = {
    ...{ DATABASE_URL: postgres.url, PUBLIC_URL, ADMIN_KEY, OFFICES_FILE: officesFile, CLOCK: '', DEMO: 'empty' },
    ...{ TWILIO_ACCOUNT_SID: twilio.accountSid, TWILIO_AUTH_TOKEN: twilio.authToken, TWILIO_BASE_URL: twilio.url },
    ...{ KANNEL_URL: kannel.sendUrl, KANNEL_USERNAME: kannel.username, KANNEL_PASSWORD: kannel.password },
    ...{ KANNEL_SECRET: kannel.secret, RETRY_SECONDS: '0.2' },
    ...{ SMS_SEND_BY: 'kannel', SMS_MESSAGES_PER_SECOND: '1000' },
  };
  let server = await start({ env: settings });
  const waiting = () => query(postgres.url, `select unsure_at from outbox_message where status = 'WAITING'`);
  const sentTo = (phone: string) =>
    [...twilio.messagesTo(phone), ...kannel.messages.filter(({ to }) => to === phone)].length;
  const everyone = [...chatting, ...texting];
  const writeChat = (from: string, body: string, messageSid?: string) =>
    twilio.deliver(server.url, {
      ...{ from: `whatsapp:${from}`, to: `whatsapp:${WHATSAPP}`, body },
      ...(messageSid && { messageSid }),
    });

  const moment = await step('replies wait, since neither provider takes any', async () => {
    twilio.credentials(false);
    for (const phone of texting) kannel.script(phone, REFUSED_BY_KANNEL);
    for (const [number, from] of chatting.entries())
      expect((await writeChat(from, registration(number))).status).toBe(204);
    for (const [number, from] of texting.entries())
      expect((await post(server.url, kannel.received({ from, to: SMS, text: registration(50 + number) }))).status).toBe(
        200,
      );
    await eventually('all wait', async () => (await waiting()).length === everyone.length);
    // They are tried again and again meanwhile, and one that is under way may be there.
    const at = await eventually('none is under way', () => {
      return postgres.momentWithout('outbox_message', 'select from outbox_message where unsure_at is not null');
    });
    await pause(50);
    return at;
  });

  const late = phoneOf(200);
  const lost = await step('they are sent, and more comes about, before the database is lost', async () => {
    twilio.credentials(true);
    for (const phone of texting) kannel.script(phone, []);
    for (const phone of everyone) await eventually('it is sent', () => sentTo(phone) === 1);
    const messageSid = `SM${'7'.repeat(32)}`;
    const message = { from: `whatsapp:${late}`, to: `whatsapp:${WHATSAPP}`, body: registration(70), messageSid };
    twilio.keep(message, new Date().toISOString());
    await writeChat(late, registration(70), messageSid);
    await eventually('it is answered', () => sentTo(late) === 1);
    return book(server.url, 80, { acceptNextPlace: true });
  });
  await stop(server);
  await postgres.stop();
  await postgres.comeBackTo(moment);
  expect(await waiting()).toEqual(everyone.map(() => ({ unsure_at: null })));

  await step('the commands of the documents count, and put in doubt', async () => {
    const said = await runOfDocuments(folder, moment, settings);
    const [rehearsed, done] = said.split('Nothing was changed, since --dry-run was given.\n');
    expect(rehearsed).toContain(`messages to applicants (${everyone.length}) go only if the provider says`);
    expect(done).toBe(rehearsed);
    expect((await waiting()).every(({ unsure_at }) => unsure_at !== null)).toBe(true);
  });

  await step('what was sent is not sent again, and what no provider can say is left to officers', async () => {
    server = await start({ env: settings });
    await eventually('nothing waits', async () => (await waiting()).length === 0);
    const { messages } = await graphql(server.url, UNSENT, {}, ADMIN);
    expect(messages.edges.map(({ node }: { node: { fault: string } }) => node.fault)).toEqual(
      texting.map(() => 'RESTORED'),
    );
    await eventually('messages of the time between are in the inbox', async () => {
      const rows = await query(postgres.url, `select reason from inbox_message where sender = $1`, [late]);
      return rows[0]?.reason === 'RESTORED';
    });
    for (const phone of [...everyone, late]) expect([phone, sentTo(phone)]).toEqual([phone, 1]);
    const { confirmBooking } = await graphql(server.url, UNKNOWN_CODE, { code: lost.code });
    expect(confirmBooking).toEqual({ reason: 'UNKNOWN_CODE', lostSince: expect.any(String) });
    expect(Math.floor(Date.parse(confirmBooking.lostSince) / 1000)).toBe(Math.floor(Date.parse(moment) / 1000));
  });

  await step('an officer sends it again, and people book as ever', async () => {
    const { messages } = await graphql(server.url, UNSENT, {}, ADMIN);
    for (const { node } of messages.edges)
      expect(await graphql(server.url, RESEND, { id: node.id }, ADMIN)).toEqual({
        resendMessage: { __typename: 'Message' },
      });
    for (const phone of texting) await eventually('it is sent', () => sentTo(phone) === 2);
    expect((await book(server.url, 81, { acceptNextPlace: true })).code).not.toBe(lost.code);
    await eventually('it is ready', async () => (await fetch(`${server.url}/readyz`)).ok);
  });
});

/** Both commands as they are written, of that moment. */
async function runOfDocuments(folder: string, moment: string, settings: Record<string, string>): Promise<string> {
  const block = blocksOf('docs/operations.md').find(({ text }) => text.includes('antrean doubt'));
  expect(block?.text).toContain(MOMENT_IN_DOCUMENTS);
  const bin = await emptyDirectory();
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec "${NODE_OF_REPOSITORY}" "${PROGRAM}" "$@"\n`, {
    mode: 0o755,
  });
  await chmod(folder, 0o777);
  const env = { ...settings, PATH: `${bin}:${process.env.PATH}`, HOME: process.env.HOME ?? '' };
  const script = `set -euo pipefail\n${block?.text.replaceAll(MOMENT_IN_DOCUMENTS, moment)}`;
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd: folder, env });
  expect(stderr).toBe('');
  return stdout;
}
