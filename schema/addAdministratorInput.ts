// The input of `addAdministrator`.
import { Field, InputType } from 'type-graphql';

@InputType({ description: 'Data of a new administrator.' })
export class AddAdministratorInput {
  @Field(() => String, { description: 'The full name, 1 to 100 characters.' })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret key is shown only once.',
  })
  idempotencyKey?: string | null;
}
