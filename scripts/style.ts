// Lists the places that break the rules of docs/style.md, in all rooms or in those named.
//
// `--check` fails if a room has more places than test/styleBaseline.json allows; `--write` lowers the numbers there.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Allowed, countsOf, placesInTree, roomsOverAllowed } from './style/rooms.ts';

const BASELINE = 'test/styleBaseline.json';

const places = placesInTree();
const counts = countsOf(places);
const allowed: Allowed = JSON.parse(readFileSync(BASELINE, 'utf8'));
const rooms = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));

if (process.argv.includes('--check')) {
  const faults = roomsOverAllowed(places, allowed);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
} else if (process.argv.includes('--write')) {
  const left = Object.entries(counts).map(([room, count]): [string, { left: number }] => [
    room,
    { left: Math.min(count, allowed[room]?.left ?? 0) },
  ]);
  writeFileSync(BASELINE, `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`);
} else {
  for (const { room, file, line, rule, excerpt } of places)
    if (rooms.length === 0 || rooms.includes(room)) console.log(`${file}:${line}: ${rule}: ${excerpt}`);
  console.table(counts);
}
