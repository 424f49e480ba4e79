// Kiosks and boards are paired: the console starts it with a code, the device ends it and gets its key.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import type { DeviceKind } from '../src/access/asker.ts';
import { writeAudit } from '../src/access/audit.ts';
import { auditedDevice } from '../src/access/audited.ts';
import {
  type Device,
  deviceAsker,
  type NewDevice,
  type Pairing,
  pairDevice,
  type StartedPairing,
  startPairing,
} from '../src/access/devices.ts';
import { newCode, readCode } from '../src/bookingCode.ts';
import { isRefusal, type Refusal, refuse } from '../src/refusal.ts';
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

@ObjectType({ description: 'A code that a device shows on its screen until it is paired, and its proof.' })
class PairingToShow {
  @Field(() => String, {
    description:
      'Eight letters and digits for the screen, which the office takes as `StartPairingInput.code`: `K7M2PQ4X`.',
  })
  code!: string;

  @Field(() => String, {
    description: 'The secret of the device, never shown: with it the device gets its key, `PairDeviceInput.claim`.',
  })
  claim!: string;
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

const DevicePairingResult = resultOf('DevicePairingResult', 'The code that pairs, or a refusal.', () => DevicePairing);

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
      'The code that the device shows, `PairingToShow.code`, in any case, with or without blanks and dashes; null for a new code, to be entered on the device.',
  })
  code?: string | null;

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
      '`PairingToShow.claim` of a code that the device shows: it asks now and then, and is answered with `PAIRING_OVER` until the office has taken the code. Null for a code of the console.',
  })
  claim?: string | null;

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
  @Query(() => PairingToShow, {
    description:
      'A new code for the screen of a device that has no keyboard. Once the office has entered it by `startPairing`, the device gets its key by `pairDevice`.',
  })
  pairingToShow(@Ctx() { app }: Context): PairingToShow {
    const code = newCode();
    return { code, claim: app.pairingClaim(code) };
  }

  @Mutation(() => DevicePairingResult, {
    description:
      'Starts the pairing of a kiosk or board: a new code is entered on the device within ten minutes, or the office enters the code that the device shows. Only for managers.',
  })
  async startPairing(
    @Arg('input', () => StartPairingInput, { description: 'The office, the purpose and the name of the device.' })
    input: StartPairingInput,
    @Ctx() context: Context,
  ): Promise<DevicePairing | Refusal> {
    const { app } = context;
    const office = app.offices.get(input.office).code;
    const device = { office, kind: input.kind, label: trimmedText(input.label, 'label', MAX_DEVICE_LABEL_LENGTH) };
    const code = input.code == null ? null : readCode(input.code);
    if (code === null && input.code != null) return refuse('PAIRING_NOT_SHOWN', {}, { field: 'code' });
    const shown = code === null ? null : { code, claim: app.pairingClaim(code) };
    const what = { what: 'startPairing', office, subject: `${device.kind} ${device.label}`, fields: auditedPairing };
    const { idempotencyKey } = input;
    const keyed = { idempotencyKey, input: code === null ? device : { ...device, code } };
    const started = await changeOnce<StartedPairing | Refusal>(context, what, keyed, async (tx, now) => {
      return { answer: await startPairing(tx, { ...device, shown }, now), announcements: [], before: null };
    });
    if (isRefusal(started)) return started;
    const url = `${app.publicUrl}/${PATHS[device.kind]}/${office}#pair=${started.code}`;
    return { code: started.code, expiresAt: utc(started.expiresAt), url };
  }

  @Mutation(() => DeviceKeyResult, {
    description:
      'Pairs the device that sends it, once for each code, and answers with its key. Unknown codes are limited as those of bookings are. For callers without a key.',
  })
  async pairDevice(
    @Arg('input', () => PairDeviceInput, { description: 'The code from `startPairing`.' }) input: PairDeviceInput,
    @Ctx() context: Context,
  ): Promise<DeviceKey | Refusal> {
    const { code, claim = null, idempotencyKey = null } = input;
    const look = () => pairedNow(context, { code, claim, idempotencyKey });
    // No one guesses a claim, and a device asks with its own until the office has taken its code.
    const found = claim === null ? await guarded(context, {}, look) : await look();
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
