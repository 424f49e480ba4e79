// Kannel itself, where it is installed: its two boxes with what docs/channels.md says, connected to a centre of the test.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
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
  /** Seconds between two tries to hand a message over; none: as documented. */
  retrySeconds?: number;
  /** The database that keeps what waits for reports, by its address: with it Kannel is set up to lose nothing. */
  reportsUrl?: string;
  /** SMS are handed over by the command of the documents, which ends once the server has them. */
  byCommand?: boolean;
  /** A library that its boxes load before all others. */
  preload?: string | undefined;
}

export type KannelBox = 'bearerbox' | 'smsbox';

export interface RunningKannel {
  /** Ends a box without a word, and all that it has started. */
  kill(box: KannelBox): Promise<void>;
  /** On what it has kept. */
  start(box: KannelBox): Promise<void>;
  /** Kills both and starts them: smsbox by itself waits for ten seconds when bearerbox has gone. */
  restart(): Promise<void>;
}

export async function startKannel(setup: KannelSetup): Promise<RunningKannel> {
  const directory = await temporaryDirectory();
  const own = { adminPort: await freePort(), boxPort: await freePort(), directory };
  const file = join(directory, 'kannel.conf');
  await mkdir(join(directory, 'store'));
  await writeFile(file, configuration(setup, own));
  const ports = { bearerbox: own.boxPort, smsbox: setup.sendPort };
  const boxes = new Map<KannelBox, ChildProcess>();
  const kill = async (name: KannelBox) => {
    const box = boxes.get(name);
    if (!box || box.exitCode !== null || box.signalCode !== null) return;
    const ended = once(box, 'close');
    // The group: systemd kills what a service has started, too.
    process.kill(-(box.pid as number), 'SIGKILL');
    await ended;
  };
  const env = { ...process.env, ...(setup.preload && { LD_PRELOAD: setup.preload }) };
  const start = async (name: KannelBox) => {
    boxes.set(name, spawn(name, ['-v', '4', file], { stdio: 'ignore', detached: true, env }));
    await eventually(`${name} listens`, () => listensAt(ports[name]));
  };
  const killBoth = () => Promise.all([kill('smsbox'), kill('bearerbox')]);
  const startBoth = async () => {
    await start('bearerbox');
    await start('smsbox');
  };
  atEnd(killBoth);
  await startBoth();
  return { kill, start, restart: () => killBoth().then(startBoth) };
}

/**
 * A library before which iconv knows no letters, as for a Kannel that was built without it: it refuses each name of letters.
 * None where there is no compiler.
 */
export async function blindIconv(): Promise<string | undefined> {
  const library = join(await temporaryDirectory(), 'iconv.so');
  const compiled = spawnSync('cc', ['-shared', '-fPIC', '-x', 'c', '-o', library, '-'], { input: BLIND_ICONV });
  return compiled.status === 0 ? library : undefined;
}
const BLIND_ICONV = 'void *iconv_open(const char *to, const char *from) { return (void *)-1; }';

/** A port that is free at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as { port: number };
  await new Promise((closed) => server.close(closed));
  return port;
}

function listensAt(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  return new Promise<boolean>((resolve) => {
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
  }).finally(() => socket.destroy());
}

interface OwnPorts {
  adminPort: number;
  boxPort: number;
  directory: string;
}

/** The configuration of the documents, and around it the parts that each operator has anyway. */
function configuration(setup: KannelSetup, { adminPort, boxPort, directory }: OwnPorts): string {
  const { publicUrl, secret, username, password, centrePort, sendPort, retrySeconds } = setup;
  const [messages = '', reports = '', command = ''] = blocksOf('docs/channels.md')
    .filter(({ language }) => language === 'kannel')
    .map(({ text }) => text);
  const filled = (setup.byCommand ? messages.replace(/^get-url = .*$/m, () => command.trim()) : messages)
    .replaceAll('<PUBLIC_URL>', publicUrl)
    .replaceAll('<KANNEL_SECRET>', secret)
    .replaceAll('<KANNEL_USERNAME>', username)
    .replaceAll('<KANNEL_PASSWORD>', password)
    .replace(/http-queue-delay = \d+/, (usual) => (retrySeconds ? `http-queue-delay = ${retrySeconds}` : usual))
    .replace(/sleep \d+/, (usual) => (retrySeconds ? `sleep ${retrySeconds}` : usual))
    .replace('group = smsbox\n', `group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = ${sendPort}\n`);
  const core = `group = core
admin-port = ${adminPort}
admin-password = ${secret}
smsbox-port = ${boxPort}
sms-resend-freq = 1
log-file = "${directory}/kannel.log"
`;
  const kept = setup.reportsUrl && keptReports(reports, new URL(setup.reportsUrl), directory);
  return `${kept ? kept.replace('group = core\n', core) : core}
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

function keptReports(documented: string, { hostname, port, username, password, pathname }: URL, directory: string) {
  return documented
    .replace('/var/spool/kannel/store', join(directory, 'store', 'messages'))
    .replace(/^host = .*$/m, `host = ${hostname}\nport = ${port}`)
    .replace(/^username = .*$/m, `username = ${username}`)
    .replace('<password>', decodeURIComponent(password))
    .replace(/^database = .*$/m, `database = ${pathname.slice(1)}`);
}
