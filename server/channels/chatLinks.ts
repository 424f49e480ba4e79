// Links that open the chat with an office, a text already typed: its own, or the simulator where nothing else is set up.
import { type Channels, standInOf } from '../../src/channel/channel.ts';
import { channelName, traitsOf } from '../../src/channelKinds.ts';
import type { OfficeChannel } from '../../src/office/settings.ts';

export function chatLinks(channels: Channels) {
  const standIn = standInOf(channels);
  return (office: string, { kind, address }: OfficeChannel, text: string): string | null => {
    const isSetUp = Object.hasOwn(channels, channelName(kind));
    // In a demonstration messages to the real address are not read.
    if (standIn && !isSetUp) return standIn.standInLink({ office, address, text });
    // `#` would cut the link short, so everything is encoded.
    return traitsOf(kind).linkTo(address, encodeURIComponent(text));
  };
}
