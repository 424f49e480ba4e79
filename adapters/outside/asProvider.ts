// Makes a provider of an outside channel: ids with the channel's name, limits held to, errors of any copy of the kit understood.
import { type Capabilities, checkSendable } from '../../src/channel/capabilities.ts';
import {
  MediaError,
  SEND_FAULTS,
  SendError,
  SignatureError,
  TooLargeError,
  UnreadableRequestError,
} from '../../src/channel/faults.ts';
import type { Inbound, InboundMessage, Media, OutboundMessage } from '../../src/channel/messages.ts';
import type { ChannelKind } from '../../src/channelKinds.ts';
import { storable } from '../../src/text.ts';
import type { Provider } from '../provider.ts';
import { askModule, textOfModule } from './askModule.ts';
import type { OutsideChannel, OutsideProvider } from './definition.ts';
import { firstLineOf, OutsideFault } from './outsideFault.ts';
import { readInbound, readSendReceipt, readSentAlready } from './shapes.ts';

/** Providers repeat a webhook that is not answered by about then. */
const RECEIVE_TIMEOUT_MS = 10_000;
const SEND_TIMEOUT_MS = 60_000;
const MEDIA_TIMEOUT_MS = 120_000;
const PREPARE_TIMEOUT_MS = 60_000;
/** Characters, without the name of the channel. */
const MAX_OUTSIDE_ID_LENGTH = 128;

export function asProvider(channel: OutsideChannel, outside: OutsideProvider): Provider {
  const { name } = channel;
  const prefix = `${name}:`;
  const capabilities: Capabilities = {
    ...outside.limits,
    kind: name.toUpperCase() as ChannelKind,
    otherAddresses: true,
    templates: false,
  };
  const { largest, accepted } = outside;
  return {
    capabilities,
    claims: () => true,
    holds: () => true,
    async receive(request) {
      const told = await askModule(() => outside.receive(request), RECEIVE_TIMEOUT_MS).catch((error: unknown) =>
        throwReceiveError(error, name),
      );
      return readInbound(name, told).map((item) => ofChannel(item, channel));
    },
    async send(message) {
      checkSendable(message, capabilities);
      const bare = withBareId(message, prefix);
      const told = await asked(name, () => outside.send(bare));
      return orUnknown(() => readSendReceipt(name, told));
    },
    ...(largest && { largest: (head) => largest.call(outside, head) }),
    ...(accepted && { accepted: (request) => accepted.call(outside, request) }),
    ...powersOf(channel, outside),
  };
}

/** The powers that it has besides receiving and sending. */
function powersOf(channel: OutsideChannel, outside: OutsideProvider): Partial<Provider> {
  const { name } = channel;
  const { fetchMedia, removeMedia, listed, sentAlready, prepare } = outside;
  const onMedia = <Value>(work: () => Promise<Value>) => askModule(work, MEDIA_TIMEOUT_MS).catch(throwMediaError);
  return {
    ...(prepare && { prepare: () => prepared(name, () => prepare.call(outside)) }),
    ...(fetchMedia && { fetchMedia: (media: Media) => onMedia(() => fetchMedia.call(outside, media)) }),
    ...(removeMedia && { removeMedia: (media: Media) => onMedia(() => removeMedia.call(outside, media)) }),
    ...(listed && {
      async listed(addresses: readonly string[], since: string) {
        const told = await asked(name, () => listed.call(outside, addresses, since));
        return readInbound(name, told)
          .map((item) => ofChannel(item, channel))
          .filter((item): item is InboundMessage => item.type === 'message');
      },
    }),
    ...(sentAlready && {
      async sentAlready(message: OutboundMessage, since: string) {
        const bare = withBareId(message, `${name}:`);
        const found = await asked(name, () => sentAlready.call(outside, bare, since));
        return orUnknown(() => readSentAlready(name, found));
      },
    }),
  };
}

function asked<Value>(name: string, work: () => Promise<Value>): Promise<Value> {
  return askModule(work, SEND_TIMEOUT_MS).catch((error: unknown) => throwSendError(error, name));
}

function prepared(name: string, work: () => Promise<unknown>): Promise<unknown> {
  return askModule(work, PREPARE_TIMEOUT_MS).catch((error: unknown) => {
    throw new OutsideFault(`The channel ${name}, which CHANNELS names, cannot be prepared (${firstLineOf(error)}).`);
  });
}

/**
 * The id is the channel's own: another kind of address would be that of a person whom another channel has proven. One
 * that would be cut or cleaned where it is kept could become that of another person.
 */
function ofChannel(item: Inbound, { name, address }: OutsideChannel): Inbound {
  if (item.type !== 'message') return item;
  const { kind, value } = item.from;
  if (kind !== 'other') return { type: 'dropped', reason: `sender by ${kind}` };
  if (value.trim() === '') return { type: 'dropped', reason: 'message without a sender' };
  if (value !== storable(value.trim(), MAX_OUTSIDE_ID_LENGTH))
    return { type: 'dropped', reason: 'sender with an id that cannot be kept' };
  const to = textOfModule(() => address.read(item.to)) ?? item.to;
  return { ...item, to, from: { kind: 'other', value: `${name}:${value}` } };
}

function withBareId(message: OutboundMessage, prefix: string): OutboundMessage {
  const { kind, value } = message.to;
  if (!value.startsWith(prefix)) throw new SendError('address', 'The address is one of another channel.');
  return { ...message, to: { kind, value: value.slice(prefix.length) } };
}

/** A message was taken, whatever the answer looks like. */
function orUnknown<Value>(read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new SendError('unknown', (error as Error).message);
  }
}

/** By their names: a module may come with another copy of the kit. Of others the place is told, and not the message that they may quote. */
function throwReceiveError(error: unknown, channel: string): never {
  const { name, message, stack = '' } = errorDetailsOf(error);
  if (name === 'SignatureError') throw new SignatureError(message);
  if (name === 'TooLargeError') throw new TooLargeError(message);
  if (name === 'UnreadableRequestError') throw new UnreadableRequestError(message);
  const failure = new Error(`The channel ${channel} failed to receive: ${name}.`);
  const places = stack.split('\n').filter((line) => /^ {4}at /.test(line));
  failure.stack = [`${failure.name}: ${failure.message}`, ...places].join('\n');
  throw failure;
}

/** An error of another kind may hold the message or a secret: nothing of it is handed on but its name. */
function throwSendError(error: unknown, channel: string): never {
  const { name, message, fault, code, retryAfter } = errorDetailsOf(error);
  const known = SEND_FAULTS.find((each) => each === fault);
  if (name !== 'SendError' || !known) throw new SendError('unknown', `The channel ${channel} failed: ${name}.`);
  const wait = typeof retryAfter === 'number' && retryAfter >= 0 ? retryAfter : undefined;
  throw new SendError(known, message, typeof code === 'string' ? code : undefined, wait);
}

function throwMediaError(error: unknown): never {
  const { name, message, fault } = errorDetailsOf(error);
  if (name === 'MediaError' && (fault === 'later' || fault === 'never')) throw new MediaError(fault, message);
  throw new MediaError('later', `The file could not be had: ${name}.`);
}

interface ErrorDetails {
  name: string;
  message: string;
  stack?: string;
  fault?: unknown;
  code?: unknown;
  retryAfter?: unknown;
}

function errorDetailsOf(error: unknown): ErrorDetails {
  return error instanceof Error ? (error as Error & ErrorDetails) : { name: 'unknown', message: '' };
}
