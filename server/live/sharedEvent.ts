// Sends one text to many event streams: the event is encoded once for all of them.
import type { ServerResponse } from 'node:http';

/** Writes the event `next` with that payload, which is JSON in one line. */
export type SendNextEvent = (response: ServerResponse, payload: string) => void;

export function openEventSender(): SendNextEvent {
  let encoded: string | null = null;
  let event = Buffer.alloc(0);
  return (response, payload) => {
    if (payload !== encoded) {
      event = Buffer.from(`event: next\ndata: ${payload}\n\n`);
      encoded = payload;
    }
    response.write(event);
  };
}
