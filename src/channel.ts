// A channel is two verbs, receive and send, and its limits as data; this file is the whole contract of an adapter.

/** The kinds of channel a booking can come by; `COUNTER` is the office itself. */
export const CHANNEL_KINDS = ['WHATSAPP', 'SMS', 'WEB', 'COUNTER', 'API'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Who wrote. `phone`: E.164. `other`: an id of the provider that is no phone number (a WhatsApp user who hides the number). */
export interface Address {
  kind: 'phone' | 'other';
  value: string;
}

/** A picture, voice note or file that came with a message, as the provider names it. */
export interface Media {
  url: string;
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
  from: Address;
  /** The office's number it was sent to, E.164 (or the provider's sender id). */
  to: string;
  text: string;
  media: Media[];
  /** The payload of a button that was pressed: act on it, never on the label. */
  action?: string;
  /** When it was sent, RFC 3339, where the channel tells it. */
  sentAt?: string;
  /** The profile name, where the channel tells it. */
  profileName?: string;
}

/** What became of a message we sent. Providers repeat these and mix up their order. */
export interface DeliveryReceipt {
  type: 'receipt';
  /** The provider's id, as `send` returned it. */
  providerId: string;
  status: 'queued' | 'sent' | 'delivered' | 'read' | 'failed';
  /** The provider's error code, where it failed. */
  errorCode?: string;
}

export type Inbound = InboundMessage | DeliveryReceipt;

/** Something to press instead of typing; the text says the same without it. */
export interface Button {
  /** What comes back as `InboundMessage.action`. */
  action: string;
  /** At most 20 characters, 24 in a list of more than three. */
  title: string;
}

/** One message to an applicant. */
export interface OutboundMessage {
  /** Our id of the message, the same at each try. */
  id: string;
  /** The office's number it is sent from. */
  from: string;
  to: Address;
  text: string;
  /** URLs of pictures the provider may fetch. */
  media: string[];
  /** At most three, or ten as a list; only where the channel has buttons. */
  buttons?: Button[];
}

/** What the provider said to a message it took. */
export interface SendReceipt {
  providerId: string;
}

/** Limits of a channel, as data. */
export interface Capabilities {
  /** The kind of channel under which bookings are counted. */
  kind: ChannelKind;
  /** Characters of one message at most. */
  maxCharacters: number;
  pictures: boolean;
  buttons: boolean;
  /** Hours after the applicant's last message during which free text may be sent; null: always. */
  replyWindowHours: number | null;
}

export interface Channel {
  capabilities: Capabilities;
  /**
   * Reads a webhook. Throws `SignatureError` when the signature is false, `UnreadableRequestError` when the body is not
   * what the provider sends.
   */
  receive(request: RawRequest): Promise<Inbound[]>;
  /** Hands a message to the provider. Throws `SendError` when it was not taken, or when that is not known. */
  send(message: OutboundMessage): Promise<SendReceipt>;
}

/** A request that the provider did not sign: answered with 403, nothing is kept of it. */
export class SignatureError extends Error {
  override name = 'SignatureError';
}

/** A signed request that can't be read: answered with 400. */
export class UnreadableRequestError extends Error {
  override name = 'UnreadableRequestError';
}

/**
 * What to do about a message that was not taken:
 * `later` (the provider is busy or out of reach before it took anything; try again), `never` (this message or this
 * recipient won't do), `configuration` (ours is wrong: stop and alarm), `unknown` (it may have been sent).
 */
export type SendFault = 'later' | 'never' | 'configuration' | 'unknown';

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
