// Sends a message of the office again.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { sameAs, sendAgain } from '../src/correspondence/again.ts';
import { findListedMessage } from '../src/correspondence/list.ts';
import type { Message } from '../src/correspondence/message.ts';
import type { Transaction } from '../src/database.ts';
import { addressesOf } from '../src/office/addresses.ts';
import { outgoing } from '../src/outbox/outbox.ts';
import { CallerError, type Refusal } from '../src/refusal.ts';
import { changeOnce } from './change.ts';
import { type Context } from './context.ts';
import { readMessageId } from './messageId.ts';
import { MessageResult, MessageType, ResendMessageInput } from './messagesType.ts';

@Resolver(() => MessageType)
export class ResendMessageResolver {
  @Mutation(() => MessageResult, {
    description:
      'Sends a message again, as a new one. It is refused while the message is waiting to be sent, and if its content is outdated. Only for officers.',
  })
  resendMessage(
    @Arg('input', () => ResendMessageInput, { description: 'The message to send again.' }) input: ResendMessageInput,
    @Ctx() context: Context,
  ): Promise<Message | Refusal> {
    const office = context.app.offices.get(input.office);
    const { direction, id } = readMessageId(input.message);
    const what = { what: 'resendMessage', office: office.code, subject: input.message };
    const sent = async (tx: Transaction) => {
      const found = direction === 'OUTBOUND' && (await findListedMessage(tx, { direction, id }, office.code));
      const row = found && (await outgoing(tx, id));
      if (!row) throw new CallerError('NOT_FOUND', `${office.code} sent no message ${input.message}.`);
      return row;
    };
    const again = async (tx: Transaction) => {
      const latest = (await sameAs(tx, await sent(tx))).at(-1);
      return messageSent(tx, latest?.id ?? id, office.code);
    };
    const once = { idempotencyKey: input.idempotencyKey, input: [office.code, id], again };
    return changeOnce<Message | Refusal>(context, what, once, async (tx, now) => {
      const resent = await sendAgain(tx, await sent(tx), addressesOf(office), now);
      const answer = typeof resent === 'number' ? await messageSent(tx, resent, office.code) : resent;
      return { answer, announcements: [] };
    });
  }
}

async function messageSent(tx: Transaction, id: number, office: string): Promise<Message> {
  const message = await findListedMessage(tx, { direction: 'OUTBOUND', id }, office);
  if (!message) throw new Error(`The message ${id} was sent, but is not there.`);
  return message;
}
