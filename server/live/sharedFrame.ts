// Sends one text to thousands of sockets: it is encoded once, and each socket adds the few bytes that differ.
import type { Duplex } from 'node:stream';

/** Writes the message `next` with that payload to the socket of an open WebSocket. */
export type SendNextMessage = (wire: Duplex, payload: string, ending: Buffer) => void;

/** The end of a subscription's messages: their id. */
export function messageEnding(id: string): Buffer {
  return Buffer.from(`,"id":${JSON.stringify(id)}}`);
}

/**
 * Works on connections without compression: ws writes each of their messages whole and at once, so that another one may
 * be written in between. Encoding each message again would be most of its cost besides the system call.
 */
export function openFrameSender(): SendNextMessage {
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
    // A frame begins with its length; the ids of one client are all of one length.
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

/** RFC 6455, 5.2: the final frame of a text message. */
const FINAL_TEXT_FRAME = 0x81;
const MAX_SHORT_LENGTH = 125;
const MAX_16_BIT_LENGTH = 65_535;

/** RFC 6455, 5.2: a frame from a server has no mask. */
function frameHead(length: number): Buffer {
  if (length <= MAX_SHORT_LENGTH) return Buffer.from([FINAL_TEXT_FRAME, length]);
  const isMedium = length <= MAX_16_BIT_LENGTH;
  const head = Buffer.alloc(isMedium ? 4 : 10);
  head[0] = FINAL_TEXT_FRAME;
  head[1] = isMedium ? 126 : 127;
  if (isMedium) head.writeUInt16BE(length, 2);
  else head.writeBigUInt64BE(BigInt(length), 2);
  return head;
}
