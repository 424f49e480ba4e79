// The port that a server listens on: the one it was given, or the free one that it found.
import type { Server } from 'node:net';

/** @throws Error if the server listens on no port. */
export function listeningPort(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return address.port;
}
