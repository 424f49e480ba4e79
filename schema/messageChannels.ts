// The channels by which messages come and go, as the contract names them: made from the registry of the kinds of channel.
import { CHANNEL_KINDS, channelName, SIMULATOR_CHANNEL, traitsOf } from '../src/channelKinds.ts';
import { storedEnum } from './describedEnum.ts';

const MESSAGE_KINDS = CHANNEL_KINDS.map((kind) => {
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
    SIMULATOR: [
      SIMULATOR_CHANNEL,
      'The simulator, which stands in for channels that are not set up in a demonstration.',
    ],
  },
);
