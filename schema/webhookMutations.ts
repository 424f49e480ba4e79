// Webhooks are created, changed, given another secret, tried, told again, and deleted.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Transaction } from '../src/database.ts';
import { CallerError } from '../src/refusal.ts';
import { type Instant } from '../src/time.ts';
import { mustBeCallable } from '../src/webhooks/addresses.ts';
import { type LoggedDelivery, redeliver, testWebhook } from '../src/webhooks/deliveryLog.ts';
import {
  changeWebhook,
  createWebhook,
  endWebhook,
  type LockedWebhook,
  lockWebhook,
  rotateWebhookSecret,
  type Webhook,
  type WebhookWithSecret,
} from '../src/webhooks/webhooks.ts';
import { change, changeOnce } from './change.ts';
import type { Context } from './context.ts';
import { readNumericId } from './inputText.ts';
import {
  ChangeWebhookInput,
  CreateWebhookInput,
  RedeliverWebhookInput,
  RotateWebhookSecretInput,
  WebhookInput,
} from './webhookInputs.ts';
import { mustMaySeePeople, ownerOfChanged, webhookOwner } from './webhookOwner.ts';
import { feedTypeOf, RepeatedDeliveries, WebhookDeliveryType, WebhookSecret, WebhookType } from './webhooksType.ts';

const MAX_OLD_VALID_HOURS = 168;
const MAX_REDELIVERED = 200;

