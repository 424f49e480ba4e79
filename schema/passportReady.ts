// Passports that are ready: officers name them, applicants are told.
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver, registerEnumType } from 'type-graphql';
import {
  type PassportNews as NewsRow,
  type PassportsReady as PassportsReadyRow,
  READY_OUTCOMES,
  type ReadyOutcome,
  tellPassportsReady,
} from '../src/queue/passportReady.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { type Context, change } from './context.ts';
import { resultOf } from './refusal.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';

const ReadyOutcomes = Object.fromEntries(READY_OUTCOMES.map((outcome) => [outcome, outcome])) as Record<
  ReadyOutcome,
  ReadyOutcome
>;
registerEnumType(ReadyOutcomes, {
  name: 'ReadyOutcome',
  description: 'What became of the news that a passport is ready.',
  valuesConfig: {
    TOLD: { description: 'A message goes to them, in the hours in which people may be disturbed.' },
    ALREADY_TOLD: { description: 'They were told less than a week ago, and are not told again.' },
    UNREACHABLE: { description: 'There is no address to which the office could write: call them.' },
    NOT_SERVED: { description: 'They have a booking here, but were not served.' },
    NOT_FOUND: { description: 'Nobody of that code, or of that name and birth date, was booked here.' },
  },
});

@InputType({ description: 'Somebody who was served, by name and birth date.' })
class ReadyApplicantInput {
  @Field(() => String, { description: 'The name they booked with.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Their birth date.' })
  birthDate!: string;
}

@InputType({ description: 'Whose passports are ready: 1 to 500 of them.' })
class PassportReadyInput {
  @Field(() => ID, { description: 'The office.' })
  office!: string;

  @Field(() => [ID], { defaultValue: [], description: 'By the codes of their bookings.' })
  bookings!: string[];

  @Field(() => [ReadyApplicantInput], { defaultValue: [], description: 'By who they are; their last visit is meant.' })
  applicants!: ReadyApplicantInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Nobody is told twice within a week in any case; accepted for uniformity.',
  })
  idempotencyKey?: string | null;
}

@ObjectType({ description: 'What became of one of those named.' })
class PassportNews {
  @Field(() => ID, { nullable: true, description: 'The code, as named or as found; null where there is none.' })
  booking!: string | null;

  @Field(() => String, { nullable: true, description: 'The name, where that was named.' })
  name!: string | null;

  @Field(() => ReadyOutcomes, { description: 'Whether they are told.' })
  outcome!: ReadyOutcome;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When they were told last.' })
  toldAt!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'From when on they can be told again.' })
  againFrom!: string | null;
}

@ObjectType({ description: 'Who was told that their passport is ready.' })
class PassportsReady {
  @Field(() => Int, { description: 'How many are told now.' })
  told!: number;

  @Field(() => [PassportNews], { description: 'Each of those named, in that order: codes first, then applicants.' })
  news!: PassportNews[];
}

const PassportsReadyResult = resultOf(
  'PassportsReadyResult',
  'Who was told, or why nobody could be.',
  () => PassportsReady,
);

@Resolver()
export class PassportReadyResolver {
  @Mutation(() => PassportsReadyResult, {
    description: 'Officers: tell people that their passports can be fetched. Twice tells nobody twice.',
  })
  async announcePassportReady(
    @Arg('input', () => PassportReadyInput, { description: 'Whose.' }) input: PassportReadyInput,
    @Ctx() context: Context,
  ): Promise<PassportsReady | Refusal> {
    const office = context.house.offices.get(input.office);
    const order = { office, bookings: input.bookings, applicants: input.applicants };
    const what = { what: 'announcePassportReady', office: office.code, subject: toldIn };
    const answer = await change<PassportsReadyRow | Refusal>(context, what, (tx, now) =>
      tellPassportsReady(tx, order, now),
    );
    if (isRefusal(answer)) return answer;
    return { ...answer, news: answer.news.map((one) => written(one, office.timeZone)) };
  }
}

/** The codes of those told, for the audit. */
function toldIn({ news }: PassportsReadyRow): string {
  return news.flatMap(({ booking, outcome }) => (outcome === 'TOLD' && booking ? booking : [])).join(' ');
}

function written({ toldAt, againFrom, ...rest }: NewsRow, zone: string): PassportNews {
  const write = (at: Instant | null) => at && rfc3339(at, zone);
  return { ...rest, toldAt: write(toldAt), againFrom: write(againFrom) };
}
