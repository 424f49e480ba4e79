// The messages between applicants and offices as every channel gives and takes them, and what providers tell of them.
import type { AddressKind } from '../channelKinds.ts';
import type { SendFault } from './faults.ts';

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

/** One message of an applicant. */
export interface InboundMessage {
  type: 'message';
  /** The provider's id: the same message delivered twice has the same. */
  messageId: string;
  from: ChannelAddress;
  /** Another id of the same sender, where the provider tells both: one day it may tell that one alone. */
  alias?: string;
  /** The id of the message that the sender has edited: this one has its text from now on. */
  edits?: string;
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

/** The provider's word that something of ours may not send, or may soon not, or may again: someone has to act there. */
export interface ProviderAlarm {
  type: 'alarm';
  about: 'ACCOUNT' | 'NUMBER' | 'TEMPLATE';
  /** The number, the template, or the provider's id of the account. */
  name: string;
  /** In the provider's word, such as `PAUSED`; null: all is well again. */
  state: string | null;
  /** The provider's reason, where it tells one. */
  reason: string | null;
  /** When it was so, RFC 3339, where the provider tells it. */
  toldAt?: string;
}

/** A template has one text for each language, and each is approved for itself. */
export function nameOfTemplate(id: string, language: string): string {
  return `${id} (${language})`;
}

/** The provider asks whether this is the right address, and expects these words back. */
export interface Verification {
  type: 'verification';
  answer: string;
}

export type Inbound = InboundMessage | DeliveryReceipt | DroppedEvent | ProviderAlarm | Verification;

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
