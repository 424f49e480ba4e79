// The fields that every capacity change has.
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Fields common to every capacity change.' })
export class CapacityChangeInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether bookings that lose their place are moved to the next free place. If false, a change that needs it is refused.',
  })
  move!: boolean;

  @Field(() => Int, {
    defaultValue: 10,
    description:
      'Time in minutes (0 to 720) in which the change can be undone; only then are the moved applicants told.',
  })
  undoMinutes!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: repeating the request with the same key and input within a day returns the same result.',
  })
  idempotencyKey?: string | null;
}
