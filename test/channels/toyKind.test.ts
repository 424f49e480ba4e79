// A kind of channel that nothing of the product knows: a row of the registry and a provider are all that it takes.
import { createHmac, timingSafeEqual } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openChannels, readChannels } from '../../adapters/index.ts';
import type { Provider } from '../../adapters/provider.ts';
import type { Account } from '../../adapters/settings.ts';
import type { Incoming } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { chatLinks } from '../../server/channels/chatLinks.ts';
import { officeContact } from '../../src/abuse/unproven.ts';
import { reachOfApplicant } from '../../src/booking/reach.ts';
import { type Capabilities, checkSendable } from '../../src/channel/capabilities.ts';
import { SendError, type SendFault, SignatureError } from '../../src/channel/faults.ts';
import type { ChannelAddress, OutboundMessage } from '../../src/channel/messages.ts';
import { CHANNEL_TRAITS, type ChannelKind, traitsOf } from '../../src/channelKinds.ts';
import { deliver } from '../../src/jobs/deliver.ts';
import { sayReply } from '../../src/messages/index.ts';
import { hasChat, kindOfAddress } from '../../src/office/settings.ts';
import { type Notice, putNotices } from '../../src/outbox/notice.ts';
import { settingsReaderOn } from '../../src/settings/reader.ts';
import { makeOffice } from '../rules/make.ts';
import { openHouse } from '../support/house.ts';
import { committedOneByOne } from '../support/statements.ts';

const PIGEON = 'PIGEON' as ChannelKind;
const [OFFICE, APPLICANT, OTHER] = ['LOFT.1', 'RING.4711', 'RING.4712'];
const applicant: ChannelAddress = { kind: 'other', value: APPLICANT };
const SECRET = 'a ring on each leg';

const CAPABILITIES: Capabilities = {
  kind: PIGEON,
  ...{ maxCharacters: 500, maxCaption: 500, pictures: 0, buttons: null, templates: false, otherAddresses: true },
  ...{ replyWindowHours: null, receipts: false, messagesPerSecond: null, perPersonMinute: null },
};

beforeAll(() => {
  CHANNEL_TRAITS[PIGEON] = {
    ...{ label: 'Pigeon', officeAddress: 'other', writesTo: ['other'], isShort: true, hasProviderStops: false },
    ...{ fallback: ['SMS'], linkTo: (address, text) => `pigeon:${address}?note=${text}` },
  };
});
afterAll(() => {
  delete CHANNEL_TRAITS[PIGEON];
});

/** A provider that takes messages, and fails where it is told to. */
function loft() {
  const [taken, fails]: [OutboundMessage[], SendFault[]] = [[], []];
  let attempts = 0;
  const sign = (body: Buffer) => createHmac('sha256', SECRET).update(body).digest('hex');
  const provider: Provider = {
    capabilities: CAPABILITIES,
    claims: () => true,
    async receive({ headers, body }) {
      const given = Buffer.from(
        String(headers['x-ring'] ?? '')
          .padEnd(64)
          .slice(0, 64),
      );
      if (!timingSafeEqual(given, Buffer.from(sign(body)))) throw new SignatureError('It has no ring of ours.');
      const { id, from, text } = JSON.parse(body.toString('utf8'));
      return [{ type: 'message', messageId: id, from, to: OFFICE, text, media: [] }];
    },
    async send(message) {
      checkSendable(message, CAPABILITIES);
      attempts += 1;
      const fault = fails.shift();
      if (fault) throw new SendError(fault, 'The pigeon did not fly.');
      taken.push(message);
      return { providerId: `flight ${attempts}` };
    },
  };
  let messages = 0;
  const incoming = ({ text, messageId = `flew ${messages++}`, from = applicant }: Incoming) => {
    const body = Buffer.from(JSON.stringify({ id: messageId, from, text }));
    return { method: 'POST', url: '/channels/pigeon', headers: { 'x-ring': sign(body) }, body };
  };
  return { provider, incoming, taken, fails, attempts: () => attempts };
}

