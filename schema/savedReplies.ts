// The texts that an office keeps for answers to people.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Query, Resolver } from 'type-graphql';
import {
  addSavedReply,
  auditedSavedReply,
  changeSavedReply,
  type SavedReply,
  savedReplies,
} from '../src/answering/savedReplies.ts';
import type { Transaction } from '../src/database.ts';
import { CallerError, RefusedInput, refuse } from '../src/refusal.ts';
import { change, changeOnce } from './change.ts';
import { type Context, reading } from './context.ts';
import { readNumericId, trimmedText } from './inputText.ts';

const MAX_SAVED_TITLE_LENGTH = 60;
const MAX_SAVED_REPLY_LENGTH = 1000;
const MAX_SAVED_REPLIES = 200;

@ObjectType('SavedReply', { description: 'A text that an office keeps for answers to people.' })
export class SavedReplyType {
  @Field(() => ID, { description: 'Identifier of the saved reply.' })
  id!: number;

  @Field(() => String, { description: 'Title by which officers find it: `Paspor hilang`.' })
  title!: string;

  @Field(() => String, { description: 'The text, which officers may change before they send it.' })
  text!: string;
}

@InputType({ description: 'A new saved reply.' })
class AddSavedReplyInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => String, { description: 'Title, 1 to 60 characters.' })
  title!: string;

  @Field(() => String, { description: 'Text, 1 to 1000 characters.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key: within a day the saved reply is made once for a key.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A saved reply with its new title and text.' })
class ChangeSavedReplyInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the saved reply, `SavedReply.id`.' })
  id!: string;

  @Field(() => String, { description: 'Title, 1 to 60 characters.' })
  title!: string;

  @Field(() => String, { description: 'Text, 1 to 1000 characters.' })
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: the same change made again changes nothing.',
  })
  idempotencyKey?: string | null;
}

@InputType({ description: 'A saved reply that is no longer offered.' })
class EndSavedReplyInput {
  @Field(() => ID, { description: 'Code of the office.' })
  office!: string;

  @Field(() => ID, { description: 'Identifier of the saved reply, `SavedReply.id`.' })
  id!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Idempotency key, accepted for uniformity: an ended saved reply is not found again.',
  })
  idempotencyKey?: string | null;
}

@Resolver(() => SavedReplyType)
export class SavedReplyResolver {
  @Query(() => [SavedReplyType], {
    description: 'The saved replies of an office, by title. Only for the front desk and managers.',
  })
  savedReplies(
    @Arg('office', () => ID, { description: 'Code of the office.' }) office: string,
    @Ctx() context: Context,
  ): Promise<SavedReply[]> {
    return savedReplies(reading(context), context.app.offices.get(office).code);
  }

  @Mutation(() => SavedReplyType, {
    description: 'Keeps a text for answers; an office keeps at most 200. Only for the front desk and managers.',
  })
  addSavedReply(
    @Arg('input', () => AddSavedReplyInput, { description: 'Office, title and text.' }) input: AddSavedReplyInput,
    @Ctx() context: Context,
  ): Promise<SavedReply> {
    const { code: office } = context.app.offices.get(input.office);
    const words = wordsOfReply(input);
    const what = { what: 'addSavedReply', office, subject: subjectOfReply, fields: auditedSavedReply };
    const again = async (tx: Transaction) => {
      const same = (await savedReplies(tx, office)).findLast(
        ({ title, text }) => title === words.title && text === words.text,
      );
      if (!same) throw new CallerError('NOT_FOUND', 'This saved reply has ended or was changed since.');
      return same;
    };
    const once = { idempotencyKey: input.idempotencyKey, input: [office, words], again };
    return changeOnce<SavedReply>(context, what, once, async (tx) => {
      if ((await savedReplies(tx, office)).length >= MAX_SAVED_REPLIES)
        throw new RefusedInput({
          message: `${office} keeps ${MAX_SAVED_REPLIES} saved replies already.`,
          refusal: refuse('SAVED_REPLIES_FULL', { limit: MAX_SAVED_REPLIES }),
        });
      return { answer: await addSavedReply(tx, { office, ...words }), before: null, announcements: [] };
    });
  }

  @Mutation(() => SavedReplyType, { description: 'Changes a saved reply. Only for the front desk and managers.' })
  changeSavedReply(
    @Arg('input', () => ChangeSavedReplyInput, { description: 'The saved reply, with its new title and text.' })
    input: ChangeSavedReplyInput,
    @Ctx() context: Context,
  ): Promise<SavedReply> {
    return changeReply(context, 'changeSavedReply', input, wordsOfReply(input));
  }

  @Mutation(() => SavedReplyType, {
    description: 'Ends a saved reply, which is offered no longer. Only for the front desk and managers.',
  })
  endSavedReply(
    @Arg('input', () => EndSavedReplyInput, { description: 'The saved reply that is no longer offered.' })
    input: EndSavedReplyInput,
    @Ctx() context: Context,
  ): Promise<SavedReply> {
    return changeReply(context, 'endSavedReply', input, { endedAt: context.app.now() });
  }
}

function wordsOfReply({ title, text }: { title: string; text: string }) {
  return {
    title: trimmedText(title, 'title', MAX_SAVED_TITLE_LENGTH),
    text: trimmedText(text, 'text', MAX_SAVED_REPLY_LENGTH),
  };
}

function subjectOfReply({ id }: SavedReply): string {
  return `saved reply ${id}`;
}

function changeReply(
  context: Context,
  what: string,
  { office: code, id: named }: { office: string; id: string },
  next: Parameters<typeof changeSavedReply>[2],
): Promise<SavedReply> {
  const { code: office } = context.app.offices.get(code);
  const id = readNumericId(named);
  const audited = { what, office, subject: subjectOfReply, fields: auditedSavedReply };
  return change<SavedReply>(context, audited, async (tx) => {
    const changed = await changeSavedReply(tx, { id, office }, next);
    if (!changed) throw new CallerError('NOT_FOUND', `${office} has no saved reply ${named}.`);
    return { ...changed, announcements: [] };
  });
}
