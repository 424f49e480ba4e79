// Meta's word on numbers and templates is kept, and shown to the operator until it is over.
import { expect, test } from 'vitest';
import { startFakeMeta } from '../support/fakeMeta.ts';
import { openServer } from '../support/server.ts';
import { post } from '../support/webhooks.ts';

const NUMBER = '+628111100333';
const meta = await startFakeMeta({ numbers: new Map([[NUMBER, '106540352242922']]) });
const server = await openServer({
  change: { defaults: { approvedTemplates: { called: { id: 'pengingat', variables: ['number', 'counter'] } } } },
  environment: {
    META_ACCESS_TOKEN: meta.accessToken,
    META_APP_SECRET: meta.appSecret,
    META_VERIFY_TOKEN: meta.verifyToken,
    META_BASE_URL: meta.baseUrl,
    META_NUMBERS: `${NUMBER}=106540352242922`,
  },
});

const HOUR_SECONDS = 3600;
const now = () => Math.floor(server.clock.now().epochMilliseconds / 1000);
const tell = async (field: string, value: object, time = now()) => {
  expect((await post(server.url, meta.event(field, value, time))).status).toBe(200);
};
const template = (event: string, name = 'pengingat') => ({
  ...{ event, message_template_id: 1, message_template_name: name, message_template_language: 'id' },
});
/** Of the providers: in the course of time there is more to look after. */
const attention = async (): Promise<string[]> => {
  const { attention: told = [] } = (await (await fetch(`${server.url}/readyz`)).json()) as { attention?: string[] };
  return told.filter((sentence) => sentence.startsWith('Providers tell'));
};
const shown = async () => {
  // Readings of the database are shared for five seconds.
  server.clock.set(server.clock.now().add({ seconds: 6 }));
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return text.split('\n').filter((line) => line.startsWith('antrean_provider_alarms{'));
};

test('a template that is paused and a number that is flagged stand until all is well, told in any order', async () => {
  await tell('message_template_status_update', template('PAUSED'));
  await tell('phone_number_quality_update', {
    ...{ display_phone_number: NUMBER.slice(1), event: 'FLAGGED', current_limit: 'TIER_1K' },
  });
  const both = `Providers tell of trouble: whatsapp ${NUMBER} is FLAGGED, whatsapp pengingat (id) is PAUSED.`;
  expect(await attention()).toContain(both);
  expect(await shown()).toEqual([
    `antrean_provider_alarms{channel="whatsapp",about="NUMBER",name="${NUMBER}",state="FLAGGED"} 1`,
    'antrean_provider_alarms{channel="whatsapp",about="TEMPLATE",name="pengingat (id)",state="PAUSED"} 1',
  ]);
  const logged = server.lines.filter((line) => line.includes('may not send')).join();
  expect(logged).toContain('"state":"PAUSED"');
  expect(logged).toContain('"state":"FLAGGED"');

  // Told an hour ago, and late: what was told since counts.
  await tell('message_template_status_update', template('APPROVED'), now() - HOUR_SECONDS);
  expect(await attention()).toContain(both);
  await tell('message_template_status_update', template('APPROVED'));
  await tell('phone_number_quality_update', { display_phone_number: NUMBER.slice(1), event: 'UNFLAGGED' });
  expect(await attention()).toEqual([]);
  expect(await shown()).toEqual([]);
});

test('of templates only those count that an office sends, in the languages in which it does', async () => {
  await tell('message_template_status_update', template('REJECTED', 'promo_lebaran'));
  await tell('message_template_status_update', { ...template('REJECTED'), message_template_language: 'en' });
  expect(await attention()).toEqual([]);
  await tell('message_template_status_update', template('ARCHIVED'));
  expect(await attention()).toEqual(['Providers tell of trouble: whatsapp pengingat (id) is ARCHIVED.']);
  await tell('message_template_status_update', template('UNARCHIVED'));
  expect(await attention()).toEqual([]);
});

test('what is never taken back is no news after thirty days', async () => {
  await tell('account_update', { event: 'ACCOUNT_VIOLATION', violation_info: { violation_type: 'SCAM' } });
  expect(await server.query(`select state, reason from provider_alarm where about = 'ACCOUNT'`)).toEqual([
    { state: 'ACCOUNT_VIOLATION', reason: 'SCAM' },
  ]);
  expect(await attention()).toEqual([expect.stringContaining('ACCOUNT_VIOLATION')]);
  server.clock.set(server.clock.now().add({ hours: 31 * 24 }));
  expect(await attention()).toEqual([]);
});

test('what is not signed is not kept', async () => {
  const { headers, ...genuine } = meta.event('message_template_status_update', template('PAUSED', 'palsu'));
  expect(
    (await post(server.url, { ...genuine, headers: { ...headers, 'x-hub-signature-256': 'sha256=0' } })).status,
  ).toBe(403);
  expect(await server.query(`select from provider_alarm where name like 'palsu%'`)).toEqual([]);
});
