// The simulator: a phone for trying things out. A message comes as JSON, the replies go back in the answer.
import { randomUUID } from 'node:crypto';
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { Channel } from '../../src/channel/channel.ts';
import { MediaError, UnreadableRequestError } from '../../src/channel/faults.ts';
import type { InboundMessage, Media } from '../../src/channel/messages.ts';
import type { RawRequest } from '../../src/channel/webhook.ts';
import { addressTyped } from '../../src/phone.ts';
import type { SimulatedPhotos } from './photos.ts';

const CAPABILITIES: Capabilities = {
  kind: 'WHATSAPP',
  maxCharacters: 4096,
  maxCaption: 4096,
  pictures: 10,
  templates: true,
  buttons: { count: 3, title: 20, rows: 10, rowTitle: 24 },
  otherAddresses: true,
  replyWindowHours: null,
  receipts: false,
  messagesPerSecond: null,
  perPersonMinute: null,
};

export function simulatorChannel(photos: SimulatedPhotos, publicUrl: string): Channel {
  return {
    capabilities: CAPABILITIES,
    receive: async (request) => [readMessage(request)],
    send: async ({ text }) => ({ providerId: photos.texts.keep(text) }),
    standInLink: ({ office, address, text }) =>
      `${publicUrl}/simulator?${new URLSearchParams({ office, to: address, text })}`,
    async fetchMedia({ url }) {
      const bytes = photos.read(url);
      if (!bytes) throw new MediaError('never', 'No photo was sent to the simulator under that name.');
      return bytes;
    },
  };
}

type Json = Record<string, unknown>;

/** `{"from","to","text","media"?,"action"?,"messageId"?}`; `to` is one of the office's numbers, or its code. */
function readMessage(request: RawRequest): InboundMessage {
  const body = readJson(request.body);
  const from = readText(body, 'from');
  const to = readText(body, 'to');
  const messageId = body.messageId === undefined ? randomUUID() : readText(body, 'messageId');
  return {
    type: 'message',
    messageId,
    from: addressTyped(from),
    to: addressTyped(to).value,
    text: body.text === undefined ? '' : readText(body, 'text', true),
    media: readMedia(body.media),
    ...(body.action !== undefined && { action: readText(body, 'action') }),
  };
}

function readJson(body: Buffer): Json {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Json;
  } catch {
    // Said below, with what is expected.
  }
  throw new UnreadableRequestError(
    'The body must be a JSON object: {"from","to","text","media"?,"action"?,"messageId"?}.',
  );
}

function readText(body: Json, name: string, mayBeEmpty = false): string {
  const value = body[name];
  if (typeof value !== 'string' || (!mayBeEmpty && value.trim() === '')) {
    throw new UnreadableRequestError(`"${name}" must be a text.`);
  }
  return mayBeEmpty ? value : value.trim();
}

/** One or several, each a URL or `{"url","contentType"}`. */
function readMedia(value: unknown): Media[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map((item) => {
    if (typeof item === 'string') return { url: item, contentType: 'image/jpeg' };
    if (typeof item !== 'object' || item === null) {
      throw new UnreadableRequestError('"media" must hold URLs or objects {"url","contentType"}.');
    }
    const { url, contentType } = item as Json;
    return { url: String(url ?? 'simulator:photo'), contentType: String(contentType ?? 'image/jpeg') };
  });
}
