// The registry of the kinds of channel: one row each, with all that the core knows about them; outside channels add theirs.

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
  /** Its ids begin with its name, `telegram:7`, so that no other channel has the same; left out: they are as the provider has them. */
  hasOwnIds?: true;
  /** The office's address as it is kept, and one for sentences; left out: that of its kind. */
  ownAddress?: { example: string; read(text: string): string | null };
  /** A sentence for the API; left out: the API has one. */
  about?: string;
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

/** By kind. Channels from outside and tests add rows, before anything reads them. */
export const CHANNEL_TRAITS: Record<string, ChannelTraits> = { ...BUILT_IN };

/** Kinds that the product comes with. */
export const BUILT_IN_KINDS = Object.keys(BUILT_IN) as readonly ChannelKind[];

/** All kinds, those of outside channels behind the others. They have names that the type does not list. */
export function channelKinds(): ChannelKind[] {
  return Object.keys(CHANNEL_TRAITS) as ChannelKind[];
}

/** Kinds that applicants can write by: those that an office can have an address on. */
export function chatKinds(): ChannelKind[] {
  return channelKinds().filter(isChat);
}

export function isChannelKind(kind: unknown): kind is ChannelKind {
  return typeof kind === 'string' && Object.hasOwn(CHANNEL_TRAITS, kind);
}

/** The kind of channel to which an id belongs by its own name; null: it has none, as the ids of WhatsApp. */
export function kindOfId(id: string): string | null {
  const kind = id.slice(0, Math.max(0, id.indexOf(':'))).toUpperCase();
  return traitsOf(kind).hasOwnIds && id.startsWith(`${channelName(kind)}:`) ? kind : null;
}

/** Whether a channel of that kind can write to an address of anyone who never wrote by it; ids are written to by their own channel. */
export function canWriteTo(kind: string, to: { kind: AddressKind; value: string }): boolean {
  const { writesTo, hasOwnIds } = traitsOf(kind);
  if (!writesTo.includes(to.kind)) return false;
  return to.kind !== 'other' || kindOfId(to.value) === (hasOwnIds ? kind : null);
}

/** The kind that is meant where nothing tells which. */
export const DEFAULT_CHAT_KIND: ChannelKind = 'WHATSAPP';

export function traitsOf(kind: string): ChannelTraits {
  return (Object.hasOwn(CHANNEL_TRAITS, kind) && CHANNEL_TRAITS[kind]) || NO_CHAT;
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
