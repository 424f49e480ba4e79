// The processes of subscribers of the boards bench, and what is asked of processes over their channel.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Heard, ListenerOrder } from './listeners.ts';

/** @throws if the order could not be carried out; a fault of an event is in what was heard. */
export type OrderListeners = (order: ListenerOrder) => Promise<Heard>;

/** A process of subscribers. */
export function startListeners(root: string): { order: OrderListeners; end: () => void } {
  const child = fork(join(root, 'bench/boards/listeners.ts'));
  return {
    async order(order) {
      const heard = await askChild<Heard>(child, order);
      if (order.do !== 'event' && heard.fault) throw new Error(heard.fault);
      return heard;
    },
    end() {
      if (child.connected) child.disconnect();
    },
  };
}

/** @throws if the process ends instead of answering. */
export async function askChild<Answer>(child: ChildProcess, question: object | string): Promise<Answer> {
  const over = new AbortController();
  const { signal } = over;
  try {
    child.send(question);
    const [answer] = await Promise.race([once(child, 'message', { signal }), once(child, 'exit', { signal })]);
    if (typeof answer !== 'object' || answer === null) throw new Error('A process of the bench ended.');
    return answer;
  } finally {
    over.abort();
  }
}
