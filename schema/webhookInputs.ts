// Inputs of the mutations on webhooks.
import { Field, ID, InputType, Int } from 'type-graphql';
import { FeedTypes } from './webhooksType.ts';

const OFFICE_OF_WEBHOOK =
  'Code of the office; null for API keys, which have webhooks of their own, and for administrators.';

@InputType({ description: 'The owner, URL and events of a new webhook.' })
export class CreateWebhookInput {
  @Field(() => ID, {
    nullable: true,
    description: 'Code of the office whose events it is told; null for that of an API key.',
  })
  office?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Identifier of the API key whose bookings it is told of, for administrators; null if a key calls, or for an office.',
  })
  apiKey?: string | null;

  @Field(() => String, { description: 'URL to which events are posted: https in real service, and a public address.' })
  url!: string;

  @Field(() => [FeedTypes], { defaultValue: [], description: 'The kinds of events that it is told of; empty for all.' })
  types!: string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Whether bodies have the name, birth date and phone number of the applicant. A key needs the scope VOUCH for that.',
  })
  withPersonalData!: boolean;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret is shown only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a webhook; what is null stays.' })
export class ChangeWebhookInput {
  @Field(() => ID, { nullable: true, description: OFFICE_OF_WEBHOOK })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the webhook.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The new URL to which events are posted.' })
  url?: string | null;

  @Field(() => [FeedTypes], { nullable: true, description: 'The kinds of events that it is told of; empty for all.' })
  types?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether bodies have the personal data of the applicant.' })
  withPersonalData?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether the webhook is told of events. Enabled again, it is told of all events since it was disabled.',
  })
  enabled?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: the same change again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The webhook that gets a new secret.' })
export class RotateWebhookSecretInput {
  @Field(() => ID, { nullable: true, description: OFFICE_OF_WEBHOOK })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the webhook.' })
  id!: string;

  @Field(() => Int, {
    defaultValue: 24,
    description: 'Hours for which deliveries are signed by the old secret as well, from 0 to 168.',
  })
  oldValidHours!: number;

  @Field(() => String, {
    nullable: true,
    description:
      'Idempotency key: within a day the change is made once for a key. Repeating it is an error, since the secret is shown only once.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A webhook that is named by its identifier.' })
export class WebhookInput {
  @Field(() => ID, { nullable: true, description: OFFICE_OF_WEBHOOK })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the webhook.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the change is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'The deliveries of a webhook that are posted again.' })
export class RedeliverWebhookInput {
  @Field(() => ID, { nullable: true, description: OFFICE_OF_WEBHOOK })
  office?: string | null;

  @Field(() => ID, { description: 'Identifier of the webhook.' })
  id!: string;

  @Field(() => [ID], { description: 'Identifiers of the deliveries, `WebhookDelivery.id`, from 1 to 200.' })
  deliveries!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the deliveries are made again once for a key.',
  })
  idempotencyKey?: string | null;
}
