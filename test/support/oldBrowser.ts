// A real Chromium of 2018 to 2020, as televisions have it: out of a package of npm, and driven by its own protocol.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import WebSocket from 'ws';
import { atEnd } from './atEnd.ts';
import { temporaryDirectory } from './directory.ts';
import { eventually } from './eventually.ts';

/** Releases of chrome-aws-lambda, the package with builds that run here, and the hashes that npm has of them. */
export const OLD_CHROMIUMS = {
  69: {
    release: '1.5.0',
    integrity: 'sha512-QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==',
  },
  78: {
    release: '1.20.4',
    integrity: 'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
  },
  80: {
    release: '2.1.1',
    integrity: 'sha512-Wer2QuygxsCov5bM2+8CLa6qYpNsc5AxYTlgTne00aFoxFP491LGJRxOQtGnYtsJP6UG4pB0SfrwTyPnLys1Lw==',
  },
} as const;
export type OldChromium = keyof typeof OLD_CHROMIUMS;

/** Kept from run to run: each is forty megabytes. */
const KEPT_IN = join(tmpdir(), 'antrean-old-chromium');
const execute = promisify(execFile);

export interface OldPage {
  version: string;
  /** The errors that the page has thrown. */
  errors: string[];
  /** The statuses by which servers have answered its WebSockets: 101 opens one. */
  handshakes: number[];
  /** The value of a script that runs in the page. */
  evaluate<Result>(script: string): Promise<Result>;
}

/** Null if the package cannot be had: outside continuous integration the test is skipped then. */
export async function oldChromium(version: OldChromium): Promise<string | null> {
  const program = join(KEPT_IN, `chromium-${version}`);
  if (existsSync(program)) return program;
  await mkdir(KEPT_IN, { recursive: true });
  const work = await temporaryDirectory();
  const { release, integrity } = OLD_CHROMIUMS[version];
  try {
    await execute('npm', ['pack', '--silent', '--fetch-retries=4', `chrome-aws-lambda@${release}`], {
      ...{ cwd: work, timeout: 240_000 },
    });
  } catch (error) {
    if (process.env.CI) throw error;
    return null;
  }
  const archive = join(work, `chrome-aws-lambda-${release}.tgz`);
  const hash = createHash('sha512')
    .update(await readFile(archive))
    .digest('base64');
  if (`sha512-${hash}` !== integrity) throw new Error(`${archive} is not the release that is known.`);
  await execute('tar', ['xzf', archive, '-C', work]);
  const bin = join(work, 'package/bin');
  const packed = (await readdir(bin)).find((file) => /^chromium.*\.br$/.test(file)) ?? '';
  await writeFile(`${program}.new`, await promisify(brotliDecompress)(await readFile(join(bin, packed))), {
    mode: 0o755,
  });
  await rename(`${program}.new`, program);
  return program;
}

/** A page of 1920 by 1080, once it is loaded. */
export async function openOldPage(program: string, url: string): Promise<OldPage> {
  const profile = await temporaryDirectory();
  const browser = spawn(
    program,
    // In one process Chromium 80 ends as soon as a page sounds.
    `--headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-zygote --hide-scrollbars
    --autoplay-policy=no-user-gesture-required --lang=id --remote-debugging-port=0 --window-size=1920,1080`
      .split(/\s+/)
      .concat(`--user-data-dir=${profile}`, 'about:blank'),
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  atEnd(() => browser.kill('SIGKILL'));
  const port = await debuggingPort(browser);
  const address = await eventually('the browser has a page', () => firstPageAt(port));
  const { product } = await versionAt(port);
  const line = await openProtocol(address);
  browser.once('exit', () => line.end('The browser has ended.'));
  await line.send('Runtime.enable');
  await line.send('Page.enable');
  await line.send('Network.enable');
  await line.send('Page.navigate', { url });
  return {
    version: product,
    errors: line.errors,
    handshakes: line.handshakes,
    async evaluate<Result>(script: string) {
      const { result, exceptionDetails } = await line.send('Runtime.evaluate', {
        ...{ expression: script, awaitPromise: true, returnByValue: true },
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value as Result;
    },
  };
}

async function debuggingPort(browser: ChildProcess): Promise<string> {
  let said = '';
  browser.stderr?.on('data', (bytes) => {
    said += bytes;
  });
  return eventually('the browser listens', () => said.match(/DevTools listening on ws:\/\/127\.0\.0\.1:(\d+)/)?.[1]);
}

/** It listens before it has one. */
async function firstPageAt(port: string): Promise<string | undefined> {
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl?: string;
  }[];
  return targets.find(({ type }) => type === 'page')?.webSocketDebuggerUrl;
}

async function versionAt(port: string): Promise<{ product: string }> {
  const about = (await (await fetch(`http://127.0.0.1:${port}/json/version`)).json()) as { Browser: string };
  return { product: about.Browser };
}

// biome-ignore lint/suspicious/noExplicitAny: each command of the protocol has an answer of its own.
type ProtocolAnswer = any;

async function openProtocol(url: string) {
  const socket = new WebSocket(url);
  const errors: string[] = [];
  const handshakes: number[] = [];
  const waiting = new Map<number, { resolve(answer: ProtocolAnswer): void; reject(fault: Error): void }>();
  let last = 0;
  socket.on('message', (bytes) => {
    const { id, result, error, method, params } = JSON.parse(String(bytes)) as ProtocolAnswer;
    if (method === 'Runtime.exceptionThrown') {
      const { exception, text } = params.exceptionDetails;
      errors.push(exception?.description ?? text);
    }
    if (method === 'Network.webSocketHandshakeResponseReceived') handshakes.push(params.response.status);
    waiting.get(id)?.resolve(result ?? { exceptionDetails: { text: error?.message } });
    waiting.delete(id);
  });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  atEnd(() => socket.terminate());
  return {
    errors,
    handshakes,
    end(reason: string) {
      for (const { reject } of waiting.values()) reject(new Error(reason));
    },
    send(method: string, params: object = {}): Promise<ProtocolAnswer> {
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        socket.send(JSON.stringify({ id, method, params }));
      });
    },
  };
}
