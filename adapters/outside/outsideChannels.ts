// The outside channels of this process: each is a row of the kinds of channel, with settings and a provider of its own.
import { z } from 'zod';
import { CHANNEL_TRAITS, type ChannelKind } from '../../src/channelKinds.ts';
import { textForm } from '../../src/settings/forms.ts';
import type { SettingsReader } from '../../src/settings/reader.ts';
import type { SettingRow, SettingRows } from '../../src/settings/row.ts';
import type { Registry } from '../registry.ts';
import { paceRow } from '../settingRows.ts';
import { type Account, refuseAlone, together } from '../settings.ts';
import { textOfModule } from './askModule.ts';
import { asProvider } from './asProvider.ts';
import type { OutsideChannel, OutsideProvider, OutsideSetting } from './definition.ts';
import { firstLineOf, OutsideFault } from './outsideFault.ts';
import { readDefinition, readProvider } from './shapes.ts';

const OUTSIDE_CHANNELS = new Map<ChannelKind, OutsideChannel>();

/**
 * Makes the channel of a module known, before anything asks for kinds. Gives its faults; none: it is known from now on.
 * `takenSettings`: names of settings that the product has.
 */
export function addOutsideChannel(given: unknown, takenSettings: readonly string[] = []): string[] {
  const read = readDefinition(given);
  if ('faults' in read) return read.faults;
  const { name, label, about, address, linkTo, settings } = read.channel;
  const taken = takenSettings.filter((each) => Object.hasOwn(settings, each));
  if (taken.length > 0) return taken.map((each) => `settings.${each} is a setting of the product`);
  const kind = name.toUpperCase() as ChannelKind;
  OUTSIDE_CHANNELS.set(kind, read.channel);
  CHANNEL_TRAITS[kind] = {
    label,
    about,
    officeAddress: 'other',
    ownAddress: { example: address.example, read: (text) => textOfModule(() => address.read(text)) },
    writesTo: ['other'],
    hasOwnIds: true,
    isShort: false,
    hasProviderStops: false,
    fallback: [],
    linkTo: (to, encoded) => textOfModule(() => linkTo?.call(read.channel, to, decodeURIComponent(encoded))),
  };
  return [];
}

/** Undoes it. */
export function removeOutsideChannel(name: string): void {
  const kind = name.toUpperCase() as ChannelKind;
  OUTSIDE_CHANNELS.delete(kind);
  delete CHANNEL_TRAITS[kind];
}

/** The settings of all of them, for those who look for secrets in files. */
export function outsideRows(): SettingRows {
  return Object.assign({}, ...[...OUTSIDE_CHANNELS.values()].map(ownRowsOf), outsidePaceRows());
}

/** The settings that the server has for each of them. */
export function outsidePaceRows(): SettingRows {
  const rows = [...OUTSIDE_CHANNELS].map(([kind, { label }]) => [`${kind}_MESSAGES_PER_SECOND`, paceRow(label)]);
  return Object.fromEntries(rows);
}

function ownRowsOf({ settings }: OutsideChannel): SettingRows {
  return Object.fromEntries(Object.entries(settings).map(([name, setting]) => [name, settingRowOf(setting)]));
}

export function outsideRegistry(): Registry {
  const lines = [...OUTSIDE_CHANNELS].map(([kind, channel]) => {
    return [kind, { [channel.name]: (read: SettingsReader) => readOutsideAccount(channel, read) }] as const;
  });
  return Object.fromEntries(lines);
}

/** null: none of its settings is set. It is known all the same, with all that came by it before. */
export function readOutsideAccount(channel: OutsideChannel, read: SettingsReader): Account | null {
  const { name, settings, urlSetting } = channel;
  const values = read.values(ownRowsOf(channel));
  const isNeeded = ({ optional, usual }: OutsideSetting) => !optional && usual === undefined;
  const needed = Object.keys(settings).filter((each) => isNeeded(settings[each] as OutsideSetting));
  const others = Object.keys(settings).filter((each) => !needed.includes(each));
  refuseAlone(read, others, needed);
  if (!together(read, needed)) return null;
  const secrets = Object.keys(settings).flatMap((each) => (settings[each]?.secret && read.text(each)) || []);
  const url = read.text(urlSetting) ?? settings[urlSetting]?.usual ?? null;
  return {
    settings: values,
    reached: { isSetBy: needed[0] ?? urlSetting, urlSetting, url },
    open: ({ publicUrl }) =>
      asProvider(
        channel,
        openedBy(() => channel.open(values as never, { publicUrl }), name, secrets),
      ),
  };
}

/** @throws OutsideFault */
function openedBy(open: () => OutsideProvider, name: string, secrets: readonly string[]): OutsideProvider {
  const cannot = (why: string) =>
    new OutsideFault(`The channel ${name}, which CHANNELS names, cannot be opened${why}.`);
  let given: unknown;
  try {
    given = open();
  } catch (error) {
    throw cannot(` (${firstLineOf(error, secrets)})`);
  }
  const read = readProvider(given);
  if ('faults' in read) throw cannot(`: ${read.faults.join('; ')}`);
  return read.provider;
}

function settingRowOf({
  read,
  must = read ? 'have another form' : 'be a text',
  about,
  usual,
  example,
  secret,
}: OutsideSetting): SettingRow {
  return {
    type: 'text',
    form: read ? formReadBy(read) : textForm,
    must,
    about,
    ...(usual !== undefined && { usual }),
    ...(example !== undefined && { example }),
    ...(secret && { secret }),
  };
}

/** An error of its own is not told: it may quote a secret. */
function formReadBy(read: (text: string) => unknown): SettingRow['form'] {
  return z.string().transform((text, { addIssue }) => {
    let value: unknown;
    try {
      value = read(text) ?? null;
    } catch {
      value = null;
    }
    if (value === null) addIssue({ code: 'custom' });
    return value;
  });
}
