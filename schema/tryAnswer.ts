// Tries an answer of an office on the messages of the last month before it is made.
import { Arg, Ctx, Field, ID, InputType, Int, ObjectType, Query, Resolver } from 'type-graphql';
import { type AskedBefore, MAX_MESSAGES_TRIED, messagesOfMonth } from '../src/inbox/askedBefore.ts';
import type { Office, OwnAnswer } from '../src/office/settings.ts';
import { CallerError } from '../src/refusal.ts';
import { rfc3339 } from '../src/time.ts';
import { type Context, reading } from './context.ts';
import { shownMessageId } from './messageId.ts';
import { noteReading } from './noteReading.ts';
import { DateTimeScalar } from './scalars.ts';

@InputType({ description: 'A question to try on the messages of the last month.' })
class TryAnswerInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Identifier of the answer that it would replace, `OfficeAnswer.id`; null for a new one.',
  })
  id?: string | null;

  @Field(() => String, { description: 'The question in one line, as an applicant asks it.' })
  question!: string;

  @Field(() => [String], { defaultValue: [], description: 'Other sentences and words that ask the same.' })
  examples!: string[];
}

@ObjectType({ description: 'A message of the last month that the answer would have been given to.' })
class TriedMessage {
  @Field(() => ID, { description: 'Identifier of the message, as in `messages`.' })
  id!: string;

  @Field(() => String, { description: 'The words that the applicant wrote.' })
  text!: string;

  @Field(() => DateTimeScalar, { description: 'Time at which the message was received.' })
  receivedAt!: string;

  @Field(() => String, { description: 'The intent that was recognised then: `UNCLEAR`, `FEE`, `OWN_ANSWER`, …' })
  intent!: string;

  @Field(() => Boolean, { description: 'Whether the message got another answer then. If not, it was not understood.' })
  wasUnderstood!: boolean;
}

@ObjectType({ description: 'The effect that an answer would have had on the messages of the last month.' })
class AnswerTrial {
  @Field(() => Int, {
    description: `Number of messages that were looked at: those of the last 30 days that asked something, at most the latest ${MAX_MESSAGES_TRIED}.`,
  })
  messages!: number;

  @Field(() => Int, { description: 'Number of them that would have got this answer.' })
  answered!: number;

  @Field(() => Int, { description: 'Number of those that were understood otherwise then.' })
  understoodOtherwise!: number;

  @Field(() => [TriedMessage], {
    description: 'Up to 50 of them, those that were understood otherwise first, then the latest.',
  })
  examples!: TriedMessage[];
}

const MAX_SHOWN = 50;
/** Messages that are read before other requests have their turn. */
const MESSAGES_AT_ONCE = 200;

@Resolver()
export class TryAnswerResolver {
  @Query(() => AnswerTrial, {
    description:
      'Shows which messages of the last 30 days an answer would have been given to, without saving anything. Every access is logged. Only for managers.',
  })
  async tryAnswer(
    @Arg('input', () => TryAnswerInput, { description: 'The question to try.' }) input: TryAnswerInput,
    @Ctx() context: Context,
  ): Promise<AnswerTrial> {
    const { app } = context;
    const office = app.offices.get(input.office);
    if (input.id && !office.answers.some(({ id }) => id === input.id))
      throw new CallerError('NOT_FOUND', `There is no answer ${input.id}.`);
    const tried: OwnAnswer = {
      id: input.id ?? '',
      question: input.question,
      examples: input.examples,
      text: { id: '', en: '' },
    };
    const messages = await messagesOfMonth(reading(context), office.code, app.now());
    const answered = await answeredBy(tried, messages, office, context);
    const otherwise = answered.filter(wasUnderstood);
    const shown = [...otherwise, ...answered.filter((one) => !wasUnderstood(one))].slice(0, MAX_SHOWN);
    const subjects = shown.map(({ id }) => `message ${inboundId(id)}`);
    await noteReading(context, { what: 'tryAnswer', office: office.code, subjects });
    return {
      messages: messages.length,
      answered: answered.length,
      understoodOtherwise: otherwise.length,
      examples: shown.map((message) => shownAsTried(message, office)),
    };
  }
}

/** The messages that this answer belongs to, beside the other answers of the office. */
async function answeredBy(
  tried: OwnAnswer,
  messages: readonly AskedBefore[],
  office: Office,
  { app }: Context,
): Promise<AskedBefore[]> {
  const answers = [...office.answers.filter(({ id }) => id !== tried.id), tried];
  const found: AskedBefore[] = [];
  for (let from = 0; from < messages.length; from += MESSAGES_AT_ONCE) {
    const some = messages.slice(from, from + MESSAGES_AT_ONCE);
    found.push(...some.filter(({ text }) => app.ownAnswerTo(text, answers) === tried));
    await new Promise(setImmediate);
  }
  return found;
}

function wasUnderstood({ intent, reason }: AskedBefore): boolean {
  return intent !== 'UNCLEAR' && reason === null;
}

function inboundId(id: number): string {
  return shownMessageId({ direction: 'INBOUND', id });
}

function shownAsTried(message: AskedBefore, { timeZone }: Office): TriedMessage {
  const { id, text, intent, receivedAt } = message;
  return {
    id: inboundId(id),
    text,
    intent,
    receivedAt: rfc3339(receivedAt, timeZone),
    wasUnderstood: wasUnderstood(message),
  };
}
