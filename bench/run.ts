// npm run bench -- <name>: builds the product, installs what it is measured against, and runs the bench of that name.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { itemAt } from '../src/items.ts';
import { keepFigures } from './figures.ts';
import { describedLoad, isTooBusy, lookAtMachine } from './machineLoad.ts';

const root = join(import.meta.dirname, '..');
const [name, ...rest] = process.argv.slice(2);

const textOption = (option: string) => rest[rest.indexOf(option) + 1 || rest.length] ?? null;
const numberOption = (option: string, usual: number) => Number(textOption(option) ?? usual);

const before = isBench() && (await lookAtMachine());
if (before) console.log(describedLoad('before', before));

if (name === 'book') {
  if (installed() && built()) {
    const { benchBookings } = await import('./book.ts');
    const options = { rounds: numberOption('--rounds', 3), seconds: numberOption('--seconds', 10) };
    await benchBookings(root, options).catch(unfinished);
  }
} else if (name === 'boards') {
  if (built()) {
    const { benchBoards } = await import('./boards.ts');
    await benchBoards(root, { rounds: numberOption('--rounds', 15) }).catch(unfinished);
  }
} else if (name === 'parse') {
  const { benchParse } = await import('./parse.ts');
  benchParse(root, { messages: numberOption('--messages', 1_000_000), seed: numberOption('--seed', 1) });
} else if (name === 'understand') {
  const { benchUnderstanding } = await import('./understand.ts');
  await benchUnderstanding(root, { wrong: rest.includes('--wrong') }).catch(unfinished);
} else if (name === 'history') {
  if (built()) {
    const { benchHistory } = await import('./history.ts');
    await benchHistory(root, {
      bookings: numberOption('--bookings', 10_000_000),
      offices: numberOption('--offices', 500),
      rounds: numberOption('--rounds', 300),
      data: textOption('--data'),
      onlyGenerate: rest.includes('--generate'),
    }).catch(unfinished);
  }
} else if (name === 'webhooks' || name === 'chat') {
  if (built()) {
    const { benchWebhooks } = await import('./webhooks.ts');
    const options = {
      rate: numberOption('--rate', 500),
      seconds: numberOption('--seconds', 60),
      rounds: numberOption('--rounds', 1),
    };
    await benchWebhooks(root, options).catch(unfinished);
  }
} else if (name === 'read') {
  if (installed() && built()) {
    const { benchReads } = await import('./read.ts');
    const options = {
      rounds: numberOption('--rounds', 3),
      seconds: numberOption('--seconds', 5),
      bookings: numberOption('--bookings', 500),
    };
    await benchReads(root, options).catch(unfinished);
  }
} else if (name === 'vacuum') {
  if (built()) {
    const { benchVacuum } = await import('./vacuum.ts');
    await benchVacuum(root, { changes: numberOption('--changes', 200_000), table: textOption('--table') }).catch(
      unfinished,
    );
  }
} else if (name === 'start') {
  if (built()) {
    const { benchStarts } = await import('./start.ts');
    const options = {
      offices: (textOption('--offices') ?? '33,500,3000').split(',').map(Number),
      rounds: numberOption('--rounds', 3),
      idleSeconds: numberOption('--idle', 60),
      settleSeconds: numberOption('--settle', 90),
    };
    await benchStarts(root, options).catch(unfinished);
  }
} else if (name === 'rush') {
  if (built()) {
    const { benchRush } = await import('./rush.ts');
    const options = { people: numberOption('--people', 20_000), seconds: numberOption('--seconds', 60) };
    await benchRush(root, options).catch(unfinished);
  }
} else if (name === 'siege') {
  if (built()) {
    const { benchSiege } = await import('./siege.ts');
    const options = {
      rate: numberOption('--rate', 50),
      attack: numberOption('--attack', 300),
      seconds: numberOption('--seconds', 20),
      rounds: numberOption('--rounds', 3),
    };
    await benchSiege(root, options).catch(unfinished);
  }
} else if (name === 'kills') {
  if (built()) {
    const { benchKills } = await import('./kills.ts');
    const options = {
      kills: numberOption('--kills', 50),
      rate: numberOption('--rate', 500),
      seed: numberOption('--seed', 2017),
    };
    await benchKills(root, options).catch(unfinished);
  }
} else {
  console.log('npm run bench -- book [--rounds 3] [--seconds 10]');
  console.log(
    '  Bookings a second over HTTP beside pgbench and PostGraphile, all on one PostgreSQL; about eight minutes.',
  );
  console.log('npm run bench -- boards [--rounds 15]');
  console.log(
    '  A change of the board on its way to 100, 1,000 and 5,000 subscribers beside graphql-ws and ws; about four minutes.',
  );
  console.log('npm run bench -- parse [--messages 1000000] [--seed 1]');
  console.log('  Messages read a second, and the slowest of a million random ones; about two minutes.');
  console.log('npm run bench -- understand [--wrong]');
  console.log('  How much of what people write is understood, by kind, with harm and silence; two seconds.');
  console.log(
    'npm run bench -- history [--bookings 10000000] [--offices 500] [--rounds 300] [--data directory] [--generate]',
  );
  console.log(
    '  Latencies beside so many old bookings and beside none; half an hour to make them, unless --data has kept them, then three minutes.',
  );
  console.log('npm run bench -- webhooks [--rate 500] [--seconds 60] [--rounds 1]');
  console.log(
    '  Signed messages at a fixed rate, each to be acknowledged, worked on and answered once, beside a bare server; about five minutes.',
  );
  console.log('npm run bench -- read [--rounds 3] [--seconds 5] [--bookings 500]');
  console.log(
    '  Equal queries a second beside bare node:http, Mercurius and Yoga, then while bookings go on; about four minutes.',
  );
  console.log('npm run bench -- chat [--rate 500] [--seconds 60] [--rounds 1]');
  console.log('  The same: whether all is worked on and handed to the provider within seconds of the last message.');
  console.log('npm run bench -- vacuum [--changes 200000] [--table booking]');
  console.log(
    '  Dead rows and size of the hot tables after changes, with their storage parameters and without; about ten minutes.',
  );
  console.log('npm run bench -- start [--offices 33,500,3000] [--rounds 3] [--idle 60] [--settle 90]');
  console.log(
    '  Seconds until a server is ready, on new data and again, and the processor time of an idle one; about twelve minutes.',
  );
  console.log('npm run bench -- rush [--people 20000] [--seconds 60]');
  console.log(
    '  People at one opening over 24 offices, with one server process and with two behind HAProxy; about ten minutes.',
  );
  console.log('With --keep, the figures go into the README, if the machine had nothing else to do.');
  console.log('npm run bench -- siege [--rate 50] [--attack 300] [--seconds 20] [--rounds 3]');
  console.log('  Honest people alone, and beside a hundred attackers with 600 live views; about three minutes.');
  console.log('npm run bench -- kills [--kills 50] [--rate 500] [--seed 2017]');
  console.log(
    '  Two servers and PostgreSQL killed at random while people book, then what was answered beside the rows; about six minutes.',
  );
}

