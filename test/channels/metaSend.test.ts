// Tests the requests that Meta is sent, its answers, and the files it keeps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metaChannel } from '../../adapters/meta/channel.ts';
import type { MetaSettings } from '../../adapters/meta/settings.ts';
import { MediaError, SendError, type SendFault } from '../../src/channel/faults.ts';
import type { OutboundMessage } from '../../src/channel/messages.ts';
import { type FakeMeta, startFakeMeta } from '../support/fakeMeta.ts';
import { faultOfMessage } from '../support/metaRules.ts';
import type { Outcome } from '../support/outcome.ts';

const OFFICE = '+628111100333';
const APPLICANT = '+6281234567890';
const NUMBERS = new Map([[OFFICE, '106540352242922']]);

let meta: FakeMeta;
beforeAll(async () => {
  meta = await startFakeMeta({ numbers: NUMBERS });
});
afterAll(() => meta.close());

function settings(): MetaSettings {
  const { accessToken, appSecret, verifyToken, baseUrl, numbers } = meta;
  const mediaHosts = [new RegExp(`^${new URL(meta.url).host}$`)];
  return { accessToken, appSecrets: [appSecret], verifyToken, baseUrl, numbers, mediaHosts, mediaDelays: [0, 0] };
}

function channel(given: Partial<MetaSettings> = {}) {
  return metaChannel({ ...settings(), ...given });
}

const MESSAGE: OutboundMessage = {
  ...{ id: 'm1', from: OFFICE, to: { kind: 'phone', value: APPLICANT }, text: 'A12', media: [] },
};

describe('a message to Meta', () => {
  const failure = async (settings: Partial<MetaSettings> = {}, message = MESSAGE): Promise<SendError> => {
    const error = await channel(settings)
      .send(message)
      .catch((thrown) => thrown);
    expect(error).toBeInstanceOf(SendError);
    return error;
  };

  test('goes from the office’s own number', async () => {
    const { providerId } = await channel().send(MESSAGE);
    expect(meta.messages.at(-1)).toMatchObject({ id: providerId, phoneNumberId: NUMBERS.get(OFFICE) });
    expect(await failure({}, { ...MESSAGE, from: '+628999' })).toMatchObject({ fault: 'configuration' });
  });

  test('to someone without a number has a field of its own: elsewhere it would be lost without a word', async () => {
    await channel().send({ ...MESSAGE, to: { kind: 'other', value: 'ID.4566' } });
    expect(meta.messages.at(-1)?.body).toMatchObject({ recipient: 'ID.4566', recipient_type: 'individual' });
    expect(meta.messages.at(-1)?.body).not.toHaveProperty('to');
    expect(meta.lost).toEqual([]);
  });

  test.each<[Outcome, SendFault, number?]>([
    [{ status: 429, code: 130429 }, 'later'],
    [{ status: 400, code: 131056 }, 'later', 6],
    [{ status: 400, code: 131056, retryAfter: 20 }, 'later', 20],
    [{ status: 400, code: 80007 }, 'later'],
    [{ status: 429 }, 'later'],
    [{ status: 503, code: 131016 }, 'later', 60],
    [{ status: 503, code: 2 }, 'later', 60],
    [{ status: 400, code: 131048 }, 'later', 3600],
    [{ status: 400, code: 131047 }, 'template'],
    [{ status: 400, code: 131026 }, 'address'],
    [{ status: 400, code: 131062 }, 'address'],
    [{ status: 400, code: 131050 }, 'stopped'],
    [{ status: 401, code: 190 }, 'configuration'],
    [{ status: 403, code: 10 }, 'configuration'],
    [{ status: 403, code: 200 }, 'configuration'],
    [{ status: 400, code: 131042 }, 'configuration'],
    [{ status: 400, code: 368 }, 'configuration'],
    [{ status: 401 }, 'configuration'],
    [{ status: 404 }, 'configuration'],
    [{ status: 400, code: 131051 }, 'never'],
    [{ status: 400, code: 132001 }, 'never'],
    [{ status: 400, code: 100 }, 'never'],
    [{ status: 400, code: 999_999 }, 'never'],
    [{ status: 500, code: 131000 }, 'unknown'],
    [{ status: 500 }, 'unknown'],
    [{ status: 502 }, 'unknown'],
    [{ status: 302 }, 'unknown'],
    [{ status: 200 }, 'unknown'],
    ['drop', 'unknown'],
  ])('that ends with %j is "%s"', async (outcome, fault, wait) => {
    meta.script(APPLICANT, [outcome]);
    const error = await failure();
    expect(error).toMatchObject({ fault, retryAfter: wait });
    if (typeof outcome === 'object' && outcome.code) expect(error.code).toBe(`${outcome.code}`);
  });

  test('that is never answered may have been taken, and one that never got there can go later', async () => {
    meta.script(APPLICANT, ['silent']);
    expect(await failure({ timeout: 50 })).toMatchObject({ fault: 'unknown', code: 'TIMEOUT' });
    expect(await failure({ baseUrl: 'http://meta.invalid/v25.0' })).toMatchObject({ fault: 'later' });
  });

  test('leaves neither token, number nor text in its error', async () => {
    meta.script(APPLICANT, [{ status: 400, code: 100, message: `Invalid number ${APPLICANT} A12` }, 'drop']);
    for (const error of [await failure(), await failure(), await failure({ accessToken: 'a-token-nobody-may-see' })]) {
      const all = `${error.stack} ${JSON.stringify(Object.getOwnPropertyDescriptors(error))} ${error.cause}`;
      for (const secret of ['a-token-nobody-may-see', meta.accessToken, APPLICANT, 'A12', 'Bearer'])
        expect(all).not.toContain(secret);
    }
  });
});

