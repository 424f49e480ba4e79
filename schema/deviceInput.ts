// The inputs by which the settings of a device are changed, and by which its page reports.
import { Field, ID, InputType, Int } from 'type-graphql';
import type { DeviceScanner } from '../src/access/deviceSettings.ts';
import type { Language } from '../src/time.ts';
import { describedEnum } from './describedEnum.ts';
import { Languages } from './languages.ts';

export const DeviceScanners = describedEnum<DeviceScanner>('DeviceScanner', 'The place of the scanner at a kiosk.', {
  BELOW: 'Below the screen of the kiosk.',
  LEFT: 'To the left of the screen.',
  RIGHT: 'To the right of the screen.',
  NONE: 'The kiosk has no scanner: codes are typed.',
});

@InputType({ description: 'Settings of a device; what is left out stays.' })
export class DeviceSettingsInput {
  @Field(() => Languages, { nullable: true, description: "Language at the start; null for the page's own." })
  language?: Language | null;

  @Field(() => Int, { nullable: true, description: 'Volume of sounds and voice in percent, from 0 to 100.' })
  volumePercent?: number | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a kiosk gives numbers to people without a booking.' })
  walkIns?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a kiosk prints each number.' })
  prints?: boolean | null;

  @Field(() => DeviceScanners, { nullable: true, description: "Place of a kiosk's scanner; null if it is not known." })
  scanner?: DeviceScanner | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether a kiosk begins with its buttons low.' })
  lowReach?: boolean | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Codes of the services for which a kiosk gives numbers, at most 100; empty for all.',
  })
  services?: string[] | null;
}

@InputType({ description: 'A device of an office.' })
export class DeviceInput {
  @Field(() => ID, { description: 'Code of the office at which the device stands.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the device, `Device.id`: `KIOSK/7`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: the same change again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The new name and settings of a device.' })
export class ChangeDeviceInput extends DeviceInput {
  @Field(() => String, { nullable: true, description: 'New name, 1 to 100 characters; null keeps the name.' })
  label?: string | null;

  @Field(() => DeviceSettingsInput, { nullable: true, description: 'The settings to change; null keeps them all.' })
  settings?: DeviceSettingsInput | null;
}

@InputType({ description: 'The state of the device that sends it.' })
export class ReportDeviceInput {
  @Field(() => String, { description: 'Version of the page that the device shows, 1 to 100 characters.' })
  pageVersion!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: the same report again changes nothing.',
  })
  idempotencyKey?: string | null;
}
