// Kannel itself, where it is installed: its two boxes with what docs/channels.md says, connected to a centre of the test.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { eventually } from './app.ts';
import { atEnd } from './atEnd.ts';
import { temporaryDirectory } from './directory.ts';
import { blocksOf } from './documentBlocks.ts';

export interface KannelSetup {
  publicUrl: string;
  secret: string;
  username: string;
  password: string;
  /** The port at which the centre listens. */
  centrePort: number;
  /** The address that takes messages to send. */
  sendPort: number;
}

export async function startKannel(setup: KannelSetup): Promise<void> {
  const directory = await temporaryDirectory();
  const [adminPort, boxPort] = [await freePort(), await freePort()];
  const file = join(directory, 'kannel.conf');
  await writeFile(file, configuration(setup, { adminPort, boxPort, directory }));
  await startBox('bearerbox', file, boxPort);
  await startBox('smsbox', file, setup.sendPort);
}

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

async function startBox(name: string, file: string, port: number): Promise<void> {
  const box = spawn(name, ['-v', '4', file], { stdio: 'ignore' });
  const ended = once(box, 'close');
  atEnd(() => {
    box.kill('SIGKILL');
    return ended;
  });
  await eventually(`${name} listens`, () => {
    const socket = connect(port, '127.0.0.1');
    return new Promise<boolean>((resolve) => {
      socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    }).finally(() => socket.destroy());
  });
}

interface Own {
  adminPort: number;
  boxPort: number;
  directory: string;
}

/** The configuration of the documents, and around it the parts that each operator has anyway. */
function configuration(setup: KannelSetup, { adminPort, boxPort, directory }: Own): string {
  const { publicUrl, secret, username, password, centrePort, sendPort } = setup;
  const [documented] = blocksOf('docs/channels.md').filter(({ language }) => language === 'kannel');
  const filled = (documented?.text ?? '')
    .replaceAll('<PUBLIC_URL>', publicUrl)
    .replaceAll('<KANNEL_SECRET>', secret)
    .replaceAll('<KANNEL_USERNAME>', username)
    .replaceAll('<KANNEL_PASSWORD>', password)
    .replace('group = smsbox\n', `group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = ${sendPort}\n`);
  return `group = core
admin-port = ${adminPort}
admin-password = ${secret}
smsbox-port = ${boxPort}
log-file = "${directory}/kannel.log"

group = smsc
smsc = smpp
smsc-id = centre
host = 127.0.0.1
port = ${centrePort}
transceiver-mode = true
smsc-username = antrean
smsc-password = antrean
system-type = ""
reconnect-delay = 1

${filled}`;
}
