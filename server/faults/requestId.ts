// The id of the request that is being answered, in every part of the server.
import { AsyncLocalStorage } from 'node:async_hooks';

const currentRequestId = new AsyncLocalStorage<string>();

export function withRequestId<T>(id: string, work: () => T): T {
  return currentRequestId.run(id, work);
}

export function requestId(): string | undefined {
  return currentRequestId.getStore();
}
