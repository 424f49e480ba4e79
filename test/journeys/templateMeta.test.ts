// A notice later than WhatsApp's 24 hours: it goes to Meta as the approved template of the office, with its variables.
import { expect, test } from 'vitest';
import { codeIn, eventually, openApp } from '../support/app.ts';
import { startFakeMeta } from '../support/fakeMeta.ts';
import { nameOf, phoneOf } from '../support/house.ts';
import { queueAt } from '../support/queue.ts';

const BOGOR = '+628111100333';
const meta = await startFakeMeta({ numbers: new Map([[BOGOR, '106540352242922']]) });
const approvedTemplates = { called: { id: 'number_called', variables: ['number', 'counter'] } };
const app = await openApp({
  start: '2017-08-01T09:00:00+07:00',
  change: { defaults: { approvedTemplates } },
  environment: {
    META_ACCESS_TOKEN: meta.accessToken,
    META_APP_SECRET: meta.appSecret,
    META_VERIFY_TOKEN: meta.verifyToken,
    META_BASE_URL: meta.baseUrl,
    META_NUMBERS: `${BOGOR}=106540352242922`,
    WHATSAPP_SEND_BY: 'meta',
  },
});

test('the call of a number is told by the template when the person last wrote days ago', async () => {
  const from = phoneOf(9701);
  await meta.deliver(app.url, BOGOR, { from: from.slice(1), text: `#${nameOf(9701)}#25011987#07082017` });
  const [held] = await meta.sentTo(from, 1);
  const code = codeIn(JSON.stringify(held?.body));
  await meta.deliver(app.url, BOGOR, { from: from.slice(1), text: code });
  await meta.sentTo(from, 2);
  const sent = meta.messages.length;
  app.clock.set('2017-08-07T07:45:00+07:00');
  const bogor = queueAt(app.url);
  await bogor.openCounter(1);
  await bogor.checkIn(code);
  await bogor.callNext(1);
  const body = await eventually(
    'the template was sent',
    async () => meta.messages.slice(sent).find(({ body }) => body.type === 'template')?.body,
  );
  expect(body).toMatchObject({ type: 'template', template: { name: 'number_called', language: { code: 'id' } } });
  const variables = body?.template?.components?.[0]?.parameters.map(({ text }: { text: string }) => text);
  expect(variables).toEqual([expect.stringMatching(/^A\d+$/), expect.stringContaining('1')]);
});
