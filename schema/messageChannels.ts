// The channels by which messages come and go, as the contract names them: made from the registry of the kinds of channel.
import { channelKinds, channelName, SIMULATOR_CHANNEL, traitsOf } from '../src/channelKinds.ts';
import { storedEnum } from './describedEnum.ts';
import { UNKNOWN_KIND } from './officeType.ts';

const MESSAGE_KINDS = channelKinds().map((kind) => {
  const { label } = traitsOf(kind);
  const meaning = label ? `${label}, by which applicants write.` : `A message of a booking by \`ChannelKind.${kind}\`.`;
  return [kind, [channelName(kind), meaning]] as const;
});

/** Stored by their names: a kind of channel is one by its row in the registry. */
export const MessageChannels = storedEnum<string, string>(
  'MessageChannel',
  'A channel by which messages come and go.',
  {
    ...Object.fromEntries(MESSAGE_KINDS),
    [UNKNOWN_KIND]: [channelName(UNKNOWN_KIND), 'A channel that this server had once and does not have now.'],
    SIMULATOR: [
      SIMULATOR_CHANNEL,
      'The simulator, which stands in for channels that are not set up in a demonstration.',
    ],
  },
);
