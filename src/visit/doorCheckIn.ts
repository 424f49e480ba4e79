// The check-in by a person's own phone, with the code that the screen at the door shows.
import type { Asker } from '../access/asker.ts';
import type { Transaction } from '../database.ts';
import type { Office, Offices } from '../office/settings.ts';
import { arrive } from '../queue/checkIn.ts';
import { refusedTicketStep, stepOnce, type TicketStep } from '../queue/once.ts';
import { type Refusal, refuse } from '../refusal.ts';
import type { Instant } from '../time.ts';
import type { DoorCodeReading, DoorCodes } from './doorCodes.ts';

export interface DoorCheckIn {
  /** The office at whose door the person is. */
  office: Office;
  /** The code of the booking. */
  code: string;
  /** The code that the screen at the door showed. */
  doorCode: string;
  asker: Asker;
  idempotencyKey: string | null;
}

/** By the rules of the check-in at the desk; that the person is there, the code of the door shows. */
export function checkInAtDoor(
  tx: Transaction,
  { office, code, doorCode, asker, idempotencyKey }: DoorCheckIn,
  { doors, offices }: { doors: DoorCodes; offices: Offices },
  now: Instant,
): Promise<TicketStep> {
  // Without the code of the door: a repeated request is answered as it was, also when that code is over.
  const who = { asker, operation: 'checkInAtDoor', idempotencyKey, input: [office.code, code], now };
  return stepOnce(tx, who, async () => {
    const refusal = refusedAtDoor(office, readDoorCode(doors, office, doorCode, now));
    if (refusal) return refusedTicketStep(refusal);
    return arrive(tx, { office, code, priority: null, asker, isAtDoor: true }, offices, now);
  });
}

/** An office that has no codes at its door reads none. */
export function readDoorCode(doors: DoorCodes, office: Office, doorCode: string, now: Instant): DoorCodeReading {
  return doors.read({ office: office.code, minutes: office.policy.doorCodeMinutes }, doorCode.trim(), now);
}

/** Null: the person is at the door. */
export function refusedAtDoor({ name, policy }: Office, reading: DoorCodeReading): Refusal | null {
  if (policy.doorCodeMinutes === 0) return refuse('NO_DOOR_CODES', { office: name });
  if (reading === 'SHOWN') return null;
  return reading === 'EXPIRED'
    ? refuse('DOOR_CODE_EXPIRED', {}, { field: 'doorCode' })
    : refuse('UNKNOWN_DOOR_CODE', { office: name }, { field: 'doorCode' });
}
