// The questions that an office answers in its own words: shown, made, changed and ended.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import type { Transaction } from '../src/database.ts';
import { type AnswerContent, answerOfQuestion, changeAnswer, endAnswer, makeAnswer } from '../src/office/ownAnswers.ts';
import type { Office, OwnAnswer } from '../src/office/settings.ts';
import { change, changeOnce } from './change.ts';
import { type Context } from './context.ts';
import { OfficeType } from './officeType.ts';

@ObjectType('OfficeAnswer', {
  description: 'A question that an office answers in its own words, by chat and elsewhere.',
})
class OfficeAnswerType {
  @Field(() => ID, { description: 'Identifier of the answer at its office, for `changeAnswer` and `endAnswer`.' })
  id!: string;

  @Field(() => String, { description: 'The question as applicants ask it: `Apakah ada loker?`.' })
  question!: string;

  @Field(() => [String], { description: 'Other sentences and words that ask the same: `qris`.' })
  examples!: string[];
}

@InputType({ description: 'The text of an answer in each language.' })
class AnswerTextInput {
  @Field(() => String, { description: 'The answer in Indonesian, 1 to 1000 characters.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The answer in English, 1 to 1000 characters; null if the Indonesian one is for all.',
  })
  en?: string | null;
}

@InputType({ description: 'A question that the office answers from now on.' })
class MakeAnswerInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, { description: 'The question in one line, as an applicant asks it.' })
  question!: string;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Other sentences and words that ask the same, in any language, each in one line: up to 20.',
  })
  examples!: string[];

  @Field(() => AnswerTextInput, { description: 'The text that applicants get.' })
  answer!: AnswerTextInput;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the answer is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A change of an answer; what is null stays as it is.' })
class ChangeAnswerInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the answer, `OfficeAnswer.id`.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'The question in one line; null to keep it.' })
  question?: string | null;

  @Field(() => [String], { nullable: true, description: 'All other sentences and words; null to keep them.' })
  examples?: string[] | null;

  @Field(() => AnswerTextInput, { nullable: true, description: 'The answer; null to keep it.' })
  answer?: AnswerTextInput | null;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: making the same change again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'An answer that the office gives no longer.' })
class EndAnswerInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the answer, `OfficeAnswer.id`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the answer is ended once for a key.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => OfficeAnswerType)
export class OwnAnswerResolver {
  @Mutation(() => OfficeAnswerType, {
    description:
      'Has the office answer a question in its own words, by chat from now on; `tryAnswer` shows first which messages that concerns. At most 100 for an office. Only for managers.',
  })
  async makeAnswer(
    @Arg('input', () => MakeAnswerInput, { description: 'The question and the answer.' }) input: MakeAnswerInput,
    @Ctx() context: Context,
  ): Promise<OwnAnswer> {
    const { code } = context.app.offices.get(input.office);
    const { question, examples, answer, idempotencyKey } = input;
    const content: AnswerContent = { question, examples, text: textsOf(answer) };
    const what = { what: 'makeAnswer', office: code, subject: (made: OwnAnswer) => made.id, fields: auditedAnswer };
    const again = (tx: Transaction) => answerOfQuestion(tx, code, question);
    return renewedAnswers(
      context,
      changeOnce<OwnAnswer>(context, what, { idempotencyKey, input: [code, content], again }, async (tx) => {
        return { answer: await makeAnswer(tx, code, content), announcements: officeChanged(code), before: null };
      }),
    );
  }

  @Mutation(() => OfficeAnswerType, {
    description: 'Changes a question that the office answers, or the answer. Only for managers.',
  })
  async changeAnswer(
    @Arg('input', () => ChangeAnswerInput, { description: 'The answer, and the parts that change.' })
    input: ChangeAnswerInput,
    @Ctx() context: Context,
  ): Promise<OwnAnswer> {
    const { code } = context.app.offices.get(input.office);
    const { question, examples, answer } = input;
    const parts: Partial<AnswerContent> = {};
    if (question) parts.question = question;
    if (examples) parts.examples = examples;
    if (answer) parts.text = textsOf(answer);
    const what = { what: 'changeAnswer', office: code, subject: input.id, fields: auditedAnswer };
    return renewedAnswers(
      context,
      change<OwnAnswer>(context, what, async (tx) => {
        return { ...(await changeAnswer(tx, code, input.id, parts)), announcements: officeChanged(code) };
      }),
    );
  }

  @Mutation(() => OfficeAnswerType, { description: 'Ends an answer; it is returned as it was. Only for managers.' })
  async endAnswer(
    @Arg('input', () => EndAnswerInput, { description: 'The answer to end.' }) input: EndAnswerInput,
    @Ctx() context: Context,
  ): Promise<OwnAnswer> {
    const { code } = context.app.offices.get(input.office);
    const what = { what: 'endAnswer', office: code, subject: input.id };
    const once = { idempotencyKey: input.idempotencyKey, input: [code, input.id] };
    return renewedAnswers(
      context,
      changeOnce<OwnAnswer>(context, what, once, async (tx) => {
        return { answer: await endAnswer(tx, code, input.id), announcements: officeChanged(code) };
      }),
    );
  }

  @FieldResolver(() => String, { description: 'The answer in the language of the request.' })
  text(@Root() { text }: OwnAnswer, @Ctx() { language }: Context): string {
    return text[language];
  }

  @FieldResolver(() => [String], { description: 'The answer in every language, Indonesian first.' })
  texts(@Root() { text }: OwnAnswer): string[] {
    return [text.id, text.en];
  }
}

@Resolver(() => OfficeType)
export class OfficeAnswersResolver {
  @FieldResolver(() => [OfficeAnswerType], {
    description: 'The questions that the office answers in its own words, the oldest first.',
  })
  answers(@Root() { answers }: Office): OwnAnswer[] {
    return answers;
  }
}

function textsOf({ id, en }: AnswerTextInput): OwnAnswer['text'] {
  return { id, en: en ?? id };
}

function auditedAnswer({ id: _, ...content }: OwnAnswer): object {
  return content;
}

function officeChanged(office: string) {
  return [{ event: 'office' as const, office }];
}

/** The next request sees the change, whichever server hears of it first. */
async function renewedAnswers({ app }: Context, changing: Promise<OwnAnswer>): Promise<OwnAnswer> {
  const answer = await changing;
  await app.offices.reload();
  return answer;
}
