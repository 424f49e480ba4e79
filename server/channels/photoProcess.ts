// Has one photo rewritten by a process of its own, whose memory and time are limited: a picture that kills it harms no other.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import type { PhotoFault } from '../../adapters/index.ts';
import { startedAs } from '../postgres/account.ts';
import { killWithParent } from '../postgres/killWithParent.ts';
import { FAULT_EXIT_CODES } from './photoLimits.ts';

export interface ProcessLimits {
  /** Writable memory. Node itself counts as 600 MB of it, most of which is never used; 25 million points of 16 bits take 400. */
  memoryKib: number;
  processorSeconds: number;
  timeoutMs: number;
}

/** The most intricate photos within the other limits take a second of processor time. */
const PROCESS_LIMITS: ProcessLimits = { memoryKib: 1_100_000, processorSeconds: 10, timeoutMs: 60_000 };
/** Its own garbage apart, the program holds the file and the result. */
const MAX_HEAP_MB = 64;
/** Beside this file, in the sources and as compiled. */
const PROGRAM = `${import.meta.dirname}/photoEncoder${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
/** It reads its libraries, and may neither write files nor start processes nor use the network. */
const PROGRAM_RIGHTS = ['--permission', '--allow-fs-read=*', '--allow-addons'];

/** The photo as a JPEG of at most 2000 pixels a side. */
export async function rewritePhoto(file: Buffer, limits = PROCESS_LIMITS): Promise<Buffer | PhotoFault> {
  const child = start(limits);
  killWithParent(child, 'SIGKILL');
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error('The process that reads photos has no pipes.');
  // It may be killed before it has read the file.
  stdin.on('error', () => {});
  stdin.end(file);
  const [jpeg, [code]] = await Promise.all([buffer(stdout), once(child, 'close')]);
  if (code === 0 && jpeg.length > 0) return jpeg;
  if (code === FAULT_EXIT_CODES.NOT_A_PHOTO) return 'NOT_A_PHOTO';
  return code === FAULT_EXIT_CODES.PHOTO_TOO_LARGE ? 'PHOTO_TOO_LARGE' : 'PHOTO_TOO_INTRICATE';
}

/** Without our environment, which holds the keys of providers. */
function start({ memoryKib, processorSeconds, timeoutMs }: ProcessLimits): ChildProcess {
  const program = [process.execPath, `--max-old-space-size=${MAX_HEAP_MB}`, ...PROGRAM_RIGHTS, PROGRAM];
  const limited = `ulimit -d ${memoryKib}; ulimit -t ${processorSeconds}; ulimit -c 0; exec "$@"`;
  const [command = '', ...options] =
    process.platform === 'win32' ? program : ['/bin/sh', '-c', limited, 'sh', ...program];
  return spawn(command, options, {
    ...startedAs(undefined),
    stdio: ['pipe', 'pipe', 'ignore'],
    timeout: timeoutMs,
    killSignal: 'SIGKILL',
  });
}
