// Kiosks and boards are paired: the console starts it with a code, the device ends it and gets its key.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { DeviceKind } from '../src/access/asker.ts';
import { writeAudit } from '../src/access/audit.ts';
import { auditedDevice } from '../src/access/audited.ts';
import {
  type Device,
  deviceAsker,
  type NewDevice,
  type Pairing,
  pairDevice,
  startPairing,
} from '../src/access/devices.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { transact } from '../src/transact.ts';
import { changeOnce } from './change.ts';
import type { Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { guarded } from './guardedLookup.ts';
import { trimmedText, utc } from './inputText.ts';
import { resultOf } from './refusal.ts';
import { DateTimeScalar } from './scalars.ts';

const MAX_DEVICE_LABEL_LENGTH = 100;

export const DeviceKinds = describedEnum<DeviceKind>(
  'DeviceKind',
  'The purpose of a paired device, which decides what its key may do.',
  {
    KIOSK:
      'Checks people in by their codes and gives numbers to walk-ins, at its office only. It never sets a priority.',
    BOARD: 'Reads the lobby board of its office.',
  },
);

@ObjectType({ description: 'A code that pairs one device. It is shown only in this answer, and works once.' })
class DevicePairing {
  @Field(() => String, { description: 'Eight letters and digits, to be entered on the device: `K7M2PQ4X`.' })
  code!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the code stops working, ten minutes after it was made.' })
  expiresAt!: string;

  @Field(() => String, {
    description: 'URL for a QR code: opened on the device, it shows the page with the code filled in.',
  })
  url!: string;
}

@ObjectType({ description: 'A device that has been paired, with its key. The key is shown only in this answer.' })
class DeviceKey {
  @Field(() => DeviceKinds, { description: 'The purpose of the device, which decides what the key may do.' })
  kind!: DeviceKind;

  @Field(() => ID, { description: 'Code of the office at which the device stands.' })
  office!: string;

  @Field(() => String, { description: 'The name that the office gave the device: `Kiosk at the door`.' })
  label!: string;

  @Field(() => String, {
    description: 'The secret key, sent as `Authorization: Bearer …` with every request. It cannot be read again.',
  })
  key!: string;
}

const DeviceKeyResult = resultOf('DeviceKeyResult', 'The key of the paired device, or a refusal.', () => DeviceKey);

@InputType({ description: 'A device that is about to be paired.' })
class StartPairingInput {
  @Field(() => ID, { description: 'Code of the office at which the device stands.' })
  office!: string;

  @Field(() => DeviceKinds, { description: 'The purpose of the device.' })
  kind!: DeviceKind;

  @Field(() => String, { description: 'Name by which the office knows the device, 1 to 100 characters.' })
  label!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the code is shown only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The code that a device was given.' })
class PairDeviceInput {
  @Field(() => String, { description: '`DevicePairing.code`, in any case, with or without blanks and dashes.' })
  code!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: until the code stops working, the same request gets a new key in place of one that was lost on the way.',
  })
  idempotencyKey?: string | null;
}

const PATHS: Readonly<Record<DeviceKind, string>> = { KIOSK: 'kiosk', BOARD: 'board' };

@Resolver()
export class DeviceResolver {
  @Mutation(() => DevicePairing, {
    description:
      'Starts the pairing of a kiosk or board: the code is entered on the device within ten minutes. Only for managers.',
  })
  async startPairing(
    @Arg('input', () => StartPairingInput, { description: 'The office, the purpose and the name of the device.' })
    input: StartPairingInput,
    @Ctx() context: Context,
  ): Promise<DevicePairing> {
    const { app } = context;
    const office = app.offices.get(input.office).code;
    const device = { office, kind: input.kind, label: trimmedText(input.label, 'label', MAX_DEVICE_LABEL_LENGTH) };
    const what = { what: 'startPairing', office, subject: `${device.kind} ${device.label}`, fields: auditedPairing };
    const { idempotencyKey } = input;
    const { code, expiresAt } = await changeOnce(context, what, { idempotencyKey, input: device }, async (tx, now) => {
      return { answer: await startPairing(tx, device, now), announcements: [], before: null };
    });
    const url = `${app.publicUrl}/${PATHS[device.kind]}/${office}#pair=${code}`;
    return { code, expiresAt: utc(expiresAt), url };
  }

  @Mutation(() => DeviceKeyResult, {
    description:
      'Pairs the device that sends it, once for each code, and answers with its key. Unknown codes are limited as those of bookings are. For callers without a key.',
  })
  async pairDevice(
    @Arg('input', () => PairDeviceInput, { description: 'The code from `startPairing`.' }) input: PairDeviceInput,
    @Ctx() context: Context,
  ): Promise<DeviceKey | Refusal> {
    const pairing = { code: input.code, idempotencyKey: input.idempotencyKey ?? null };
    const found = await guarded(context, {}, () => pairedNow(context, pairing));
    if (isRefusal(found)) return found;
    const { kind, office, label } = found.device;
    return { kind, office, label, key: found.key };
  }
}

/** The audit row is the device's own, which the caller is from now on. */
function pairedNow({ app, source }: Context, pairing: Pairing): Promise<NewDevice | Refusal> {
  const now = app.now();
  return transact<NewDevice | Refusal>(app.pool, async (tx) => {
    const answer = await pairDevice(tx, pairing, now);
    if (!isRefusal(answer)) {
      const { office, label: subject } = answer.device;
      await writeAudit(tx, { asker: deviceAsker(answer.device), source, what: 'pairDevice', office, subject }, now);
    }
    return { answer, announcements: [] };
  });
}

function auditedPairing({ device }: { device: Device }): object {
  return auditedDevice(device);
}
