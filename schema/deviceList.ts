// Devices of an office as its console sees them, set up from afar; and one device as its own page sees it.
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { DeviceKind } from '../src/access/asker.ts';
import { auditedDevice } from '../src/access/audited.ts';
import { type DeviceScanner, type DeviceSettings, deviceDefaults, isDark } from '../src/access/deviceSettings.ts';
import {
  type ChangedDevice,
  changeDevice,
  type Device,
  deviceById,
  notePageVersion,
  reloadDevice,
  workingDevices,
} from '../src/access/devices.ts';
import { serviceOf } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import type { Language } from '../src/time.ts';
import { transact } from '../src/transact.ts';
import { change } from './change.ts';
import { type Context, reading } from './context.ts';
import {
  ChangeDeviceInput,
  DeviceInput,
  DeviceScanners,
  type DeviceSettingsInput,
  ReportDeviceInput,
} from './deviceInput.ts';
import { DeviceKinds } from './devices.ts';
import { readNumericId, trimmedText, utc } from './inputText.ts';
import { Languages } from './languages.ts';
import { DateTimeScalar } from './scalars.ts';

const MAX_NEW_DEVICE_LABEL_LENGTH = 100;
const MAX_PAGE_VERSION_LENGTH = 100;

@ObjectType('DeviceSettings', {
  description: 'The settings of a kiosk or board, which its page takes within a minute.',
})
class DeviceSettingsType {
  @Field(() => Languages, { nullable: true, description: "Language at the start; null for the page's own." })
  language!: Language | null;

  @Field(() => Int, {
    description:
      'Volume of sounds and voice in percent, from 0 to 100; of a board in percent of `Office.boardSettings.volumePercent`.',
  })
  volumePercent!: number;

  @Field(() => Boolean, { description: 'Whether a kiosk gives numbers to people without a booking.' })
  walkIns!: boolean;

  @Field(() => Boolean, { description: 'Whether a kiosk prints each number.' })
  prints!: boolean;

  @Field(() => DeviceScanners, { nullable: true, description: "Place of a kiosk's scanner; null if it is not known." })
  scanner!: DeviceScanner | null;

  @Field(() => Boolean, { description: 'Whether a kiosk begins with its buttons low, for people who sit.' })
  lowReach!: boolean;

  @Field(() => [ID], { description: 'Codes of the services for which a kiosk gives numbers; empty for all.' })
  services!: string[];
}

@ObjectType('Device', { description: 'A paired kiosk or board.' })
class DeviceType {
  @Field(() => DeviceKinds, { description: 'The purpose of the device.' })
  kind!: DeviceKind;

  @Field(() => String, { description: 'The name that the office gave the device: `Kiosk at the door`.' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Version of the page that the device shows, as it told last; null if it has not told one.',
  })
  pageVersion!: string | null;

  @Field(() => Int, { description: 'Times that a reload was asked for: the page reloads when the number rises.' })
  reloads!: number;
}

