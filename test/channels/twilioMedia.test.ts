// Files that came by way of Twilio: from there only, with credentials for no other host; and messages it lists.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { twilioChannel } from '../../adapters/twilio/channel.ts';
import type { TwilioSettings } from '../../adapters/twilio/settings.ts';
import { MediaError, SendError } from '../../src/channel/faults.ts';
import { type FakeTwilio, startFakeTwilio } from '../support/fakeTwilio.ts';
import { APPLICANT, OFFICE, settingsFor } from '../support/twilioSettings.ts';

let twilio: FakeTwilio;
beforeAll(async () => {
  twilio = await startFakeTwilio();
});
afterAll(() => twilio.close());

const FILE = { bytes: Buffer.from('a picture'), contentType: 'image/jpeg' };
const channel = (given: Partial<TwilioSettings> = {}) =>
  twilioChannel(settingsFor(twilio, { mediaDelays: [0, 0], ...given }));

describe('a file at Twilio', () => {
  const fetched = (url: string, given?: Partial<TwilioSettings>) =>
    channel(given).fetchMedia!({ url, contentType: 'image/jpeg' });
  const fault = async (fetching: Promise<unknown>): Promise<MediaError> => {
    const error = await fetching.catch((thrown) => thrown);
    expect(error).toBeInstanceOf(MediaError);
    return error as MediaError;
  };

  /** Another server, and what it was asked with. */
  async function elsewhere(answer: { status?: number; location?: string; bytes?: Buffer } = {}) {
    const asked: Record<string, unknown>[] = [];
    const server = createServer((request, response) => {
      asked.push(request.headers);
      const headers = answer.location ? { location: answer.location } : {};
      response.writeHead(answer.status ?? 200, headers).end(answer.bytes ?? FILE.bytes);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
    const close = () => new Promise((closed) => void server.close(closed));
    return { url, asked, close };
  }

  test('is fetched with the account’s credentials', async () => {
    expect(await fetched(twilio.keepFile(FILE))).toEqual(FILE.bytes);
  });

  test('with the first of two tokens, as everything we send', async () => {
    const url = twilio.keepFile(FILE);
    expect(await fetched(url, { authTokens: [twilio.authToken, 'old'] })).toEqual(FILE.bytes);
    expect((await fault(fetched(url, { authTokens: ['wrong'] }))).fault).toBe('later');
  });

  test('that lies elsewhere is fetched from there, without the credentials', async () => {
    const storage = await elsewhere();
    expect(await fetched(twilio.keepFile({ ...FILE, at: storage.url }))).toEqual(FILE.bytes);
    expect(storage.asked).toHaveLength(1);
    expect(storage.asked[0]).not.toHaveProperty('authorization');
    await storage.close();
  });

  test('that is moved on and on, or to where no one can go, is given up', async () => {
    const storage = await elsewhere({ status: 302, location: '/again' });
    expect((await fault(fetched(twilio.keepFile({ ...FILE, at: storage.url })))).fault).toBe('never');
    expect(storage.asked).toHaveLength(3);
    await storage.close();
    for (const at of ['file:///etc/passwd', 'ftp://evil.example/a', 'data:text/plain,x'])
      expect((await fault(fetched(twilio.keepFile({ ...FILE, at })))).fault).toBe('never');
  });

  test('that is not there yet is asked for again after each delay, and no more', async () => {
    expect(await fetched(twilio.keepFile({ ...FILE, missing: 2 }))).toEqual(FILE.bytes);
    const before = twilio.fetches();
    expect((await fault(fetched(twilio.keepFile({ ...FILE, missing: 9 })))).fault).toBe('later');
    expect(twilio.fetches()).toBe(before + 3);
  });

  test('is not asked for by an address that is none of our account’s at Twilio', async () => {
    const evil = await elsewhere();
    const genuine = twilio.keepFile(FILE);
    const { host, pathname } = new URL(genuine);
    const before = twilio.fetches();
    for (const url of [
      evil.url,
      `${new URL(evil.url).origin}${pathname}`,
      `http://${host}@${new URL(evil.url).host}${pathname}`,
      `http://user:password@${host}${pathname}`,
      genuine.replace('http:', 'https:'),
      genuine.replace(twilio.accountSid, `AC${'0'.repeat(32)}`),
      genuine.replace('/Media/', '/Media/../'),
      `${genuine}/../../../../Accounts.json`,
      genuine.replace(/Messages.*/, 'Messages.json'),
      'https://api.twilio.com.evil.example/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1',
      'meta:123',
      'simulator:photo',
      '/etc/passwd',
      '',
    ]) {
      expect((await fault(fetched(url))).fault, url).toBe('never');
    }
    expect(evil.asked).toEqual([]);
    expect(twilio.fetches()).toBe(before);
    await evil.close();
  });

  test('that is larger than any photo is given up, whatever its length is said to be', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024 + 1);
    expect((await fault(fetched(twilio.keepFile({ ...FILE, bytes })))).fault).toBe('never');
    expect((await fetched(twilio.keepFile({ ...FILE, bytes: bytes.subarray(1) }))).length).toBe(10 * 1024 * 1024);
  });

  test('is forgotten when it is told to, and by no one else', async () => {
    const url = twilio.keepFile(FILE);
    const before = twilio.files();
    const remove = (at: string, given?: Partial<TwilioSettings>) =>
      channel(given).removeMedia!({ url: at, contentType: 'x' });
    await expect(remove('https://evil.example/a')).rejects.toMatchObject({ fault: 'never' });
    await expect(remove(url, { authTokens: ['wrong'] })).rejects.toMatchObject({ fault: 'later' });
    expect(twilio.files()).toBe(before);
    await remove(url);
    await remove(url);
    expect(twilio.files()).toBe(before - 1);
  });

  test('counts as forgotten once its message does not list it, or is not there itself', async () => {
    const remove = (at: string) => channel().removeMedia!({ url: at, contentType: 'x' });
    const messageSid = `MM${'1'.repeat(32)}`;
    const [one, other] = [twilio.keepFile(FILE, messageSid), twilio.keepFile(FILE, messageSid)];
    await remove(one);
    await remove(one);
    twilio.listings(false);
    await expect(remove(one)).rejects.toMatchObject({ fault: 'later' });
    twilio.listings(true);
    twilio.forgetMessage(messageSid);
    await remove(other);
  });

  test('that is still listed where its address is answered as unknown is not forgotten', async () => {
    const path = `/2010-04-01/Accounts/${twilio.accountSid}/Messages/MM1/Media`;
    const answers = [
      { body: { media_list: [{ sid: 'ME1' }] }, status: 200 },
      { body: { media_list: [{ sid: 'ME2' }] }, status: 200 },
      { body: { code: 20404 }, status: 404 },
      { body: {}, status: 404 },
    ];
    const asked: string[] = [];
    const server = createServer(({ method, url }, response) => {
      asked.push(`${method} ${url}`);
      const { body, status } = method === 'GET' ? answers.shift()! : { body: { code: 20404 }, status: 404 };
      response.writeHead(status).end(JSON.stringify(body));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const removal = () =>
      channel({ baseUrl }).removeMedia!({ url: `${baseUrl}${path}/ME1`, contentType: 'x' }).catch(({ fault }) => fault);
    expect([await removal(), await removal(), await removal(), await removal()]).toEqual([
      'later',
      undefined,
      undefined,
      'later',
    ]);
    expect(asked.slice(0, 2)).toEqual([`DELETE ${path}/ME1.json`, `GET ${path}.json`]);
    expect(asked).toHaveLength(8);
    server.closeAllConnections();
    server.close();
  });

  test('is not forgotten at the address of the file itself, which has no DELETE', async () => {
    const url = twilio.keepFile(FILE);
    const authorization = `Basic ${btoa(`${twilio.accountSid}:${twilio.authToken}`)}`;
    const before = twilio.files();
    expect((await fetch(url, { method: 'DELETE', headers: { authorization } })).status).toBe(404);
    expect(twilio.files()).toBe(before);
  });

  test('can be had later when Twilio is out of reach', async () => {
    const baseUrl = 'http://twilio.invalid';
    const url = `${baseUrl}/2010-04-01/Accounts/${twilio.accountSid}/Messages/MM1/Media/ME1`;
    expect((await fault(fetched(url, { baseUrl }))).fault).toBe('later');
  });

  test('leaves neither token nor address in its error', async () => {
    const error = await fault(fetched(twilio.keepFile({ ...FILE, missing: 9 })));
    const all = `${error.stack} ${JSON.stringify(Object.getOwnPropertyDescriptors(error))} ${error.cause}`;
    for (const secret of [twilio.authToken, 'Basic', twilio.accountSid]) expect(all).not.toContain(secret);
  });
});

describe('messages to the offices as Twilio lists them', () => {
  const [from, to] = [`whatsapp:${APPLICANT}`, `whatsapp:${OFFICE}`];
  const listed = (since: string, numbers = [OFFICE], given?: Partial<TwilioSettings>) =>
    channel(given).listed!(numbers, since);

  test('are those that came since, the oldest first, as their webhooks would have told', async () => {
    const SID = (last: string) => `SM${last.padStart(32, '0')}`;
    twilio.keep({ from, to, body: 'kemarin', messageSid: SID('1') }, '2017-08-01T01:59:59Z');
    twilio.keep({ from, to, body: 'satu 👍', messageSid: SID('2') }, '2017-08-01T02:00:00Z');
    twilio.keep({ from: 'whatsapp:ID.4566', to, body: 'dua', messageSid: SID('3') }, '2017-08-01T02:00:01Z');
    twilio.keep({ from, to: 'whatsapp:+628999', body: 'lain', messageSid: SID('4') }, '2017-08-01T02:00:02Z');
    const media = [{ url: '', contentType: 'image/jpeg' }];
    twilio.keep({ from, to, media, messageSid: SID('5') }, '2017-08-01T03:00:00Z');
    await channel().send({ id: 'm', from: OFFICE, to: { kind: 'phone', value: APPLICANT }, text: 'A12', media: [] });
    const told = await listed('2017-08-01T02:00:00Z');
    expect(told).toMatchObject([
      { messageId: SID('2'), from: { kind: 'phone', value: APPLICANT }, to: OFFICE, text: 'satu 👍', media: [] },
      { messageId: SID('3'), from: { kind: 'other', value: 'ID.4566' }, sentAt: '2017-08-01T02:00:01.000Z' },
      { messageId: SID('5'), text: '', media: [{ contentType: 'image/jpeg' }] },
    ]);
    expect(told).toHaveLength(3);
    const [webhook] = await channel().receive(twilio.webhook({ from, to, body: 'satu 👍', messageSid: SID('2') }));
    const { profileName: _, ...same } = webhook as { profileName?: string };
    const { sentAt: __, ...first } = told[0]!;
    expect(first).toEqual(same);
    const url = told[2]?.media[0]?.url as string;
    expect(url).toContain(`/Accounts/${twilio.accountSid}/Messages/${SID('5')}/Media/ME`);
  });

  test('are all of them, page by page, for each number', async () => {
    const numbers = ['+628111000001', '+628111000002'];
    for (let count = 0; count < 450; count++)
      twilio.keep({ from, to: `whatsapp:${numbers[count % 2]}`, body: `${count}` }, '2017-08-02T02:00:00Z');
    const told = await listed('2017-08-02T00:00:00Z', numbers);
    expect(told.map(({ text }) => Number(text))).toEqual([
      ...Array.from({ length: 225 }, (_, index) => index * 2),
      ...Array.from({ length: 225 }, (_, index) => index * 2 + 1),
    ]);
  });

  test('are asked for by SMS without the prefix', async () => {
    twilio.keep({ from: APPLICANT, to: '+628111000003', body: 'sms' }, '2017-08-02T02:00:00Z');
    expect(await listed('2017-08-02T00:00:00Z', ['+628111000003'], { kind: 'SMS' })).toMatchObject([{ text: 'sms' }]);
  });

  test('can’t be had with a wrong token, which is said without it', async () => {
    const error = await listed('2017-08-02T00:00:00Z', [OFFICE], { authTokens: ['a-token'] }).catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    expect(error.fault).toBe('configuration');
    expect(`${error.message} ${error.stack}`).not.toContain('a-token');
  });
});
