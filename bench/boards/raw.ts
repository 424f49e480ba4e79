// The least there can be: one text for all, by ws alone.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { listenForChanges } from './shown.ts';

const shownRaw = listenForChanges(createServer(), () => {
  const text = frame();
  for (const socket of sockets.clients) socket.send(text);
});
const sockets = new WebSocketServer({ server: shownRaw.server, handleProtocols: () => 'graphql-transport-ws' });

/** As long as the others' is. */
const id = randomUUID();
const frame = () => JSON.stringify({ id, type: 'next', payload: { data: { board: shownRaw.board } } });

sockets.on('connection', (socket) => {
  socket.on('message', (message) => {
    const { type }: { type: string } = JSON.parse(String(message));
    socket.send(type === 'subscribe' ? frame() : '{"type":"connection_ack"}');
  });
});
