// A channel that is no part of the product: what its module says of itself, and the provider that it opens.
import type { Capabilities } from '../../src/channel/capabilities.ts';
import type { Channel } from '../../src/channel/channel.ts';

/** A variable of the environment that an outside channel reads. Its name begins with that of the channel. */
export interface OutsideSetting {
  /** Sentences for those who set it. */
  about: string;
  /** The value that it makes of the text; null: the text has another form. Left out: any text. */
  read?: (text: string) => unknown;
  /** The words that follow "<name> must" when the text has another form. */
  must?: string;
  /** The text that is taken if none is set. */
  usual?: string;
  /** The channel does without it. All others are set together, or none of them. */
  optional?: true;
  /** It may be read from a file, `<name>_FILE`, and its value is never printed. */
  secret?: true;
  example?: string;
}

export type OutsideSettings = Readonly<Record<string, OutsideSetting>>;

/** The values of settings by name; null: an optional one that is not set. */
export type OutsideValues<Settings extends OutsideSettings> = {
  readonly [Name in keyof Settings]:
    | OutsideValue<Settings[Name]>
    | (Settings[Name]['optional'] extends true ? null : never);
};
type OutsideValue<Setting> = Setting extends { read: (text: string) => infer Value } ? Exclude<Value, null> : string;

/** The limits of a channel, as the core's; its kind is its name, and it has neither templates nor mails. */
export type OutsideLimits = Omit<Capabilities, 'kind' | 'otherAddresses' | 'templates' | 'isMail' | 'maxParts'>;

/** As a channel of the product, but that people are named by the provider's bare ids: `{ kind: 'other', value: '700' }`. */
export type OutsideProvider = Omit<Channel, 'capabilities' | 'standInLink'> & { limits: OutsideLimits };

export interface OutsideChannel<Settings extends OutsideSettings = OutsideSettings> {
  /** Small letters and digits: its route `/channels/<name>`, its ids `<name>:<id>`, and in capitals its `ChannelKind`. */
  name: string;
  /** The name that applicants know it by. */
  label: string;
  /** One sentence for the API's reference: `A message to the office's bot on Telegram.` */
  about: string;
  /** The office's own address on it, as it is kept; null: the text is none. */
  address: { example: string; read(text: string): string | null };
  settings: Settings;
  /** The setting that names the provider's URL: in a demonstration it must be a fake on this machine. */
  urlSetting: keyof Settings & string;
  /** A link that opens the chat with an office, the text already typed; left out: there is none. */
  linkTo?(address: string, text: string): string | null;
  open(settings: OutsideValues<Settings>, place: { publicUrl: string }): OutsideProvider;
}

/** Gives the channel as it is: `open` has the types of its settings, and all others know the channel without them. */
export function defineChannel<const Settings extends OutsideSettings>(
  channel: OutsideChannel<Settings>,
): OutsideChannel {
  return channel as unknown as OutsideChannel;
}
