// Lists what breaks the rules of docs/style.md, of all rooms or of those named; `--write` lowers the numbers still allowed.
import { readFileSync, writeFileSync } from 'node:fs';
import { countsOf, placesInTree } from './style/rooms.ts';

const BASELINE = 'test/styleBaseline.json';

const places = placesInTree();
const counts = countsOf(places);
const rooms = process.argv.slice(2).filter((argument) => argument !== '--write');

if (process.argv.includes('--write')) {
  const allowed: Record<string, { left: number }> = JSON.parse(readFileSync(BASELINE, 'utf8'));
  const left = Object.entries(counts).map(([room, count]) => [
    room,
    { left: Math.min(count, allowed[room]?.left ?? 0) },
  ]);
  writeFileSync(BASELINE, `${JSON.stringify(Object.fromEntries(left), null, 2)}\n`);
} else {
  for (const { room, file, line, rule, excerpt } of places)
    if (rooms.length === 0 || rooms.includes(room)) console.log(`${file}:${line}: ${rule}: ${excerpt}`);
  console.table(counts);
}
