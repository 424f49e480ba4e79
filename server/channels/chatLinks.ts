// Links that open the chat with an office, a text already typed: its own, or the simulator where nothing else is set up.
import type { ChannelKind, Channels } from '../../src/channel.ts';
import type { OfficeChannel } from '../../src/office/settings.ts';

/** Names of channels in the registry, by the kind of number they write to. */
const NAMES: Partial<Record<ChannelKind, string>> = { WHATSAPP: 'whatsapp', SMS: 'sms' };

export function chatLinks(publicUrl: string, channels: Channels) {
  return (office: string, { kind, address }: OfficeChannel, text: string): string | null => {
    const isSetUp = Object.hasOwn(channels, NAMES[kind] ?? '');
    // In a demonstration nobody reads what is sent to the real number.
    if (channels.simulator && !isSetUp) {
      return `${publicUrl}/simulator?${new URLSearchParams({ office, to: address, text })}`;
    }
    // `#` would cut the link short, so everything is encoded.
    const typed = encodeURIComponent(text);
    if (kind === 'WHATSAPP') return `https://wa.me/${address.replace('+', '')}?text=${typed}`;
    return kind === 'SMS' ? `sms:${address}?body=${typed}` : null;
  };
}
