// A channel is two verbs, receive and send, and its limits as data; this file is the whole contract of an adapter.
import { type AddressKind, type ChannelKind, traitsOf } from './channelKinds.ts';

export { CHANNEL_KINDS, type ChannelKind } from './channelKinds.ts';

/**
 * The other end of a conversation. `phone`: E.164. `other`: a provider's id that is no phone number (a WhatsApp user who
 * hides the number).
 */
export interface ChannelAddress {
  kind: AddressKind;
  value: string;
}

/** A picture, voice note or file that came with a message, as the provider names it: a URL, or an id of its own. */
export interface Media {
  url: string;
  /** The kind that the provider names; the true kind is read from the content. */
  contentType: string;
}

/** A request as it came over HTTP, untouched: signatures are made over exactly these bytes. */
export interface RawRequest {
  method: string;
  /** Path with query string, as received. */
  url: string;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** One message of an applicant. */
export interface InboundMessage {
  type: 'message';
  /** The provider's id: the same message delivered twice has the same. */
  messageId: string;
  from: ChannelAddress;
  /** Another id of the same sender, where the provider tells both: one day it may tell that one alone. */
  alias?: string;
  /** Tells two deliveries of one message, where the provider is known to give them two ids. */
  contentKey?: string;
  /** The office's number it was sent to, E.164 (or the provider's sender id). */
  to: string;
  /** Empty for what is no text: a voice note, a place, whatever the provider can't pass on. */
  text: string;
  media: Media[];
  /** The payload of a button that was pressed: act on it, never on the label. */
  action?: string;
  /** By these words the provider itself has stopped our messages to the sender, or lets them through again. */
  optOut?: 'stop' | 'start';
  /** When it was sent, RFC 3339, where the channel tells it. */
  sentAt?: string;
  /** The profile name, where the channel tells it. */
  profileName?: string;
}

/** The outcome of a message we sent. Providers repeat these and mix up their order. */
export interface DeliveryReceipt {
  type: 'receipt';
  /** The provider's id, as `send` returned it. */
  providerId: string;
  status: 'queued' | 'sent' | 'delivered' | 'read' | 'failed';
  /** The provider's error code, where it failed. */
  errorCode?: string;
  /** The remedy, if it failed. */
  fault?: SendFault;
}

/**
 * Something the provider told that is no message to us: an echo, a group's talk, a reaction, an event of an unknown
 * kind.
 */
export interface DroppedEvent {
  type: 'dropped';
  /** Why, in a word or two; nothing of what was said. */
  reason: string;
}

/** The provider asks whether this is the right address, and expects these words back. */
export interface Verification {
  type: 'verification';
  answer: string;
}

export type Inbound = InboundMessage | DeliveryReceipt | DroppedEvent | Verification;

/** Something to press instead of typing; the text says the same without it. */
export interface MessageButton {
  /** Comes back as `InboundMessage.action`. */
  action: string;
  /** At most 20 characters, 24 in a list of more than three. */
  title: string;
}

/** A text that was approved beforehand: the only one that is let through when the reply window has closed. */
export interface TemplateMessage {
  /** As the provider names it: a name at Meta, a content SID at Twilio. */
  id: string;
  language: string;
  /** The values of its variables, in their order. */
  variables: readonly string[];
}

/** One message to an applicant. */
export interface OutboundMessage {
  /** Our id of the message, the same at each try. */
  id: string;
  /** The office's number it is sent from. */
  from: string;
  to: ChannelAddress;
  text: string;
  /** URLs of pictures the provider may fetch. */
  media: string[];
  /** At most three, or ten as a list; only where the channel has buttons. */
  buttons?: MessageButton[];
  /** The subject; only where the channel sends mails. */
  subject?: string;
  /** Files that go with the text; only where the channel sends mails. */
  files?: MessageFile[];
  /** Goes instead of the text. */
  template?: TemplateMessage;
  /** Seconds after which it is of no use any more; a channel that cannot be told that delivers it all the same. */
  validFor?: number;
}

/** A file that goes with a message. */
export interface MessageFile {
  name: string;
  contentType: string;
  content: string;
}

/** The provider's answer to a message it accepted. */
export interface SendReceipt {
  providerId: string;
}

/** Limits of a channel, as data. */
export interface Capabilities {
  /** The kind of channel under which bookings are counted. */
  kind: ChannelKind;
  /** Messages have a subject, and files may go with them. */
  isMail?: boolean;
  /** Characters of one message at most. */
  maxCharacters: number;
  /** Messages on the air at most that one is sent as, where it is an SMS; none: as many as its characters need. */
  maxParts?: number;
  /** Characters at most of a text that goes with a picture or with buttons. */
  maxCaption: number;
  /** How many pictures one message can carry; 0: none. */
  pictures: number;
  /** How much there can be to press; null: nothing. More than `count` buttons become a list, one row each. */
  buttons: { count: number; title: number; rows: number; rowTitle: number } | null;
  templates: boolean;
  /** Whether a person without a phone number can be written to. */
  otherAddresses: boolean;
  /** Hours after the applicant's last message during which free text may be sent; null: always. */
  replyWindowHours: number | null;
  /** Whether it is told what became of a message. */
  receipts: boolean;
  /** How many messages a second the provider takes from one number; null: any number. */
  messagesPerSecond: number | null;
  /** How many a minute it lets through to one person; null: any number. */
  perPersonMinute: number | null;
}

/** The parts of a request that are known before its body is read. */
export type RequestHead = Omit<RawRequest, 'body'>;

/** The largest webhook in bytes where a channel says nothing else: a form, of which providers send a twentieth. */
export const WEBHOOK_BYTES = 64 * 1024;

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

/** The provider's webhooks are larger than usual, or expect a status of their own. */
export interface WebhookRules {
  /** The largest body in bytes of such a webhook; otherwise `WEBHOOK_BYTES`. */
  largest(head: RequestHead): number;
  /** The status by which the provider knows that its webhook was taken; otherwise 204. */
  accepted(request: RawRequest): number;
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

/** In a demonstration it takes the place of channels that are not set up, and its replies are the answer to its request. */
export interface StandIn {
  /** Opens it with the text typed. */
  standInLink(to: { office: string; address: string; text: string }): string;
}

/** A channel with the powers that its provider gives it. */
export type Channel = MessageChannel & Partial<WebhookRules & MediaSource & InboundListing & SentLookup & StandIn>;

/** A request that the provider did not sign: answered with 403, nothing is kept of it. */
export class SignatureError extends Error {
  override name = 'SignatureError';
}

/** A request that is larger than its provider makes them: answered with 413 before anything of it is read. */
export class TooLargeError extends Error {
  override name = 'TooLargeError';
  readonly statusCode = 413;
}

/** A signed request that can't be read: answered with 400. */
export class UnreadableRequestError extends Error {
  override name = 'UnreadableRequestError';
}

/** Something that came with a message can't be had: `later` it may be, or `never`. */
export class MediaError extends Error {
  override name = 'MediaError';
  readonly fault: 'later' | 'never';