function opened(provider: Provider) {
  const account: Account = {
    settings: {},
    reached: { isSetBy: 'X', urlSetting: 'Y', url: null },
    open: () => provider,
  };
  const read = settingsReaderOn(() => null, []);
  const channels = readChannels(read, { [PIGEON]: { loft: () => account } });
  return openChannels({ publicUrl: 'https://antrean.example', simulator: null, channels });
}

describeChannel('a toy kind of channel', () => {
  const { provider, incoming, taken, fails, attempts } = loft();
  const none = 'A pigeon carries words.';
  return {
    ...{ channel: provider, office: OFFICE, applicant, other: { kind: 'other', value: OTHER }, incoming, attempts },
    fail: (_, fault) => fails.push(fault),
    taken: () => taken.map(({ to, text, media }) => ({ to: to.value, text, media })),
    limits: {
      signedUrl: 'It signs what it carries only.',
      ...{ media: none, alias: none, receipts: none, pictures: none, buttons: none, templates: none, validity: none },
    },
  };
});

const office = makeOffice('BOGOR', {
  channels: [
    { kind: PIGEON, address: OFFICE },
    { kind: 'SMS', address: '+628111100444' },
  ],
});

test('its applicants are written to by it, and its office is reached by it', () => {
  const reach = { channel: 'pigeon', from: OFFICE, office: 'BOGOR', to: applicant };
  expect(reachOfApplicant({ channel: PIGEON, senderKey: `id:${APPLICANT}`, phone: null }, office)).toEqual(reach);
  expect(reachOfApplicant({ channel: 'WEB', senderKey: `id:${APPLICANT}`, phone: null }, office)).toEqual(reach);
  expect(kindOfAddress(office, OFFICE)).toBe(PIGEON);
  const alone = { ...office, channels: office.channels.slice(0, 1) };
  expect(hasChat(alone)).toBe(true);
  expect(officeContact(alone)).toBe(`Pigeon ${OFFICE}`);
});

test('its link opens it with the text typed', () => {
  const link = chatLinks(opened(loft().provider));
  expect(link('BOGOR', { kind: PIGEON, address: OFFICE }, '#Budi')).toBe(`pigeon:${OFFICE}?note=%23Budi`);
});

test('its notices are sent in its short words, and go by its fallback where they do not arrive', async () => {
  const house = await openHouse();
  const tx = committedOneByOne(house.database.pool);
  const { provider, taken, fails } = loft();
  CHANNEL_TRAITS[PIGEON] = { ...traitsOf(PIGEON), writesTo: ['other', 'phone'] };
  const bySms = loft();
  const channels = { ...opened(provider), sms: bySms.provider };
  const own = { ...office, notices: { ...office.notices, fallback: true } };
  const delivery = {
    ...{ pool: house.database.pool, channels, clock: house.clock, delays: { retry: 2000, pause: 15_000 } },
    offices: { ...house.offices, find: () => own },
    chance: () => 0,
    filesOf: async () => [],
    visitLinkOf: () => null,
    onFault: expect.unreachable,
  };
  const deliverAll = async () => {
    for (const { id } of await tx.query<{ id: number }>(`select id from outbox_message where status = 'WAITING'`)) {
      await deliver(delivery, id);
    }
  };
  const tell = (purpose: string, to: ChannelAddress) => {
    const at = { at: house.clock.now(), zone: office.timeZone };
    const notice: Notice<'proof'> = {
      ...{ purpose, channel: 'pigeon', from: OFFICE, office: 'BOGOR', to, language: 'id', key: 'proof' },
      parameters: { digits: '123456', office: office.name, until: at },
    };
    return putNotices(tx, [notice], house.clock.now());
  };
  const parameters = { digits: '123456', office: office.name, until: { at: house.clock.now(), zone: office.timeZone } };
  await tell('first', applicant);
  await deliverAll();
  expect(taken.map(({ text }) => text)).toEqual([sayReply({ language: 'id', sms: true }, 'proof', parameters)]);
  fails.push('address');
  await tell('second', { kind: 'phone', value: '+6281234567890' });
  await deliverAll();
  await deliverAll();
  expect(bySms.taken).toMatchObject([{ from: '+628111100444', to: { value: '+6281234567890' } }]);
});
