// Officers answer people: reply, take over, hand back, assign, and mark as read.
import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { writtenAs } from '../src/access/asker.ts';
import { answeringOfficers } from '../src/access/officerNames.ts';
import {
  assignConversation,
  type ChangedConversation,
  type ConversationDeed,
  handBack,
  knownConversation,
  markRead,
  takeOver,
} from '../src/answering/change.ts';
import { type AttendedConversation, conversationSubject } from '../src/answering/conversation.ts';
import { openConversation } from '../src/answering/open.ts';
import { sendReply } from '../src/answering/reply.ts';
import type { Transaction } from '../src/database.ts';
import { CallerError, isRefusal, type Refusal } from '../src/refusal.ts';
import type { Instant } from '../src/time.ts';
import { change, changeOnce } from './change.ts';
import { type Context, reading } from './context.ts';
import {
  AssignConversationInput,
  HandBackInput,
  MarkConversationReadInput,
  OpenConversationInput,
  ReplyInput,
  TakeOverInput,
} from './conversationInput.ts';
import { ConversationOfficer, ConversationResult, ConversationType } from './conversationType.ts';
import { readNumericId, trimmedText } from './inputText.ts';
import { readMessageId } from './messageId.ts';
import { type NamedConversation, officerKey, withNames } from './namedConversation.ts';
import { personToWriteTo } from './personToWriteTo.ts';

const MAX_OFFICER_REPLY_LENGTH = 1000;

@Resolver(() => ConversationType)
export class ConversationMutationResolver {
  @Mutation(() => ConversationResult, {
    description:
      'Sends an answer to the person by the channel that they wrote by. The caller has the conversation from then on, unless it is handed back. Refused when the channel takes no free text any more, when the person wants no messages, and while another officer has the conversation. Only for the front desk and managers.',
  })
  async reply(
    @Arg('input', () => ReplyInput, { description: 'The conversation and the answer.' }) input: ReplyInput,
    @Ctx() context: Context,
  ) {
    const { app, asker } = context;
    const office = app.offices.get(input.office);
    const text = trimmedText(input.text, 'text', MAX_OFFICER_REPLY_LENGTH);
    const { officer, id } = deedOf(input, context);
    const what = auditedAs('reply', input);
    const once = {
      idempotencyKey: input.idempotencyKey,
      input: [office.code, id, text],
      again: (tx: Transaction) => knownConversation(tx, { id, office: office.code }),
    };
    const windowHours = (channel: string) => app.replyWindowHours(channel);
    const seen = readSeen(input.seen);
    const reply = { office, id, officer, text, seen, thenHandBack: input.thenHandBack, windowHours };
    const answer = await changeOnce<AttendedConversation | Refusal>(context, what, once, (tx, now) =>
      sendReply(tx, { ...reply, handledBy: writtenAs(asker) }, now),
    );
    return named(context, answer);
  }

  @Mutation(() => ConversationResult, {
    description:
      'Opens a conversation with a person, so that an officer can write first; if there is one already, returns it. Nothing is sent, and messages are still answered automatically. The rules of `reply` hold: by WhatsApp free text is taken only for 24 hours after the last message of the person. Only for the front desk and managers.',
  })
  async openConversation(
    @Arg('input', () => OpenConversationInput, { description: 'The office and the person.' })
    input: OpenConversationInput,
    @Ctx() context: Context,
  ): Promise<NamedConversation | Refusal> {
    const office = context.app.offices.get(input.office);
    const found = await personToWriteTo(context, office, input);
    if (isRefusal(found)) return found;
    const windowHours = (channel: string) => context.app.replyWindowHours(channel);
    const opening = { office, ...found, officer: officerKey(context), windowHours };
    const subject = ({ id }: AttendedConversation) => conversationSubject(id);
    const what = { what: 'openConversation', office: office.code, subject };
    const answer = await change<AttendedConversation | Refusal>(context, what, (tx, now) =>
      openConversation(tx, opening, now),
    );
    return named(context, answer);
  }

  @Mutation(() => ConversationResult, {
    description:
      'Takes a conversation over: for two hours, or until `handBack`, nothing is answered automatically. Messages of the person wait for an officer; only a wish for no more messages is carried out. If messages still wait when the time is over, the person is told. Only for the front desk and managers.',
  })
  takeOver(
    @Arg('input', () => TakeOverInput, { description: 'The conversation to take over.' }) input: TakeOverInput,
    @Ctx() context: Context,
  ) {
    return actOn(context, 'takeOver', input, (tx, deed, now) => takeOver(tx, deed, input.fromOther, now));
  }

