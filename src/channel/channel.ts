// A channel is two verbs, receive and send, and its limits as data; this folder is the whole contract of an adapter.
import { channelName } from '../channelKinds.ts';
import type { Capabilities } from './capabilities.ts';
import type { Inbound, InboundMessage, Media, OutboundMessage, SendReceipt } from './messages.ts';
import type { RawRequest, WebhookRules } from './webhook.ts';

/** The two verbs of every channel. */
export interface MessageChannel {
  capabilities: Capabilities;
  /**
   * Reads a webhook. Throws `TooLargeError` when it has too many fields to be looked at, `SignatureError` when the
   * signature is false, `UnreadableRequestError` when the body is not what the provider sends.
   */
  receive(request: RawRequest): Promise<Inbound[]>;
  /**
   * Hands a message to the provider. Throws `SendError` when it was not taken, or when that is not known; what the
   * channel cannot carry is refused before the provider is asked.
   */
  send(message: OutboundMessage): Promise<SendReceipt>;
}

/** Files come with messages. */
export interface MediaSource {
  /** Fetches what came with a message, with the credentials its provider asks for. Throws `MediaError`. */
  fetchMedia(media: Media): Promise<Buffer>;
  /**
   * Has the provider delete it, since it is a person's identity card. Deleting it twice is no fault. Throws
   * `MediaError`.
   */
  removeMedia(media: Media): Promise<void>;
}

/** The provider remembers what came, and lists it after its webhooks were lost. */
export interface InboundListing {
  /**
   * Messages that came to these addresses of offices since then (RFC 3339), as the provider lists them. Throws
   * `SendError`.
   */
  listed(addresses: readonly string[], since: string): Promise<InboundMessage[]>;
}

/** The provider can be asked whether it has taken a message already. */
export interface SentLookup {
  /**
   * The provider's answers to messages like this one, to this recipient, that it accepted since about then (RFC 3339;
   * its clock may be minutes from ours), the newest first. Throws `SendError` if it could not be asked.
   */
  sentAlready(message: OutboundMessage, since: string): Promise<SendReceipt[]>;
}

/** The channel loads something large before its first message. */
export interface Preparation {
  /** Loads it, so that no message and no request waits for it. */
  prepare(): Promise<unknown>;
}

/** In a demonstration it takes the place of channels that are not set up, and its replies are the answer to its request. */
export interface StandIn {
  /** Opens it with the text typed. */
  standInLink(to: { office: string; address: string; text: string }): string;
}

/** A channel with the powers that its provider gives it. */
export type Channel = MessageChannel &
  Partial<WebhookRules & MediaSource & InboundListing & SentLookup & Preparation & StandIn>;

/** Every channel that has what it needs, by its route and stored name; one without credentials is absent. */
export type Channels = Readonly<Record<string, Channel>>;

/** The channel that takes the place of those that are not set up, in a demonstration. */
export function standInOf(channels: Channels): (Channel & StandIn) | undefined {
  return Object.values(channels).find(isStandIn);
}

/** The limits of a kind of channel; null: it is not set up here, and nothing stands in for it. */
export function capabilitiesOfKind(channels: Channels, kind: string): Capabilities | null {
  return (channels[channelName(kind)] ?? standInOf(channels))?.capabilities ?? null;
}

/** Whether the channel of that name answers in its own response. */
export function answersAtOnce(channels: Channels, name: string): boolean {
  const channel = channels[name];
  return channel !== undefined && isStandIn(channel);
}

function isStandIn(channel: Channel): channel is Channel & StandIn {
  return channel.standInLink !== undefined;
}
