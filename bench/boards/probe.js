// Loaded before the server that is measured: tells the bench its memory and processor time, over the channel to its parent.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('message', async (question) => {
  if (question === 'memory') await settle();
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.send?.({ rss, heapUsed, cpu: user + system });
});

/** What is collected late, and what is given back to the system late. */
async function settle() {
  for (let times = 0; times < 6; times++) {
    collect();
    await new Promise((soon) => setTimeout(soon, 150));
  }
}
