// Closes the port: requests in flight are answered, and idle connections are not waited for.
import type { FastifyInstance } from 'fastify';

/** Requests that have not ended by then are cut off, milliseconds. */
const CLOSE_HTTP_TIMEOUT_MS = 2000;

/** To be called before the routes are mounted; the function returned closes. */
export function closerOf(app: FastifyInstance): () => Promise<void> {
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  // Or a client that means to ask more would hold us up after its last answer.
  app.addHook('onSend', (_request, reply, _payload, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });
  return async () => {
    const late = setTimeout(() => app.server.closeAllConnections(), CLOSE_HTTP_TIMEOUT_MS);
    await app.close().finally(() => clearTimeout(late));
  };
}