  @Mutation(() => ConversationResult, {
    description:
      'Hands a conversation back: messages are answered automatically again. Messages that no officer has answered keep waiting. Only for the front desk and managers.',
  })
  handBack(
    @Arg('input', () => HandBackInput, { description: 'The conversation to hand back.' }) input: HandBackInput,
    @Ctx() context: Context,
  ) {
    return actOn(context, 'handBack', input, handBack);
  }

  @Mutation(() => ConversationResult, {
    description: 'Assigns a conversation to an officer, who then answers it. Only for the front desk and managers.',
  })
  async assignConversation(
    @Arg('input', () => AssignConversationInput, { description: 'The conversation and the officer.' })
    input: AssignConversationInput,
    @Ctx() context: Context,
  ) {
    const officer = input.officer ?? null;
    const officers = await this.conversationOfficers(input.office, context);
    if (officer !== null && !officers.some(({ id }) => id === officer))
      throw new CallerError('NOT_FOUND', `${officer} answers no people of ${input.office}.`);
    return actOn(context, 'assignConversation', input, (tx, deed) => assignConversation(tx, deed, officer));
  }

  @Mutation(() => ConversationResult, {
    description:
      'Marks the messages of a conversation as seen, for all officers. Only for the front desk and managers.',
  })
  markConversationRead(
    @Arg('input', () => MarkConversationReadInput, { description: 'The conversation, and how far it was seen.' })
    input: MarkConversationReadInput,
    @Ctx() context: Context,
  ) {
    return actOn(context, 'markConversationRead', input, (tx, deed) => markRead(tx, deed, readSeen(input.seen)));
  }

  @Query(() => [ConversationOfficer], {
    description:
      'Officers to whom conversations of an office can be assigned, by name: the caller, those with a key for the front desk or as managers, and those signed in by the identity provider. Only for the front desk and managers.',
  })
  async conversationOfficers(
    @Arg('office', () => ID, { description: 'Code of the office.' }) code: string,
    @Ctx() context: Context,
  ): Promise<ConversationOfficer[]> {
    const { code: office } = context.app.offices.get(code);
    const self = officerKey(context);
    const known = await answeringOfficers(reading(context), office, context.app.now());
    const name = 'name' in context.asker ? context.asker.name : undefined;
    const all = known.some(({ key }) => key === self) ? known : [{ key: self, name: name ?? self }, ...known];
    return all.map(({ key, name }) => ({ id: key, name, isSelf: key === self }));
  }
}

interface ConversationNamed {
  office: string;
  conversation: string;
}

function deedOf({ office: code, conversation }: ConversationNamed, context: Context): ConversationDeed {
  const { code: office, timeZone } = context.app.offices.get(code);
  return { id: readNumericId(conversation), office, timeZone, officer: officerKey(context) };
}

function auditedAs(what: string, { office, conversation }: ConversationNamed) {
  return { what, office, subject: conversationSubject(readNumericId(conversation)) };
}

async function actOn(
  context: Context,
  what: string,
  input: ConversationNamed,
  command: (tx: Transaction, deed: ConversationDeed, now: Instant) => Promise<ChangedConversation>,
): Promise<NamedConversation | Refusal> {
  const deed = deedOf(input, context);
  const answer = await change<AttendedConversation | Refusal>(context, auditedAs(what, input), (tx, now) =>
    command(tx, deed, now),
  );
  return named(context, answer);
}

async function named(context: Context, answer: AttendedConversation | Refusal): Promise<NamedConversation | Refusal> {
  if (isRefusal(answer)) return answer;
  const [conversation] = await withNames(context, [answer]);
  if (!conversation) throw new Error('The conversation was changed, but is not there.');
  return conversation;
}

/** @throws CallerError BAD_USER_INPUT */
function readSeen(id: string | null | undefined): number | null {
  if (!id) return null;
  const message = readMessageId(id);
  if (message.direction !== 'INBOUND') throw new CallerError('BAD_USER_INPUT', `${id} was not received.`);
  return message.id;
}
