// The inputs of tickets and counters.
import { Field, ID, InputType } from 'type-graphql';
import type { Priority } from '../src/office/settings.ts';
import { Priorities } from './priority.ts';
import { BookingCodeScalar, DateScalar } from './scalars.ts';

const KEY = 'Idempotency key: repeating the request with the same key and input within a day returns the same result.';

@InputType({ description: 'A person with a booking who has come to the office.' })
export class CheckInInput {
  @Field(() => ID, { description: 'Code of the office to which the person has come.' })
  office!: string;

  @Field(() => BookingCodeScalar, {
    description: 'Public code of the booking, typed or read from the QR code or the Code 128 bar code.',
  })
  code!: string;

  @Field(() => Priorities, {
    nullable: true,
    description: 'Priority as the officer sees it; null for the priority the applicant claimed.',
  })
  priority?: Priority | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A person without a booking who has come to the office.' })
export class IssueTicketInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: "Code of the service; null for the office's first service." })
  service?: string | null;

  @Field(() => Priorities, { nullable: true, defaultValue: 'NORMAL', description: 'Priority as the officer sees it.' })
  priority?: Priority | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Name of the person, for officers: letters, spaces and ' . , - / only, at most 100 characters. Null or left out if it is not written down. Boards never show it.",
  })
  name?: string | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to open, and the services offered there.' })
export class OpenCounterInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Codes of the services offered at the counter from now on; null keeps the present ones, empty means all.',
  })
  services?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: opening an open counter returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to close.' })
export class CloseCounterInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: closing a closed counter returns the same result.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter that is free to call the next ticket.' })
export class CallNextInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter that is free, and the waiting ticket to call there.' })
export class CallTicketInput {
  @Field(() => ID, { description: 'Identifier of the counter, `Counter.id`: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, { description: 'Queue number of the ticket: `A312`.' })
  number!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType('TicketInput', { description: "A ticket in today's queue." })
export class TicketStepInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, { description: 'Queue number of the ticket: `A312`.' })
  number!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A ticket to transfer, and its destination.' })
export class TransferInput extends TicketStepInput {
  @Field(() => ID, { nullable: true, description: 'Code of the service to transfer to; null keeps the service.' })
  service?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the only counter that may call the ticket; null for any counter.',
  })
  counter?: string | null;
}

@InputType({ description: 'A ticket, and what officers write on it.' })
export class NoteTicketInput extends TicketStepInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Note for the officers of the office, on one line, at most 200 characters; null or left out removes the note.',
  })
  note?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of a person without a booking: null removes it, left out keeps it.',
  })
  walkInName?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Date of the ticket, on which texts can only be removed; null or left out for today.',
  })
  date?: string | null;
}

@InputType({ description: 'A ticket, and its priority as the officer sees it.' })
export class SetPriorityInput extends TicketStepInput {
  @Field(() => Priorities, { description: 'Priority as the officer sees it; NORMAL rejects the claim.' })
  priority!: Priority;
}
