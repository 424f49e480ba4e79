// One text for thousands of sockets: encoded once, written to each with the few bytes in which their messages differ.
import type { Duplex } from 'node:stream';

/** Writes the message `next` with that payload to the socket of a WebSocket, which must be open. */
export type SendNext = (wire: Duplex, payload: string, ending: Buffer) => void;

/** What a subscription's messages end with. */
export function endingOf(id: string): Buffer {
  return Buffer.from(`,"id":${JSON.stringify(id)}}`);
}

/**
 * For connections without compression: on those, ws writes every message whole and at once, so one may be written
 * between two of its own. That spares encoding each anew, which is most of what a message costs beside the system call.
 */
export function openSender(): SendNext {
  let encoded: string | null = null;
  let body = Buffer.alloc(0);
  let shared = body;
  let endingLength = -1;
  return (wire, payload, ending) => {
    if (payload !== encoded) {
      body = Buffer.from(`{"type":"next","payload":${payload}`);
      encoded = payload;
      endingLength = -1;
    }
    // The length comes first in a frame; ids made by one client are of one length.
    if (ending.length !== endingLength) {
      shared = Buffer.concat([frameHead(body.length + ending.length), body]);
      endingLength = ending.length;
    }
    wire.cork();
    wire.write(shared);
    wire.write(ending);
    wire.uncork();
  };
}

const WHOLE_TEXT = 0x81;

/** RFC 6455, 5.2: of a text in one frame from a server. */
function frameHead(length: number): Buffer {
  if (length < 126) return Buffer.from([WHOLE_TEXT, length]);
  const head = Buffer.alloc(length < 65_536 ? 4 : 10);
  head[0] = WHOLE_TEXT;
  head[1] = length < 65_536 ? 126 : 127;
  if (length < 65_536) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
