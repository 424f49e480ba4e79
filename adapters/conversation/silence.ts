// Keeps the automaton silent while an officer has the conversation, unless the person wants no messages. Pure.
import type { InboundMessage } from '../../src/channel/messages.ts';
import { type ChannelKind } from '../../src/channelKinds.ts';
import { isProviderStop, readCommand } from './commands.ts';
import type { State } from './state.ts';

/** The recorded intent of a message to an officer. */
export const TO_OFFICER = 'TO_OFFICER';

/** A wish for no messages holds at once; all else is for the officer. */
export function isForOfficer({ text, optOut }: InboundMessage, channel: ChannelKind): boolean {
  if (optOut !== undefined || isProviderStop(text, channel)) return false;
  return readCommand(text.trim(), DAY_WORD)?.intent !== 'STOP';
}
/** Days matter to other commands only. */
const DAY_WORD = '2017-01-01';

/** A yes to the officer is none to a question that the automaton asked before. */
export function silentState(state: State): State {
  const { question: _, choices: __, topic: ___, guide: ____, fallback: _____, misread: ______, ...rest } = state;
  return rest;
}
