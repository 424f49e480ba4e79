// Officers announce that passports are ready, and their applicants are told.
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import {
  type PassportNews,
  type PassportsReady,
  type ReadyOutcome,
  tellPassportsReady,
} from '../src/queue/passportReady.ts';
import { isRefusal, type Refusal } from '../src/refusal.ts';
import { type Instant, rfc3339 } from '../src/time.ts';
import { change } from './change.ts';
import { type Context } from './context.ts';
import { describedEnum } from './describedEnum.ts';
import { resultOf } from './refusal.ts';
import { BookingCodeScalar, DateScalar, DateTimeScalar } from './scalars.ts';

const ReadyOutcomes = describedEnum<ReadyOutcome>(
  'ReadyOutcome',
  'The result of announcing to one applicant that a passport is ready.',
  {
    TOLD: 'A message will be sent, within the hours in which notices are sent.',
    ALREADY_TOLD: 'The applicant was told less than a week ago, and is not told again.',
    UNREACHABLE: 'The office has no address to write to: phone the applicant.',
    NOT_SERVED: 'The applicant has a booking at this office, but was not served.',
    NOT_FOUND: 'No booking at this office has that code, or that name and birth date.',
  },
);

@InputType({ description: 'An applicant whose passport is ready, by name and birth date.' })
class ReadyApplicantInput {
  @Field(() => String, { description: 'Full name, as given with the booking.' })
  name!: string;

  @Field(() => DateScalar, { description: 'Date of birth, as given with the booking.' })
  birthDate!: string;
}

@InputType({ description: 'Applicants whose passports are ready, 1 to 500 in all.' })
class PassportReadyInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => [BookingCodeScalar], {
    defaultValue: [],
    description: 'Public codes of the bookings with which the applicants came.',
  })
  bookings!: string[];

  @Field(() => [ReadyApplicantInput], {
    defaultValue: [],
    description: 'Applicants by name and birth date; their latest visit is used.',
  })
  applicants!: ReadyApplicantInput[];

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: no applicant is told twice within a week.',
  })
  idempotencyKey?: string | null;
}

@ObjectType('PassportNews', { description: 'The result for one booking or applicant of the request.' })
class PassportNewsType {
  @Field(() => BookingCodeScalar, {
    nullable: true,
    description: 'Public code of the booking, as given or found; null if none was found.',
  })
  booking!: string | null;

  @Field(() => String, { nullable: true, description: 'Full name, if the request gave one; otherwise null.' })
  name!: string | null;

  @Field(() => ReadyOutcomes, { description: 'Whether the applicant is told, and if not, why.' })
  outcome!: ReadyOutcome;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time at which the applicant was last told; null if never.',
  })
  toldAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Time from which the applicant can be told again; null if there is no restriction.',
  })
  againFrom!: string | null;
}

@ObjectType('PassportsReady', { description: 'The results of announcing that passports are ready.' })
class PassportsReadyType {
  @Field(() => Int, { description: 'Number of applicants to whom a message is sent now.' })
  told!: number;

  @Field(() => [PassportNewsType], {
    description: 'One result for each entry of the request, in its order: bookings first, then applicants.',
  })
  news!: PassportNewsType[];
}

const PassportsReadyResult = resultOf(
  'PassportsReadyResult',
  'The result for each applicant, or a refusal if no applicant could be told.',
  () => PassportsReadyType,
);

@Resolver()
export class PassportReadyResolver {
  @Mutation(() => PassportsReadyResult, {
    description:
      'Tells applicants that their passports are ready for collection. Repeating it tells no applicant twice. Only for officers.',
  })
  async announcePassportReady(
    @Arg('input', () => PassportReadyInput, {
      description: 'The office, and the applicants whose passports are ready.',
    })
    input: PassportReadyInput,
    @Ctx() context: Context,
  ): Promise<PassportsReadyType | Refusal> {
    const office = context.app.offices.get(input.office);
    const order = { office, bookings: input.bookings, applicants: input.applicants };
    const what = { what: 'announcePassportReady', office: office.code, subject: toldIn };
    const answer = await change<PassportsReady | Refusal>(context, what, (tx, now) =>
      tellPassportsReady(tx, order, now),
    );
    if (isRefusal(answer)) return answer;
    return { ...answer, news: answer.news.map((one) => newsTime(one, office.timeZone)) };
  }
}

/** The booking codes of the applicants told, for the audit log. */
function toldIn({ news }: PassportsReady): string {
  return news.flatMap(({ booking, outcome }) => (outcome === 'TOLD' && booking ? booking : [])).join(' ');
}

function newsTime({ toldAt, againFrom, ...rest }: PassportNews, zone: string): PassportNewsType {
  const write = (at: Instant | null) => at && rfc3339(at, zone);
  return { ...rest, toldAt: write(toldAt), againFrom: write(againFrom) };
}
