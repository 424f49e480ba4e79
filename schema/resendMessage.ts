// Sends a message of the office again.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { sameAs, sendAgain } from '../src/correspondence/again.ts';
import { findMessage } from '../src/correspondence/list.ts';
import type { Message } from '../src/correspondence/message.ts';
import type { Transaction } from '../src/database.ts';
import { outgoing } from '../src/outbox/outbox.ts';
import { CallerError, type Refusal } from '../src/refusal.ts';
import { changeOnce } from './change.ts';
import { type Context } from './context.ts';
import { addressesOf, readMessageId } from './messageId.ts';
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
    const office = context.house.offices.get(input.office);
    const numbers = addressesOf(office);
    const { direction, id } = readMessageId(input.message);
    const told = { what: 'resendMessage', office: office.code, subject: input.message };
    const once = { idempotencyKey: input.idempotencyKey, input: [office.code, id] };
    const message = async (tx: Transaction) => {
      const found = direction === 'OUTBOUND' && (await findMessage(tx, { direction, id }, numbers));
      const row = found && (await outgoing(tx, id));
      if (!row) throw new CallerError('NOT_FOUND', `${office.code} sent no message ${input.message}.`);
      return row;
    };
    const shown = async (tx: Transaction, sent: number) => {
      return (await findMessage(tx, { direction, id: sent }, numbers)) as Message;
    };
    return changeOnce<Message | Refusal>(
      context,
      told,
      once,
      async (tx, now) => {
        const sent = await sendAgain(tx, await message(tx), now);
        return { answer: typeof sent === 'number' ? await shown(tx, sent) : sent, announcements: [] };
      },
      async (tx) => shown(tx, (await sameAs(tx, await message(tx))).at(-1)?.id ?? id),
    );
  }
}
