// One process at a time, and no claim that outlives its process.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { claimInstance, type InstanceClaim } from '../../server/postgres/singleInstance.ts';

const code = new URL('../../server/postgres/singleInstance.ts', import.meta.url).href;

async function release(...claims: InstanceClaim[]): Promise<void> {
  for (const each of claims) if (each.held) await each.release();
}

/** A process that claimed `thing` and was killed. */
async function dieWith(thing: string, platform: NodeJS.Platform): Promise<void> {
  const program = `const { claimInstance } = await import('${code}');
    console.log((await claimInstance('${thing}', '${platform}')).held); setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said).trim()).toBe('true');
  child.kill('SIGKILL');
  await once(child, 'exit');
}

// The socket file that other systems use works on Linux too, so that it is tested there.
const platforms: NodeJS.Platform[] = process.platform === 'linux' ? ['linux', 'darwin'] : [process.platform];

describe.each(platforms)('a claim, as on %s', (platform) => {
  it('is refused while it is held, saying by whom, and granted afterwards', async () => {
    const thing = randomUUID();
    const first = await claimInstance(thing, platform);
    expect(first.held).toBe(true);
    expect(await claimInstance(thing, platform)).toEqual({ held: false, by: process.pid });
    const other = await claimInstance(randomUUID(), platform);
    expect(other.held).toBe(true);
    await release(first, other);
    const again = await claimInstance(thing, platform);
    expect(again.held).toBe(true);
    await release(again);
  });

  it('ends with its process, and of two that come then one gets it', async () => {
    const thing = randomUUID();
    await dieWith(thing, platform);
    const claims = await Promise.all([claimInstance(thing, platform), claimInstance(thing, platform)]);
    expect(claims.map((each) => each.held).sort()).toEqual([false, true]);
    await release(...claims);
  });
});