@Resolver(() => DeviceType)
export class DeviceListResolver {
  @Query(() => [DeviceType], {
    description:
      'Lists the paired kiosks and boards of an office that were not ended, the oldest first, with when they were last seen. Only for managers.',
  })
  devices(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<Device[]> {
    return workingDevices(reading(context), context.app.offices.get(office).code);
  }

  @Query(() => DeviceType, {
    nullable: true,
    description:
      'The device that asks, with its settings. It counts as seen with each request, so its page asks once a minute at least. Only for devices.',
  })
  async thisDevice(@Ctx() context: Context): Promise<Device | null> {
    const { asker } = context;
    return asker.kind === 'device' ? deviceById(reading(context), asker.id) : null;
  }

  @Mutation(() => DeviceType, {
    description: 'Renames a device, or changes its settings, which its page takes within a minute. Only for managers.',
  })
  changeDevice(
    @Arg('input', () => ChangeDeviceInput, { description: 'The device, its new name and settings.' })
    input: ChangeDeviceInput,
    @Ctx() context: Context,
  ): Promise<Device> {
    const office = context.app.offices.get(input.office);
    const label = input.label == null ? null : trimmedText(input.label, 'label', MAX_NEW_DEVICE_LABEL_LENGTH);
    const settings = givenSettings(input.settings ?? {});
    const unknown = settings.services?.find((service) => !serviceOf(office, service));
    if (unknown !== undefined)
      throw new CallerError('BAD_USER_INPUT', `${office.code} has no service ${unknown.slice(0, 40)}.`);
    return changedDevice(context, 'changeDevice', input, (tx, of) => changeDevice(tx, { ...of, label, settings }));
  }

  @Mutation(() => DeviceType, {
    description:
      'Has the page of a device load itself again within a minute, with its present version. Only for managers.',
  })
  reloadDevice(
    @Arg('input', () => DeviceInput, { description: 'The device to reload.' }) input: DeviceInput,
    @Ctx() context: Context,
  ): Promise<Device> {
    return changedDevice(context, 'reloadDevice', input, reloadDevice);
  }

  @Mutation(() => DeviceType, {
    nullable: true,
    description: 'Tells the version of the page that the device shows, once when it begins. Only for devices.',
  })
  async reportDevice(
    @Arg('input', () => ReportDeviceInput, { description: 'The version of the page.' }) input: ReportDeviceInput,
    @Ctx() { app, asker }: Context,
  ): Promise<Device | null> {
    const version = trimmedText(input.pageVersion, 'pageVersion', MAX_PAGE_VERSION_LENGTH);
    if (asker.kind !== 'device') return null;
    return transact<{ device: Device | null }>(app.pool, async (tx) => {
      return { answer: { device: await notePageVersion(tx, asker.id, version) }, announcements: [] };
    }).then(({ device }) => device);
  }

  @FieldResolver(() => ID, { description: 'Identifier of the device, also among the keys of the office: `KIOSK/7`.' })
  id(@Root() { kind, id }: Device): string {
    return `${kind}/${id}`;
  }

  @FieldResolver(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the device was last seen, to the minute; null if it never was.',
  })
  lastSeenAt(@Root() { lastUsedAt }: Device): string | null {
    return utc(lastUsedAt);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the device was seen before, but not in the last three minutes: it is off, or not connected.',
  })
  isDark(@Root() { lastUsedAt }: Device, @Ctx() { app }: Context): boolean {
    return isDark(lastUsedAt, app.now());
  }

  @FieldResolver(() => DeviceSettingsType, {
    description: 'Settings from the console, with the defaults of all that was not set there.',
  })
  settings(@Root() { kind, settings }: Device): DeviceSettings {
    return { ...deviceDefaults(kind), ...settings };
  }
}

type DeviceChange = (
  tx: Parameters<typeof reloadDevice>[0],
  of: Parameters<typeof reloadDevice>[1],
) => Promise<ChangedDevice | null>;

/** @throws CallerError NOT_FOUND where the office has no such device. */
function changedDevice(
  context: Context,
  what: string,
  { office: code, id }: DeviceInput,
  step: DeviceChange,
): Promise<Device> {
  const office = context.app.offices.get(code).code;
  const number = readNumericId(/^(?:KIOSK|BOARD)\/(\d+)$/.exec(id)?.[1] ?? '');
  return change<Device>(context, { what, office, subject: id, fields: auditedDevice }, async (tx) => {
    const found = await step(tx, { office, id: number });
    if (!found) throw new CallerError('NOT_FOUND', `${office} has no device ${id.slice(0, 40)}.`);
    return { answer: found.device, before: found.before, announcements: [] };
  });
}

/** Settings of which null is a value; of all others it leaves what is. */
const NULLABLE_DEVICE_SETTINGS: ReadonlySet<string> = new Set([
  'language',
  'scanner',
] satisfies (keyof DeviceSettings)[]);

/** @throws CallerError BAD_USER_INPUT for a volume that is none. */
function givenSettings(input: DeviceSettingsInput): Partial<DeviceSettings> {
  const { volumePercent } = input;
  if (volumePercent != null && (volumePercent < 0 || volumePercent > 100))
    throw new CallerError('BAD_USER_INPUT', 'volumePercent must be from 0 to 100.');
  return Object.fromEntries(
    Object.entries(input).filter(
      ([name, value]) => value !== undefined && (value !== null || NULLABLE_DEVICE_SETTINGS.has(name)),
    ),
  );
}
