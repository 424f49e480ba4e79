// The usual way: graphql-ws as its documentation shows it, an async iterator for each subscriber.
import { EventEmitter, on } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import { listenForChanges } from './shown.ts';

const schema = buildSchema(readFileSync(join(import.meta.dirname, '../../schema/schema.graphql'), 'utf8'));
const changes = new EventEmitter().setMaxListeners(0);
const shownPlain = listenForChanges(createServer(), () => changes.emit('change'));

/** The board at once, then at each change. */
async function* boardChanges() {
  yield { board: shownPlain.board };
  for await (const _ of on(changes, 'change')) yield { board: shownPlain.board };
}

useServer(
  { schema, roots: { subscription: { board: boardChanges } } },
  new WebSocketServer({ server: shownPlain.server }),
);
