// The board as the servers the product is measured against know it: in memory; whoever posts a new one changes it.
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Shown {
  server: Server;
  board: unknown;
}

export function listenForChanges(server: Server, changed: () => void): Shown {
  const shown: Shown = { server, board: null };
  server.on('request', async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    shown.board = JSON.parse(text);
    changed();
    response.end('{}');
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`Ready: http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  return shown;
}
