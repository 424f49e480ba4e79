// Lists the places that break the rules of docs/style.md, in all rooms or in those named, and fails if there are any.
import { countsOf, placesInTree } from './style/rooms.ts';

const rooms = process.argv.slice(2);
const places = placesInTree().filter(({ room }) => rooms.length === 0 || rooms.includes(room));

for (const { file, line, rule, excerpt } of places) console.error(`${file}:${line}: ${rule}: ${excerpt}`);
if (places.length > 0) {
  console.table(countsOf(places));
  process.exitCode = 1;
}
