// Identifiers of messages in the contract.
import type { Message } from '../src/correspondence/message.ts';
import { CallerError } from '../src/refusal.ts';

const ID_PREFIXES = { INBOUND: 'in', OUTBOUND: 'out' } as const;

export function shownMessageId({ direction, id }: Pick<Message, 'direction' | 'id'>): string {
  return `${ID_PREFIXES[direction]}-${id}`;
}

/** @throws CallerError BAD_USER_INPUT */
export function readMessageId(text: string): Pick<Message, 'direction' | 'id'> {
  const [, side, id] = /^(in|out)-(\d{1,15})$/.exec(text) ?? [];
  if (!id) throw new CallerError('BAD_USER_INPUT', `${text} is no message.`);
  return { direction: side === 'in' ? 'INBOUND' : 'OUTBOUND', id: Number(id) };
}