describe('what Meta refuses', () => {
  const body = (more: object) => ({ messaging_product: 'whatsapp', to: APPLICANT, ...more });
  const press = (count: number, title = 'Ya') => ({
    ...body({ type: 'interactive' }),
    interactive: {
      type: 'button',
      body: { text: 'x' },
      action: {
        buttons: Array.from({ length: count }, (_, id) => ({
          type: 'reply',
          reply: { id: `${id}`, title: `${title}${id}` },
        })),
      },
    },
  });

  test.each<[string, object, number | undefined]>([
    ['a text', body({ type: 'text', text: { body: 'x' } }), undefined],
    ['three buttons', press(3), undefined],
    ['four buttons', press(4), 131009],
    ['a long button', press(1, 'x'.repeat(20)), 131009],
    [
      'two buttons alike',
      {
        ...press(2),
        interactive: {
          ...press(2).interactive,
          action: { buttons: [...press(1).interactive.action.buttons, ...press(1).interactive.action.buttons] },
        },
      },
      131009,
    ],
    ['no text', body({ type: 'text', text: { body: '' } }), 131008],
    ['no recipient', { messaging_product: 'whatsapp', type: 'text', text: { body: 'x' } }, 131008],
    ['an unknown field', body({ type: 'text', text: { body: 'x' }, from: OFFICE }), 100],
    ['another product', { ...body({ type: 'text', text: { body: 'x' } }), messaging_product: 'sms' }, 100],
    ['a picture by a path', body({ type: 'image', image: { link: '/a.png' } }), 131009],
    [
      'a template with a line break',
      body({
        type: 'template',
        template: {
          name: 'a',
          language: { code: 'id' },
          components: [{ type: 'body', parameters: [{ type: 'text', text: 'a\nb' }] }],
        },
      }),
      132018,
    ],
    ['a template without a language', body({ type: 'template', template: { name: 'a' } }), 132001],
  ])('%s: %j', (_, message, code) => {
    expect(faultOfMessage(message)?.code).toBe(code);
  });
});

describe('a file at Meta', () => {
  const file = { bytes: Buffer.from('a picture'), mimeType: 'image/jpeg' };
  const fetched = (id: string, given?: Partial<MetaSettings>) =>
    channel(given).fetchMedia!({ url: `meta:${id}`, contentType: 'image/jpeg' });
  const fault = async (fetching: Promise<unknown>): Promise<string> => {
    const error = await fetching.catch((thrown): MediaError => thrown);
    expect(error).toBeInstanceOf(MediaError);
    return (error as MediaError).fault;
  };

  test('is fetched by its id, with the token', async () => {
    expect(await fetched(meta.keepFile(file))).toEqual(file.bytes);
  });

  test('that is not there yet is asked for again, twice', async () => {
    expect(await fetched(meta.keepFile({ ...file, missing: 2 }))).toEqual(file.bytes);
    const before = meta.fetches();
    expect(await fault(fetched(meta.keepFile({ ...file, missing: 9 })))).toBe('later');
    expect(meta.fetches()).toBe(before + 3);
  });

  test.each(['https://evil.example/a', 'https://lookaside.fbsbx.com.evil.example/a', 'file:///etc/passwd', '/a', ''])(
    'that would lie at "%s" is not fetched, and the token goes nowhere',
    async (at) => {
      expect(await fault(fetched(meta.keepFile({ ...file, at })))).toBe('never');
    },
  );

  test('lies on Meta’s own hosts or that of the API', async () => {
    const { mediaHosts: _, ...real } = settings();
    const fetchOf = (kept: typeof file & { at?: string }) =>
      metaChannel(real).fetchMedia!({ url: `meta:${meta.keepFile(kept)}`, contentType: 'image/jpeg' });
    const before = meta.fetches();
    const { port } = new URL(meta.url);
    expect(await fault(fetchOf({ ...file, at: `http://localhost:${port}/files/1` }))).toBe('never');
    expect(meta.fetches()).toBe(before);
    expect(await fetchOf(file)).toEqual(file.bytes);
  });

  test('that no one knows, that is too large, or that is none of Meta’s is given up', async () => {
    expect(await fault(fetched('1'))).toBe('never');
    expect(await fault(fetched(meta.keepFile({ ...file, size: 11 * 1024 * 1024 })))).toBe('never');
    const large = { ...file, bytes: Buffer.alloc(10 * 1024 * 1024 + 1), size: 10 };
    expect(await fault(fetched(meta.keepFile(large)))).toBe('never');
    for (const url of ['meta:../1', 'meta:1/x', 'https://graph.facebook.com/1', 'simulator:photo'])
      expect(await fault(channel().fetchMedia!({ url, contentType: 'x' }))).toBe('never');
  });

  test('is forgotten when it is told to', async () => {
    const media = { url: `meta:${meta.keepFile(file)}`, contentType: 'image/jpeg' };
    const before = meta.files();
    await expect(channel({ accessToken: 'old' }).removeMedia!(media)).rejects.toMatchObject({ fault: 'later' });
    await channel().removeMedia!(media);
    await channel().removeMedia!(media);
    expect(meta.files()).toBe(before - 1);
    await expect(channel().removeMedia!({ ...media, url: 'simulator:photo' })).rejects.toBeInstanceOf(MediaError);
  });

  test('can be had later when Meta is down or the token is wrong', async () => {
    expect(await fault(fetched(meta.keepFile(file), { baseUrl: 'http://meta.invalid/v25.0' }))).toBe('later');
    expect(await fault(fetched(meta.keepFile(file), { accessToken: 'old' }))).toBe('later');
  });
});
