// What is asked for with tickets and counters.
import { Field, ID, InputType } from 'type-graphql';
import type { Priority } from '../src/office/settings.ts';
import { Priorities } from './priority.ts';
import { BookingCodeScalar } from './scalars.ts';

const KEY = 'The same key and input give the same answer for a day.';

@InputType({ description: 'Somebody with a booking is at the office.' })
export class CheckInInput {
  @Field(() => ID, { description: 'The office they are at.' })
  office!: string;

  @Field(() => BookingCodeScalar, { description: 'The code, as text, or as read from the QR or Code 128.' })
  code!: string;

  @Field(() => Priorities, { nullable: true, description: 'As the officer sees it; none: as the applicant claimed.' })
  priority?: Priority | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Somebody without a booking is at the office.' })
export class IssueTicketInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => ID, { nullable: true, description: "The service; none: the office's first." })
  service?: string | null;

  @Field(() => Priorities, { nullable: true, defaultValue: 'NORMAL', description: 'As the officer sees it.' })
  priority?: Priority | null;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to open.' })
export class OpenCounterInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => [ID], { nullable: true, description: 'What it serves from now on; none: as before; empty: all.' })
  services?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Opening an open counter gives the same answer; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter to close.' })
export class CloseCounterInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Closing a closed counter gives the same answer; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A counter is free for the next person.' })
export class CallNextInput {
  @Field(() => ID, { description: 'The counter: `BOGOR/1`.' })
  counter!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: "A ticket of today's line." })
export class TicketInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => String, { description: 'The number: `A312`.' })
  number!: string;

  @Field(() => String, { nullable: true, description: KEY })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A ticket to be served elsewhere.' })
export class TransferInput extends TicketInput {
  @Field(() => ID, { nullable: true, description: 'To another service.' })
  service?: string | null;

  @Field(() => ID, { nullable: true, description: 'To that counter alone.' })
  counter?: string | null;
}

@InputType({ description: "A ticket's priority as the officer sees it." })
export class SetPriorityInput extends TicketInput {
  @Field(() => Priorities, { description: 'NORMAL takes a claim back.' })
  priority!: Priority;
}
