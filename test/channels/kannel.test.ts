// SMS by Kannel: the contract of all channels, then what is its alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kannelChannel } from '../../adapters/gateway/kannel.ts';
import { type ChannelBench, toApplicant } from '../../channelKit/bench.ts';
import { describeChannel } from '../../channelKit/contract.ts';
import { SendError, type SendFault, SignatureError, UnreadableRequestError } from '../../src/channel/faults.ts';
import { type FakeKannel, startFakeKannel } from '../support/fakeKannel.ts';
import type { Outcome } from '../support/outcome.ts';
import { APPLICANT, COMMON, OFFICE } from './smsLimits.ts';

const PUBLIC_URL = 'https://antrean.example/kantor';

describeChannel('SMS by Kannel', kannelBench);

async function kannelBench(): Promise<ChannelBench> {
  const kannel = await startFakeKannel();
  const faults: Partial<Record<SendFault, Outcome>> = {
    later: { status: 503, message: 'Temporal failure, try again later.' },
    address: { status: 400, message: 'Number(s) has/have been denied by white- and/or black-lists.' },
    never: { status: 400, message: 'Empty text, rejected' },
    configuration: { status: 403, message: 'Authorization failed for sendsms' },
    unknown: 'drop',
  };
  const REPORTS = { delivered: 1, queued: 4, sent: 8, failed: 16, read: 0 };
  return {
    channel: kannelChannel(kannelSettings(kannel)),
    office: OFFICE,
    applicant: { kind: 'phone', value: APPLICANT },
    statuses: ['queued', 'sent', 'delivered', 'failed'],
    incoming: ({ text, messageId }) =>
      kannel.received({ from: APPLICANT, to: OFFICE, text, ...(messageId && { id: messageId }) }),
    receipt: (providerId, status) => ({
      ...{ method: 'GET', headers: {}, body: Buffer.alloc(0) },
      url: `/channels/sms?secret=${kannel.secret}&dlr=${providerId}&status=${REPORTS[status]}`,
    }),
    fail: (to, fault) => kannel.script(to.value, [faults[fault] ?? 'ok']),
    taken: () =>
      kannel.messages.map(({ to, text, validity }) => {
        return { to, text, media: [], validFor: validity === undefined ? undefined : validity * 60 };
      }),
    attempts: kannel.attempts,
    limits: {
      ...COMMON,
      signature: 'Kannel signs nothing: a secret in the address is all there is.',
      signedUrl: 'Kannel signs nothing: a secret in the address is all there is.',
    },
    close: kannel.close,
  };
}

function kannelSettings({ sendUrl: url, username, password, secret }: FakeKannel) {
  return { url, username, password, secret, publicUrl: PUBLIC_URL };
}

