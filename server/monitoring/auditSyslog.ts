// Sends the audit log to a syslog server over UDP, TCP or TLS, as it grows.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect, isIP } from 'node:net';
import { hostname } from 'node:os';
import { connect as connectSecurely } from 'node:tls';
import { exportAudit } from '../../src/audit/exportAudit.ts';
import { type ExportedRow, framedRecord, syslogMessage } from '../../src/audit/syslog.ts';
import type { Pool } from '../../src/database.ts';

export interface AuditSyslogSetup {
  pool: Pool;
  /** `udp://host:514`, `tcp://host:601` or `tls://host:6514`. */
  url: string;
  /** Told once of a fault, until rows are sent again. */
  onFault(error: unknown): void;
}

const SYSLOG_TURN_MS = 1000;
const RETRY_MS = 30_000;
/** A receiver that takes longer is tried again later. */
const SEND_TIMEOUT_MS = 4000;
/** Receivers must take 2 kB and should take 8 kB of a datagram; streams are not cut. */
const MAX_DATAGRAM_BYTES = 8192;
const MAX_STREAM_BYTES = 1_048_576;

/** Of the whole process. */
export const auditSyslogState = { isFailing: false };

/** Returns a function that sends what is left and stops. */
export function startAuditSyslog({ pool, url, onFault }: AuditSyslogSetup): () => Promise<void> {
  const send = senderTo(new URL(url));
  let timer: NodeJS.Timeout;

  async function sendAll(): Promise<void> {
    while ((await exportAudit(pool, url, send)) > 0);
  }
  function takeTurn(delay: number): void {
    timer = setTimeout(() => {
      turn = sendAll().then(
        () => {
          auditSyslogState.isFailing = false;
          takeTurn(SYSLOG_TURN_MS);
        },
        (error) => {
          if (!auditSyslogState.isFailing) onFault(error);
          auditSyslogState.isFailing = true;
          takeTurn(RETRY_MS);
        },
      );
    }, delay);
  }
  let turn = Promise.resolve();
  takeTurn(0);
  return async () => {
    clearTimeout(timer);
    await turn;
    clearTimeout(timer);
    auditSyslogState.isFailing = false;
    await sendAll().catch(onFault);
  };
}

function senderTo(url: URL): (rows: readonly ExportedRow[]) => Promise<void> {
  const from = { host: hostname(), process: process.pid };
  // An IPv6 address stands in brackets in a URL.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port);
  const messages = (rows: readonly ExportedRow[], maxBytes: number) =>
    rows.map((row) => syslogMessage(row, from, maxBytes));
  if (url.protocol === 'udp:') return (rows) => sendDatagrams(messages(rows, MAX_DATAGRAM_BYTES), host, port);
  const open =
    url.protocol === 'tls:'
      ? () => connectSecurely({ host, port, ...(isIP(host) ? {} : { servername: host }) })
      : () => connect({ host, port });
  const opened = url.protocol === 'tls:' ? 'secureConnect' : 'connect';
  return async (rows) => {
    const socket = open();
    // Faults are heard by whatever is waited for; one that comes later has no bearing.
    socket.on('error', () => {});
    const signal = AbortSignal.timeout(SEND_TIMEOUT_MS);
    try {
      await once(socket, opened, { signal });
      socket.end(Buffer.concat(messages(rows, MAX_STREAM_BYTES).map(framedRecord)));
      socket.resume();
      await once(socket, 'close', { signal });
    } finally {
      socket.destroy();
    }
  };
}

async function sendDatagrams(messages: readonly Buffer[], host: string, port: number): Promise<void> {
  const socket = createSocket(host.includes(':') ? 'udp6' : 'udp4');
  try {
    for (const message of messages)
      await new Promise<void>((resolve, reject) => {
        socket.send(message, port, host, (error) => (error ? reject(error) : resolve()));
      });
  } finally {
    socket.close();
  }
}
