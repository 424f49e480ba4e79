// The messages a fake provider took, and waiting for them without sleeping.

import { HANGS_MS } from './eventually.ts';

export type Mailbox<Taken> = ReturnType<typeof newMailbox<Taken>>;

/** `isTo`: whether a message is to an address, however the test writes it. */
export function newMailbox<Taken>(provider: string, isTo: (message: Taken, address: string) => boolean) {
  const messages: Taken[] = [];
  const waiting = new Set<() => void>();

  function take(message: Taken): Taken {
    messages.push(message);
    for (const look of waiting) look();
    return message;
  }

  const to = (address: string) => messages.filter((message) => isTo(message, address));

  /** Resolves as soon as that many messages are found; fails after `within` milliseconds. */
  function until(found: () => Taken[], count: number, within = HANGS_MS): Promise<Taken[]> {
    if (found().length >= count) return Promise.resolve(found());
    return new Promise((resolve, reject) => {
      const look = () => found().length >= count && done(() => resolve(found()));
      const late = () =>
        done(() => reject(new Error(`${provider} took ${found().length} of ${count} messages waited for.`)));
      const timer = setTimeout(late, within);
      const done = (settle: () => void) => {
        clearTimeout(timer);
        waiting.delete(look);
        settle();
      };
      waiting.add(look);
    });
  }

  return { messages, take, to, until };
}
