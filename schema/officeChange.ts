// Managers change an office's settings; administrators add offices.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Transaction } from '../src/database.ts';
import { auditedOffice, officeState } from '../src/office/audited.ts';
import type { Office } from '../src/office/settings.ts';
import { seedCounters } from '../src/queue/counters.ts';
import { RefusedInput, refuse } from '../src/refusal.ts';
import { addOffice, changeOffice } from '../src/replanning/officeChange.ts';
import type { Instant } from '../src/time.ts';
import { change, changeOnce } from './change.ts';
import { type Context } from './context.ts';
import { completedSettings, OfficeSettingsInput } from './officeSettingsInput.ts';
import { OfficeResult, OfficeType } from './officeType.ts';
import { checkOwnTexts } from './texts.ts';

@ObjectType({ description: 'Settings of the queue at an office.' })
export class QueuePolicy {
  @Field(() => Int, {
    description: 'Every nth call goes to an applicant with priority, if one is waiting (1: always, 0: never).',
  })
  priorityEvery!: number;

  @Field(() => Int, {
    description: 'Walk-in tickets per day, in addition to places that were forfeited or never booked.',
  })
  walkInPlaces!: number;
}

@InputType({ description: 'A change to the settings of an office.' })
class ChangeOfficeInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => OfficeSettingsInput, {
    description: 'The settings that change. They take precedence over the offices file.',
  })
  settings!: OfficeSettingsInput;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: making the same change again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Data of a new office.' })
class AddOfficeInput {
  @Field(() => ID, { description: 'Identifier of the new office in capital letters: `JAKARTA_PUSAT`.' })
  code!: string;

  @Field(() => String, { description: 'IANA time zone: `Asia/Jakarta`.' })
  timeZone!: string;

  @Field(() => ID, {
    description: 'Code of an existing office whose hours, services and rules are copied.',
  })
  like!: string;

  @Field(() => OfficeSettingsInput, {
    description: 'Settings that differ from the copied office; `name` and `city` are required.',
  })
  settings!: OfficeSettingsInput;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the office is added once for a key.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => OfficeType)
export class OfficeChangeResolver {
  @Mutation(() => OfficeResult, { description: 'Changes the settings of an office. Only for managers.' })
  async changeOffice(
    @Arg('input', () => ChangeOfficeInput, { description: 'The office and the settings that change.' })
    input: ChangeOfficeInput,
    @Ctx() context: Context,
  ) {
    const { code } = context.app.offices.get(input.office);
    const { settings } = input;
    checkSettings(settings, context);
    await change(
      context,
      { what: 'changeOffice', office: code, subject: Object.keys(settings).join(', '), state: officeState(code) },
      async (tx, now) => {
        const whole = (office: Office) => completedSettings(settings, office, now);
        const changed = await changeOffice(tx, code, whole, { others: context.app.offices.all(), now });
        return { answer: changed, announcements: [{ event: 'office', office: code }] };
      },
    );
    return renewed(context, code);
  }

  @Mutation(() => OfficeResult, {
    description: 'Adds an office, copied from an existing one. Only for administrators.',
  })
  async addOffice(
    @Arg('input', () => AddOfficeInput, { description: 'Code, time zone and settings of the new office.' })
    input: AddOfficeInput,
    @Ctx() context: Context,
  ) {
    const { code, timeZone, like, settings } = input;
    const model = context.app.offices.get(like);
    checkSettings(settings, context);
    const what = { what: 'addOffice', office: null, subject: code, fields: auditedOffice };
    const once = {
      idempotencyKey: input.idempotencyKey,
      input: [code, timeZone, like, settings],
      again: async () => context.app.offices.get(code),
    };
    const add = async (tx: Transaction, now: Instant) => {
      const added = { code, timeZone, like: model, change: completedSettings(settings, model, now) };
      const office = await addOffice(tx, added, { others: context.app.offices.all(), now });
      await seedCounters(tx, [office]);
      return { answer: office, announcements: [{ event: 'office' as const, office: code }], before: null };
    };
    await changeOnce<Office>(context, what, once, add);
    return renewed(context, code);
  }

  @FieldResolver(() => QueuePolicy, { description: 'Settings of the queue at the office.' })
  queue(@Root() office: Office): QueuePolicy {
    return office.queue;
  }
}

async function renewed({ app }: Context, code: string): Promise<Office> {
  await app.offices.reload();
  return app.offices.get(code);
}

/** @throws RefusedInput if a text cannot be said, or an office named in them is none. */
function checkSettings({ texts, policy }: OfficeSettingsInput, { app }: Context): void {
  checkOwnTexts(texts);
  for (const code of policy?.sendsDigitsFor ?? [])
    if (!app.offices.find(code))
      throw new RefusedInput({
        message: `policy.sendsDigitsFor: there is no office ${code.slice(0, 40)}.`,
        refusal: refuse('OFFICE_UNKNOWN', { office: code }, { field: 'settings.policy.sendsDigitsFor' }),
      });
}
