// Adds the address of a visit's page to a notice about it, when the notice goes: pure.
import { traitsOfChannel } from '../channelKinds.ts';
import { hasVisitLink, withVisitLink } from '../messages/index.ts';
import type { WaitingMessage } from './outbox.ts';

/** Answers have the address already where they tell of a booking. `linkOf` gives it by the code; null: there is none. */
export function linkedText(message: WaitingMessage, text: string, linkOf: (code: string) => string | null): string {
  const { said, about, key, channel } = message;
  if (!said || !about || !hasVisitLink(key)) return text;
  return withVisitLink(text, linkOf(about.booking), traitsOfChannel(channel).isShort);
}
