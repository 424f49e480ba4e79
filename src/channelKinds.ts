// The registry of the kinds of channel: one row each, with all that the core knows about them.

/** `phone`: E.164. `email`: a mailbox. `other`: an id of the provider (a WhatsApp user who hides the number). */
export const ADDRESS_KINDS = ['phone', 'email', 'other'] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

export interface ChannelTraits {
  /** The name that applicants know it by; null: applicants cannot write by it. */
  label: string | null;
  /** The kind of the office's own address on it. */
  officeAddress: AddressKind;
  /** The addresses that can be written to, besides a sender's who wrote by it. */
  writesTo: readonly AddressKind[];
  /** Each message costs money by its length: short standard sentences are said, in seven bits where that changes nothing. */
  isShort: boolean;
  /** The provider takes words such as STOP for its own commands. */
  hasProviderStops: boolean;
  /** Channels by which goes what this one cannot deliver, the first that the office has. */
  fallback: readonly string[];
  /** A link that opens the applicant's app with the text already typed. `text` is already encoded. */
  linkTo(address: string, text: string): string | null;
}

const NO_CHAT: ChannelTraits = {
  label: null,
  officeAddress: 'phone',
  writesTo: [],
  isShort: false,
  hasProviderStops: false,
  fallback: [],
  linkTo: () => null,
};

/** In the order in which an office's channels are preferred. A channel's route and stored name is its kind in small letters. */
const BUILT_IN = {
  WHATSAPP: {
    ...NO_CHAT,
    label: 'WhatsApp',
    writesTo: ['phone', 'other'],
    fallback: ['SMS'],
    linkTo: (address, text) => `https://wa.me/${address.replace('+', '')}?text=${text}`,
  },
  SMS: {
    ...NO_CHAT,
    label: 'SMS',
    writesTo: ['phone'],
    isShort: true,
    hasProviderStops: true,
    fallback: ['WHATSAPP'],
    linkTo: (address, text) => `sms:${address}?body=${text}`,
  },
  EMAIL: {
    ...NO_CHAT,
    label: 'E-mail',
    officeAddress: 'email',
    writesTo: ['email'],
    linkTo: (address, text) => `mailto:${address}?body=${text}`,
  },
  WEB: NO_CHAT,
  COUNTER: NO_CHAT,
  API: NO_CHAT,
} satisfies Record<string, ChannelTraits>;

/** How applicants reach an office; `COUNTER` is the office itself. */
export type ChannelKind = keyof typeof BUILT_IN;

/** By kind. Tests add a row. */
export const CHANNEL_TRAITS: Record<string, ChannelTraits> = { ...BUILT_IN };

export const CHANNEL_KINDS = Object.keys(BUILT_IN) as readonly ChannelKind[];

/** Kinds that applicants can write by: those that an office can have an address on. */
export const CHAT_KINDS: readonly ChannelKind[] = CHANNEL_KINDS.filter(isChat);

/** The kind that is meant where nothing tells which. */
export const DEFAULT_CHAT_KIND: ChannelKind = 'WHATSAPP';

export function traitsOf(kind: string): ChannelTraits {
  return CHANNEL_TRAITS[kind] ?? NO_CHAT;
}

export function isChat(kind: string): boolean {
  return traitsOf(kind).label !== null;
}

/** The route and stored name of the channel of that kind. */
export function channelName(kind: string): string {
  return kind.toLowerCase();
}

/** The name of the channel that stands in for those that are not set up, in a demonstration. */
export const SIMULATOR_CHANNEL = 'simulator';

/** The traits of the channel of that name. */
export function traitsOfChannel(name: string): ChannelTraits {
  return traitsOf(name.toUpperCase());
}
