// Lets only one process at a time work on something, by a socket: the kernel frees it however the process dies.
import { createHash, randomUUID } from 'node:crypto';
import { rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type InstanceClaim = { held: true; release(): Promise<void> } | { held: false; by: number | undefined };

/** Claims `thing` until `release` or the end of this process; otherwise says which process holds it, if it answers. */
export async function claimInstance(
  thing: string,
  platform: NodeJS.Platform = process.platform,
): Promise<InstanceClaim> {
  const address = socketAddressOf(thing, platform);
  for (let tries = 0; tries < 100; tries++) {
    const server = await openSocket(address);
    if (server) return { held: true, release: () => new Promise((done) => server.close(() => done())) };
    const holder = await askHolder(address);
    if (holder !== 'nobody') return { held: false, by: holder };
    if (isFile(address)) await clearStale(address);
    else await pause(20);
  }
  throw new Error(`The socket ${address} is neither free nor answered.`);
}

/** Linux and Windows have names outside the file system that vanish with the process; elsewhere it is a socket file. */
function socketAddressOf(thing: string, platform: NodeJS.Platform): string {
  const name = `antrean-${createHash('sha256').update(thing).digest('hex').slice(0, 24)}`;
  if (platform === 'linux') return `\0${name}`;
  if (platform === 'win32') return `\\\\.\\pipe\\${name}`;
  return join(tmpdir(), `${name}-${process.getuid?.()}.sock`);
}

function isFile(address: string): boolean {
  return !address.startsWith('\0') && !address.startsWith('\\\\.\\pipe\\');
}

function openSocket(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((asker) => {
      asker.on('error', () => asker.destroy());
      asker.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen(address, () => resolve(server.unref()));
  });
}

function askHolder(address: string): Promise<number | undefined | 'nobody'> {
  return new Promise((resolve) => {
    let answer = '';
    const asker = connect(address);
    asker.setEncoding('utf8').on('data', (text) => {
      answer += text;
    });
    asker.once('end', () => resolve(Number.parseInt(answer, 10) || undefined));
    asker.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' || error.code === 'ENOENT' ? 'nobody' : undefined),
    );
    // Held, but by a process that is too busy to answer.
    asker.setTimeout(2_000, () => {
      asker.destroy();
      resolve(undefined);
    });
  });
}

/** Moved aside before it is deleted, so that a socket another start has opened meanwhile can be put back. */
async function clearStale(address: string): Promise<void> {
  // One that is just being opened doesn't answer yet.
  await pause(50);
  if ((await askHolder(address)) !== 'nobody') return;
  const aside = `${address}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(address, aside);
  } catch {
    return;
  }
  if ((await askHolder(aside)) === 'nobody') await unlink(aside);
  else await rename(aside, address);
}