if (before) {
  const after = await lookAtMachine();
  console.log(describedLoad('after', after));
  const wasBusy = isTooBusy(before) || isTooBusy(after);
  if (wasBusy && rest.includes('--keep'))
    console.log('Not kept: the machine was too busy. --keep-anyway says so in the README.');
  else if (rest.some((word) => word.startsWith('--keep')))
    console.log(await keepFigures(root, itemAt(process.argv, 2), wasBusy));
}

function isBench(): boolean {
  return (
    name !== undefined &&
    existsSync(join(import.meta.dirname, `${name === 'chat' ? 'webhooks' : name}.ts`)) &&
    name !== 'run'
  );
}

function unfinished(error: unknown): void {
  console.error('The bench could not be run to its end:', error);
}

/** Whether what the product is measured against is there. */
function installed(): boolean {
  if (['postgraphile', 'mercurius', 'graphql-yoga'].every((name) => existsSync(join(root, 'bench/node_modules', name))))
    return true;
  console.log('Installing what the product is measured against (bench/package-lock.json) …');
  return runsWell('npm', ['ci', '--prefix', 'bench', '--no-fund', '--no-audit']);
}

function built(): boolean {
  const built = runsWell('npm', ['run', '--silent', 'build']);
  if (!built) console.log('The product does not build: see above.');
  return built;
}

function runsWell(command: string, words: string[]): boolean {
  return spawnSync(command, words, { cwd: root, stdio: 'inherit' }).status === 0;
}