  constructor(fault: 'later' | 'never', message: string) {
    super(message);
    this.fault = fault;
  }
}

/**
 * The remedy for a message that was not accepted, or not delivered:
 * `later` the provider is busy, or out of reach before it accepted anything: try again.
 * `template` the reply window has closed: only an approved template is let through.
 * `address` this recipient can't be reached by this channel: try another.
 * `stopped` the recipient wants no messages: none until they write again.
 * `never` this message can't be sent.
 * `configuration` our settings are wrong: stop and alarm.
 * `unknown` it may have been sent.
 */
export const SEND_FAULTS = ['later', 'template', 'address', 'stopped', 'never', 'configuration', 'unknown'] as const;
export type SendFault = (typeof SEND_FAULTS)[number];

/** Whether the same message, sent the same way, may still get through. */
export function mayPass(fault: SendFault): boolean {
  return fault === 'later' || fault === 'configuration' || fault === 'unknown';
}

export class SendError extends Error {
  override name = 'SendError';
  readonly fault: SendFault;
  readonly code: string | undefined;
  /** Seconds the provider asks to wait. */
  readonly retryAfter: number | undefined;

  constructor(fault: SendFault, message: string, code?: string, retryAfter?: number) {
    super(message);
    this.fault = fault;
    this.code = code;
    this.retryAfter = retryAfter;
  }
}

/** Every channel that has what it needs, by its route and stored name; one without credentials is absent. */
export type Channels = Readonly<Record<string, Channel>>;

/** The channel that takes the place of those that are not set up, in a demonstration. */
export function standInOf(channels: Channels): (Channel & StandIn) | undefined {
  return Object.values(channels).find(isStandIn);
}

/** Whether the channel of that name answers in its own response. */
export function answersAtOnce(channels: Channels, name: string): boolean {
  const channel = channels[name];
  return channel !== undefined && isStandIn(channel);
}

function isStandIn(channel: Channel): channel is Channel & StandIn {
  return channel.standInLink !== undefined;
}

/** Throws `SendError` for a message that a channel with these limits cannot carry. */
export function checkSendable(message: OutboundMessage, { buttons, ...can }: Capabilities): void {
  const { to, text, media, template, buttons: pressed = [] } = message;
  const never = (why: string) => new SendError('never', `The channel cannot carry ${why}.`);
  if (to.kind === 'other' ? !can.otherAddresses : !traitsOf(can.kind).writesTo.includes(to.kind))
    throw new SendError('address', 'The channel cannot write to such an address.');
  if (template) {
    if (!can.templates) throw never('a template');
    return;
  }
  if (text === '' && (media.length === 0 || pressed.length > 0)) throw never('a message without text');
  if (media.length > can.pictures) throw never(`${media.length} pictures`);
  const most = media.length > 0 || pressed.length > 0 ? can.maxCaption : can.maxCharacters;
  if (text.length > most) throw never(`${text.length} characters`);
  if (pressed.length > 0 && !canBePressed(pressed, buttons)) throw never(`${pressed.length} such buttons`);
  if (pressed.length > (buttons?.count ?? 0) && media.length > 0) throw never('a picture with a list');
}

/** Not too many, each with words of its own that are not too long. */
export function canBePressed(pressed: readonly MessageButton[], can: Capabilities['buttons']): boolean {
  if (!can || pressed.length > can.rows) return false;
  const longest = pressed.length > can.count ? can.rowTitle : can.title;
  const titles = pressed.map(({ title }) => title.trim());
  return new Set(titles).size === titles.length && titles.every((title) => title !== '' && title.length <= longest);
}
