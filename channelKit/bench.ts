// A channel with its provider behind it, both at hand: what the contract's suite is run on.
import { test } from 'vitest';
import type { Channel } from '../src/channel/channel.ts';
import type { SendFault } from '../src/channel/faults.ts';
import type {
  ChannelAddress,
  DeliveryReceipt,
  Media,
  MessageButton,
  OutboundMessage,
} from '../src/channel/messages.ts';
import type { RawRequest } from '../src/channel/webhook.ts';

/** The abilities that a channel may lack; the reason is shown where its tests are skipped. */
export type Limit =
  | 'signature'
  | 'signedUrl'
  | 'media'
  | 'otherAddress'
  | 'alias'
  | 'receipts'
  | 'pictures'
  | 'buttons'
  /** Buttons below a picture; a channel without buttons has none of these either. */
  | 'pressedPicture'
  | 'templates'
  | 'validity'
  /** Line breaks are those of the protocol. */
  | 'lineBreaks'
  | SendFault;

export interface Incoming {
  text: string;
  messageId?: string;
  from?: ChannelAddress;
  media?: Media[];
  /** A button that was pressed. */
  pressed?: MessageButton;
  /** The sender's other id. */
  alias?: string;
}

/** A message as the provider took it, as far as it can be told apart there. */
export interface Taken {
  to: string;
  text: string;
  media: string[];
  buttons?: MessageButton[];
  template?: { id: string; variables: string[] };
  validFor?: number | undefined;
}

export interface ChannelBench {
  channel: Channel;
  /** The office's number. */
  office: string;
  applicant: ChannelAddress;
  /** A sender without a phone number. */
  other?: ChannelAddress;
  /** Something that may come with a message. */
  media?: Media;
  /** A template as the provider names them. */
  templateId?: string;
  /** The states of a message that the provider can report. */
  statuses?: DeliveryReceipt['status'][];
  /** A genuine request with this message, as the provider sends it. */
  incoming(message: Incoming): RawRequest;
  /** Requests made from a genuine one that the provider did not sign. */
  forgeries?(genuine: RawRequest): Record<string, RawRequest>;
  /** A genuine request that tells what became of a message. */
  receipt?(providerId: string, status: DeliveryReceipt['status']): RawRequest;
  /** Makes the next message to this address fail so. */
  fail?(to: ChannelAddress, fault: SendFault): void;
  /** The messages that the provider took, in order. */
  taken(): Taken[];
  /** How often the provider was asked to send. */
  attempts(): number;
  limits?: Partial<Record<Limit, string>>;
  close?(): Promise<void>;
}

/** A test that is skipped, with the reason, where the channel can't. */
export function able(
  limit: Limit,
  title: string,
  bench: () => ChannelBench,
  run: (bench: ChannelBench) => Promise<void>,
): void {
  test(title, async ({ skip }) => {
    const { limits = {} } = bench();
    const reason = limits[limit] ?? (limit === 'pressedPicture' ? limits.buttons : undefined);
    skip(reason !== undefined, reason);
    await run(bench());
  });
}

export function toApplicant(
  { office, applicant }: ChannelBench,
  given: Partial<OutboundMessage> = {},
): OutboundMessage {
  return { id: 'msg-1', from: office, to: applicant, text: 'Nomor antrean Anda A12.', media: [], ...given };
}