@Resolver()
export class WebhookMutationResolver {
  @Mutation(() => WebhookSecret, {
    description:
      'Creates a webhook, which is told of what happens from now on. Its secret is shown only in this answer. Managers create those of their office, API keys their own.',
  })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'The URL, and the events that it is told of.' })
    input: CreateWebhookInput,
    @Ctx() context: Context,
  ): Promise<WebhookWithSecret> {
    const { url, withPersonalData, idempotencyKey } = input;
    const owner = webhookOwner(context, input);
    mustMaySeePeople(context.asker, withPersonalData);
    const wanted = { owner, url: checkedUrl(context, url), types: input.types.map(feedTypeOf), withPersonalData };
    const fields = ({ webhook }: WebhookWithSecret) => auditedWebhook(webhook);
    const what = { what: 'createWebhook', office: owner.office, subject: hostIn(url), fields };
    return changeOnce(context, what, { idempotencyKey, input: wanted }, async (tx, now) => {
      return { answer: await createWebhook(tx, wanted, now), announcements: [], before: null };
    });
  }

  @Mutation(() => WebhookType, {
    description: 'Changes a webhook, or switches it off and on. Only for managers and API keys.',
  })
  changeWebhook(
    @Arg('input', () => ChangeWebhookInput, { description: 'The webhook, and its changes.' }) input: ChangeWebhookInput,
    @Ctx() context: Context,
  ): Promise<Webhook> {
    const { withPersonalData, enabled } = input;
    mustMaySeePeople(context.asker, withPersonalData);
    const changes = {
      url: input.url == null ? undefined : checkedUrl(context, input.url),
      types: input.types?.map(feedTypeOf),
      withPersonalData: withPersonalData ?? undefined,
      enabled: enabled ?? undefined,
    };
    return changeOf(context, 'changeWebhook', input, (tx, webhook, now) => changeWebhook(tx, webhook, changes, now));
  }

  @Mutation(() => WebhookSecret, {
    description:
      'Gives a webhook a new secret, which is shown only in this answer. Deliveries are signed by the old one as well for `oldValidHours`. Only for managers and API keys.',
  })
  rotateWebhookSecret(
    @Arg('input', () => RotateWebhookSecretInput, { description: 'Identifier of the webhook, and its office.' })
    input: RotateWebhookSecretInput,
    @Ctx() context: Context,
  ): Promise<WebhookWithSecret> {
    const { id, office, oldValidHours, idempotencyKey } = input;
    if (oldValidHours < 0 || oldValidHours > MAX_OLD_VALID_HOURS)
      throw new CallerError('BAD_USER_INPUT', `oldValidHours must be from 0 to ${MAX_OLD_VALID_HOURS}.`);
    const owner = ownerOfChanged(context, office);
    const what = {
      what: 'rotateWebhookSecret',
      office: ({ webhook }: WebhookWithSecret) => webhook.office,
      subject: id,
    };
    return changeOnce(context, what, { idempotencyKey, input: [id, oldValidHours] }, async (tx, now) => {
      const webhook = await lockWebhook(tx, readNumericId(id), owner);
      const answer = await rotateWebhookSecret(tx, webhook, now.add({ hours: oldValidHours }));
      return { answer, announcements: [] };
    });
  }

  @Mutation(() => WebhookType, {
    description: 'Deletes a webhook; what still waits to be delivered is given up. Only for managers and API keys.',
  })
  deleteWebhook(
    @Arg('input', () => WebhookInput, { description: 'Identifier of the webhook, and its office.' })
    input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<Webhook> {
    return changeOf(context, 'deleteWebhook', input, endWebhook);
  }

  @Mutation(() => WebhookDeliveryType, {
    description:
      'Sends the event `webhook.test` to a webhook, signed as all others, within seconds and once. `webhookDeliveries` has the outcome. Only for managers and API keys.',
  })
  testWebhook(
    @Arg('input', () => WebhookInput, { description: 'Identifier of the webhook, and its office.' })
    input: WebhookInput,
    @Ctx() context: Context,
  ): Promise<LoggedDelivery> {
    const { id, office, idempotencyKey } = input;
    const owner = ownerOfChanged(context, office);
    const what = { what: 'testWebhook', office: office ?? null, subject: id };
    return changeOnce<LoggedDelivery>(context, what, { idempotencyKey, input: [id] }, async (tx, now) => {
      const webhook = await lockWebhook(tx, readNumericId(id), owner);
      if (webhook.disabledAt) throw new CallerError('BAD_USER_INPUT', 'The webhook is disabled: enable it first.');
      return { answer: await testWebhook(tx, webhook.id, now), announcements: [] };
    });
  }

  @Mutation(() => RepeatedDeliveries, {
    description:
      'Delivers events to a webhook once more, with the same identifiers, also those that were delivered or given up. Only for managers and API keys.',
  })
  async redeliverWebhook(
    @Arg('input', () => RedeliverWebhookInput, { description: 'The webhook, and up to 200 deliveries.' })
    input: RedeliverWebhookInput,
    @Ctx() context: Context,
  ): Promise<{ deliveries: LoggedDelivery[] }> {
    const { id, office, idempotencyKey } = input;
    const { length } = input.deliveries;
    if (length < 1 || length > MAX_REDELIVERED)
      throw new CallerError('BAD_USER_INPUT', `deliveries must have 1 to ${MAX_REDELIVERED} identifiers.`);
    const owner = ownerOfChanged(context, office);
    const ids = [...new Set(input.deliveries.map(readNumericId))];
    const what = { what: 'redeliverWebhook', office: office ?? null, subject: id };
    const once = { idempotencyKey, input: [id, ids] };
    const deliveries = await changeOnce<LoggedDelivery[]>(context, what, once, async (tx, now) => {
      const webhook = await lockWebhook(tx, readNumericId(id), owner);
      return { answer: await redeliver(tx, webhook.id, ids, now), announcements: [] };
    });
    return { deliveries };
  }
}

function changeOf(
  context: Context,
  mutation: string,
  { id, office }: { id: string; office?: string | null },
  command: (tx: Transaction, webhook: LockedWebhook, now: Instant) => Promise<Webhook>,
): Promise<Webhook> {
  const owner = ownerOfChanged(context, office);
  const what = { what: mutation, office: (one: Webhook) => one.office, subject: id, fields: auditedWebhook };
  return change<Webhook>(context, what, async (tx, now) => {
    const webhook = await lockWebhook(tx, readNumericId(id), owner);
    const before = { ...webhook };
    return { answer: await command(tx, webhook, now), announcements: [], before };
  });
}

/** Its URL may have a secret of the receiver's in it: the audit log has the host. */
function auditedWebhook({ url, types, withPersonalData, apiKey, disabledAt, endedAt }: Webhook): object {
  return { host: hostIn(url), types, withPersonalData, apiKey, disabledAt, endedAt };
}

function hostIn(url: string): string {
  return URL.parse(url)?.host.slice(0, 100) ?? '';
}

function checkedUrl({ app }: Context, text: string): string {
  const url = text.trim();
  mustBeCallable(url, app.deliveryRules);
  return url;
}
