// What an office tells people unasked: shown to everybody, set by its managers.
import { Field, FieldResolver, InputType, Int, ObjectType, Resolver, Root, registerEnumType } from 'type-graphql';
import { NOTICE_KINDS, type NoticeKind, type NoticeSettings } from '../src/office/notices.ts';
import type { Office as OfficeData } from '../src/office/settings.ts';
import { Office } from './office.ts';

const NoticeKinds = Object.fromEntries(NOTICE_KINDS.map((kind) => [kind, kind])) as Record<NoticeKind, NoticeKind>;
registerEnumType(NoticeKinds, {
  name: 'NoticeKind',
  description: 'What people are told unasked. What answers a message is always said, and is none of these.',
  valuesConfig: {
    REMINDER_DAY_BEFORE: { description: 'The day before the visit: when, where, and how to cancel.' },
    REMINDER_TWO_HOURS: { description: 'Two hours before they must be there.' },
    TURN_NEAR: { description: 'Checked in, and only a few are ahead.' },
    CALLED: { description: 'Their number is called, and to which counter.' },
    FORFEITED: { description: 'They were not there in time: what that means, and how to book again.' },
    MOVED: { description: 'The office closed or has fewer places, and gave them another day or hour.' },
    STANDBY_OFFER: { description: 'A place came free that is earlier than theirs. Switched off, none is offered.' },
    PASSPORT_READY: { description: 'Their passport can be fetched.' },
  },
});

@ObjectType({ description: 'When people may be disturbed, in office time.' })
export class CalmHours {
  @Field(() => String, { description: 'From, `07:00`.' })
  from!: string;

  @Field(() => String, { description: 'To, `21:00`.' })
  to!: string;
}

@ObjectType({ description: 'What an office tells people unasked.' })
export class OfficeNotices implements Omit<NoticeSettings, 'off'> {
  @Field(() => String, { description: 'When people are reminded on the day before, in office time: `16:00`.' })
  remindAt!: string;

  @Field(() => CalmHours, { description: 'Outside these hours nobody is told what can wait.' })
  hours!: CalmHours;

  @Field(() => [NoticeKinds], { description: 'What this office does not send.' })
  off!: readonly NoticeKind[];

  @Field(() => Int, { description: 'Who has so many people ahead, or fewer, is told that their turn is near.' })
  nearTurn!: number;

  @Field(() => Boolean, { description: 'Whether what one channel cannot deliver goes by the other.' })
  fallback!: boolean;
}

@InputType({ description: 'When people may be disturbed, in office time.' })
class CalmHoursInput {
  @Field(() => String, { description: 'From, `07:00`.' })
  from!: string;

  @Field(() => String, { description: 'To, `21:00`; later than `from`.' })
  to!: string;
}

@InputType({ description: 'What people are told unasked; what is left out stays.' })
export class NoticesInput {
  @Field(() => String, { nullable: true, description: 'When people are reminded on the day before: `16:00`.' })
  remindAt?: string;

  @Field(() => CalmHoursInput, { nullable: true, description: 'Outside these hours nobody is told what can wait.' })
  hours?: CalmHoursInput;

  @Field(() => [NoticeKinds], { nullable: true, description: 'All that is not sent; an empty list: all is.' })
  off?: NoticeKind[];

  @Field(() => Int, { nullable: true, description: 'How many are ahead of somebody whose turn is near, 0 to 50.' })
  nearTurn?: number;

  @Field(() => Boolean, { nullable: true, description: 'Whether what one channel cannot deliver goes by the other.' })
  fallback?: boolean;
}

/** As the offices file has it. */
export function noticesOf(input: NoticesInput, present: NoticeSettings): object {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== null && value !== undefined));
  const whole = { ...present, ...given };
  return { ...whole, hours: `${whole.hours.from}-${whole.hours.to}` };
}

@Resolver(() => Office)
export class OfficeNoticesResolver {
  @FieldResolver(() => OfficeNotices, { description: 'What it tells people unasked, and when.' })
  notices(@Root() office: OfficeData): OfficeNotices {
    return office.notices;
  }
}
