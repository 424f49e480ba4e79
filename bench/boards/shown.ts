// The board as the servers the product is measured against keep it: in memory; a POST changes it.

import type { Server } from 'node:http';
import { listeningPort } from '../../server/http/listeningPort.ts';

export interface ShownBoard {
  server: Server;
  board: unknown;
}

export function listenForChanges(server: Server, changed: () => void): ShownBoard {
  const shown: ShownBoard = { server, board: null };
  server.on('request', async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    shown.board = JSON.parse(text);
    changed();
    response.end('{}');
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`Ready: http://127.0.0.1:${listeningPort(server)}`);
  });
  return shown;
}