describe('Kannel', () => {
  let kannel: FakeKannel;
  beforeAll(async () => {
    kannel = await startFakeKannel();
  });
  afterAll(() => kannel.close());

  const channel = () => kannelChannel(kannelSettings(kannel));
  const bench = { office: OFFICE, applicant: { kind: 'phone', value: APPLICANT } } as ChannelBench;
  const SMS = { from: APPLICANT, to: OFFICE, text: 'halo' };

  test('is known by its secret alone', async () => {
    const genuine = kannel.received(SMS);
    const url = (change: (url: string) => string) => ({ ...genuine, url: change(genuine.url) });
    for (const [how, request] of Object.entries({
      'another secret': kannel.received(SMS, 'another-secret-of-sixteen'),
      'an empty secret': kannel.received(SMS, ''),
      'no secret': url((text) => text.replace(/secret=\w+&/, '')),
      'no query': url(() => '/channels/sms'),
      'half a secret': url((text) => text.replace(kannel.secret, kannel.secret.slice(0, 16))),
      'the secret in the body': { ...url(() => '/channels/sms'), body: Buffer.from(`secret=${kannel.secret}`) },
    })) {
      await expect(channel().receive(request), how).rejects.toBeInstanceOf(SignatureError);
    }
    const error = await channel()
      .receive(kannel.received({ ...SMS, text: 'rahasia' }, 'x'))
      .catch((thrown) => thrown);
    expect(`${error.message} ${error.stack}`).not.toContain('rahasia');
    expect(() => kannelChannel({ ...kannelSettings(kannel), secret: 'short' })).toThrow('16');
    expect(() => kannelChannel({ ...kannelSettings(kannel), secret: 'percent%dpercent%d' })).toThrow('16');
  });

  test('sends in seven bits what fits in seven, all else in sixteen', async () => {
    for (const [text, coding] of [
      ['Nomor A12 pukul 08.00 ^{}[]~\\|€', '0'],
      ['“Nomor” A12', '2'],
      ['نمبر ١٢', '2'],
      ['tab\there', '2'],
    ] as const) {
      await channel().send(toApplicant(bench, { text }));
      expect(kannel.messages.at(-1)).toMatchObject({ text, coding });
      expect(kannel.messages.at(-1)?.fields.has('charset')).toBe(false);
    }
  });

  test('does not get more parts than phones put together', async () => {
    const send = (text: string) => channel().send(toApplicant(bench, { text }));
    await send('é'.repeat(1530));
    await send('ع'.repeat(670));
    for (const text of ['ع'.repeat(671), '^'.repeat(766), `${'x'.repeat(1200)}ع`]) {
      const error = await send(text).catch((thrown) => thrown);
      expect(error).toBeInstanceOf(SendError);
      expect(error.fault).toBe('never');
    }
  });

  test('tells what became of a message at the address that came with it', async () => {
    const { providerId } = await channel().send(toApplicant(bench));
    const [message] = kannel.messages.slice(-1);
    expect(message?.dlrUrl).toContain(`${PUBLIC_URL}/channels/sms?`);
    for (const [report, status] of [
      [4, 'queued'],
      [8, 'sent'],
      [1, 'delivered'],
    ] as const) {
      const request = kannel.report(message!, report);
      const url = request.url.replace('/kantor', '');
      expect(await channel().receive({ ...request, url })).toEqual([{ type: 'receipt', providerId, status }]);
    }
    const failed = await channel().receive({ ...kannel.report(message!, 2), method: 'GET' });
    expect(failed).toEqual([{ type: 'receipt', providerId, status: 'failed', errorCode: '2', fault: 'address' }]);
    for (const report of [0, 64, 4096])
      expect(await channel().receive(kannel.report(message!, report))).toMatchObject([{ type: 'dropped' }]);
    const forged = { ...kannel.report(message!, 1) };
    expect(message?.dlrUrl).not.toContain(kannel.secret);
    forged.url = forged.url.replace(/sign=[^&]+/, `sign=${'x'.repeat(43)}`);
    await expect(channel().receive(forged)).rejects.toBeInstanceOf(SignatureError);
    const another = kannel.report(message!, 1);
    another.url = another.url.replace(providerId ?? '', 'a'.repeat(32));
    await expect(channel().receive(another)).rejects.toBeInstanceOf(SignatureError);
    const asSms = { ...another, url: another.url.replace('dlr=', 'id=') };
    await expect(channel().receive(asSms)).rejects.toBeInstanceOf(SignatureError);
  });

  /** The bits of a report decide on its meaning, whatever else is set. */
  const READ: Record<number, string> = {
    ...{ 1: 'delivered', 2: 'failed', 4: 'queued', 8: 'sent', 16: 'failed', 32: 'failed' },
    ...{
      34: 'failed',
      18: 'failed',
      48: 'failed',
      12: 'sent',
      9: 'delivered',
      5: 'delivered',
      36: 'failed',
      40: 'failed',
    },
  };
  test.each(Object.entries(READ))('reads the bits of a report: %s is %s', async (report, status) => {
    await channel().send(toApplicant(bench));
    const told = await channel().receive(kannel.report(kannel.messages.at(-1)!, Number(report)));
    expect(told).toMatchObject([{ type: 'receipt', status, ...(status === 'failed' && { fault: 'address' }) }]);
  });

  test.each([
    [
      'id:1 sub:001 dlvrd:000 submit date:1708010900 done date:1708020900 stat:EXPIRED err:001 text:Nomor A101',
      'EXPIRED 001',
    ],
    ['id:1 stat:UNDELIV text:Budi', 'UNDELIV'],
    ['stat:REJECTD err:0x45', 'REJECTD 0x45'],
    ['NACK/0x0000000b/Invalid Destination Address', 'Invalid Destination Address 0x0000000b'],
    ['Budi, lahir 25 Januari 1987', '34'],
    ['', '34'],
  ])("tells why in the centre's own words, and nothing of the message: %s", async (answer, errorCode) => {
    await channel().send(toApplicant(bench));
    const told = await channel().receive(kannel.report(kannel.messages.at(-1)!, 34, answer));
    expect(told).toMatchObject([{ status: 'failed', errorCode }]);
  });

  test('that cannot do with letters stops its number, for it can do with none', async () => {
    kannel.script(APPLICANT, [{ status: 400, message: 'Charset or body misformed, rejected' }]);
    await expect(channel().send(toApplicant(bench))).rejects.toMatchObject({ fault: 'configuration' });
  });

  test('takes what it queues for later as well', async () => {
    kannel.script(APPLICANT, [{ status: 202, message: '3: Queued for later delivery' }]);
    await expect(channel().send(toApplicant(bench))).resolves.toHaveProperty('providerId');
    kannel.script(APPLICANT, [{ status: 202, message: 'Sent.' }]);
    await expect(channel().send(toApplicant(bench))).rejects.toMatchObject({ fault: 'unknown' });
  });

  test.each([
    ['UTF-8', 'é 👍 #'],
    ['GSM', 'halo é'],
    ['UTF-16BE', 'نمبر 👍'],
    ['', 'halo'],
  ])('tells in %s', async (charset, text) => {
    expect(await channel().receive(kannel.received({ ...SMS, charset, text }))).toMatchObject([{ text }]);
  });

  test('tells in Latin letters where it is an old one', async () => {
    const request = kannel.received({ ...SMS, charset: 'GSM', text: 'x' });
    const url = request.url.replace(/text=x$/, 'text=caf%E9');
    expect(await channel().receive({ ...request, url })).toMatchObject([{ text: 'café' }]);
  });

  test.each([
    ['6281234567890', APPLICANT],
    ['081234567890', APPLICANT],
    ['+6281234567890', APPLICANT],
    ['+99912345678', '+99912345678'],
  ])('names the sender as its network writes it: %s', async (from, value) => {
    expect(await channel().receive(kannel.received({ ...SMS, from }))).toMatchObject([
      { from: { kind: 'phone', value } },
    ]);
  });

  test.each(['TELKOMSEL', '3636', ''])('tells of advertising from "%s", which is dropped', async (from) => {
    expect(await channel().receive(kannel.received({ ...SMS, from }))).toMatchObject([{ type: 'dropped' }]);
  });

  test('tells to which number, and when; and needs an id', async () => {
    const told = await channel().receive(kannel.received({ ...SMS, to: '081100000001', time: 1_501_552_800 }));
    expect(told).toMatchObject([{ to: OFFICE, sentAt: '2017-08-01T02:00:00Z' }]);
    const request = kannel.received(SMS);
    const url = request.url.replace(/&id=[^&]+/, '');
    await expect(channel().receive({ ...request, url })).rejects.toBeInstanceOf(UnreadableRequestError);
  });
});
