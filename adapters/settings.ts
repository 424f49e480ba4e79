// Reads the settings of providers from the environment: several that belong together, and lists.
import type { ProviderResources } from '../src/channel/providerResources.ts';
import type { ChannelKind } from '../src/channelKinds.ts';
import type { SettingsReader } from '../src/settings/reader.ts';
import type { Provider } from './provider.ts';

/** A provider that has credentials. */
export interface Account {
  settings: object;
  /** In a demonstration it must be a fake on this machine: the setting that gives it credentials, and that of its URL. */
  reached: { isSetBy: string; urlSetting: string; url: string | null };
  open(place: Place): Provider;
}

/** The kind of a provider's channel, the server's URL, and the store of the ids of resources at providers. */
export interface Place {
  kind: ChannelKind;
  publicUrl: string;
  resources?: ProviderResources;
}

/** Reads a provider's settings; null: it has none. */
export type ReadAccount = (read: SettingsReader) => Account | null;

/** Settings without those that were left out: they have defaults of the adapter's own. */
export function withoutNulls<Settings extends object>(settings: Settings) {
  const set = Object.entries(settings).filter(([, value]) => value !== null);
  return Object.fromEntries(set) as { [Name in keyof Settings]: Exclude<Settings[Name], null> };
}

/** Settings that are of use together only: null where none is set; each that is missing is a fault. */
export function together<Name extends string>(
  read: SettingsReader,
  names: readonly Name[],
): Record<Name, string> | null {
  const set = names.filter((name) => read.text(name) !== null);
  if (set.length === 0) return null;
  for (const name of names) {
    if (!set.includes(name)) read.fault(`${name} is missing, but ${set[0]} is set: set all of them or none.`);
  }
  return Object.fromEntries(names.map((name) => [name, read.text(name) ?? ''])) as Record<Name, string>;
}

/** Settings that only complete those of `needed`: each that is set while none of these is, is a fault. */
export function refuseAlone(read: SettingsReader, settings: readonly string[], needed: readonly string[]): void {
  if (needed.some((name) => read.text(name) !== null)) return;
  for (const name of settings) {
    if (read.text(name) !== null)
      read.fault(`${name} is set, but ${needed.join(' and ')} are not: set them too, or remove ${name}.`);
  }
}

/** `+628111100333=106540352242922, …`; where there is one number only, what it is at the provider may be left out. */
export function readNumbers(
  read: SettingsReader,
  setting: string,
  { form, what, mayStandAlone = false }: Named,
): ReadonlyMap<string, string> {
  const pairs = listOf(read.text(setting)).map((pair) => pair.split('=').map((part) => part.trim()));
  for (const [number = '', name = ''] of pairs) {
    const alone = pairs.length === 1 && name === '' && mayStandAlone;
    if (!/^\+[1-9]\d{6,14}$/.test(number) || !(alone || form.test(name))) {
      read.fault(`${setting} must name each number and ${what}.`);
      break;
    }
  }
  return new Map(pairs.map(([number = '', name = '']) => [number, name]));
}

interface Named {
  /** The provider's name of a number. */
  form: RegExp;
  /** Said where a name does not have that form. */
  what: string;
  /** Whether the only number needs no name. */
  mayStandAlone?: boolean;
}

export function listOf(text: string | null): string[] {
  return (text ?? '').split(',').flatMap((part) => part.trim() || []);
}
