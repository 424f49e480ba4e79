// The allowed values of an office's channels: kinds that this server knows, and an address of the kind's form.
import { z } from 'zod';
import {
  type AddressKind,
  type ChannelKind,
  channelKinds,
  chatKinds,
  isChannelKind,
  isChat,
  traitsOf,
} from '../channelKinds.ts';
import { readAddress } from '../phone.ts';

const mustBeOneOf = (kinds: readonly string[]) => `must be one of ${kinds.join(', ')}`;

/** Looked at when a setting is read: channels from outside have added theirs by then. */
export const channelKind = z.custom<ChannelKind>(isChannelKind, { error: () => mustBeOneOf(channelKinds()) });

const chatKind = z.custom<ChannelKind>((kind) => isChannelKind(kind) && isChat(kind), {
  error: () => mustBeOneOf(chatKinds()),
});

const ADDRESS_EXAMPLES: Readonly<Record<AddressKind, string>> = {
  phone: 'a phone number such as +628111100333',
  email: 'an e-mail address such as antrean@kantor.example',
  other: 'an id',
};

export const officeChannel = z
  .strictObject({ kind: chatKind, address: z.string() })
  .transform(({ kind, address }, context) => {
    const { officeAddress, ownAddress } = traitsOf(kind);
    const read = ownAddress ? ownAddress.read(address) : readAddress(officeAddress, address);
    if (read) return { kind, address: read };
    const example = ownAddress ? `an address such as ${ownAddress.example}` : ADDRESS_EXAMPLES[officeAddress];
    context.addIssue({ code: 'custom', path: ['address'], message: `must be ${example}` });
    return z.NEVER;
  });
