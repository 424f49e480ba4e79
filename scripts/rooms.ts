// Draws which room imports which, as a Mermaid flowchart made from the imports, for docs/architecture.md.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** From each room to those it imports, types included. */
export type Arrows = ReadonlyMap<string, ReadonlySet<string>>;

const FOLDERS = ['server', 'web', 'adapters', 'clients', 'schema', 'src'];
const IMPORT = /^(?:import|export)\s(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm;
/** One node for the files beside the rooms of `src` that import no room. */
const FOUNDATIONS = 'foundations';
const PICTURE = /(?<=<!-- @generated rooms[^\n]*-->\n\n)```mermaid\n[\s\S]*?```/;

/** The page with its picture drawn again. */
export function withRooms(page: string): string {
  return page.replace(PICTURE, () => `\`\`\`mermaid\n${flowchart(reduced(withFoundations(readArrows())))}\n\`\`\``);
}

function readArrows(): Arrows {
  const arrows = new Map<string, Set<string>>();
  for (const file of globSync(FOLDERS.map((folder) => `${folder}/**/*.ts`))) {
    const from = roomOf(file);
    const targets = arrows.get(from) ?? new Set();
    arrows.set(from, targets);
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const to = roomOf(normalize(join(dirname(file), path)));
      if (to !== from && !to.includes('.')) targets.add(to);
    }
  }
  return arrows;
}

/** `src/office/hours.ts` is in `office`, `src/time.ts` is `src/time`, `schema/booking.ts` is in `schema`. */
function roomOf(file: string): string {
  const [top = '', second = '', third] = file.split('/');
  if (top !== 'src') return top;
  return third === undefined ? `src/${second.replace(/\.ts$/, '')}` : second;
}

export function withFoundations(arrows: Arrows): Arrows {
  const isFoundation = (room: string): boolean =>
    room.startsWith('src/') && [...(arrows.get(room) ?? [])].every(isFoundation);
  const named = (room: string) => (isFoundation(room) ? FOUNDATIONS : room);
  const drawn = new Map<string, Set<string>>();
  for (const [from, targets] of arrows) {
    const found = drawn.get(named(from)) ?? new Set();
    drawn.set(named(from), found);
    for (const to of targets) if (named(to) !== named(from)) found.add(named(to));
  }
  return drawn;
}

/** Without the arrows that others imply: a room may import all it can reach. */
export function reduced(arrows: Arrows): Arrows {
  const reaches = (from: string, to: string): boolean =>
    [...(arrows.get(from) ?? [])].some((next) => next === to || reaches(next, to));
  const kept = (targets: ReadonlySet<string>) =>
    [...targets].filter((to) => ![...targets].some((other) => other !== to && reaches(other, to)));
  return new Map([...arrows].map(([from, targets]) => [from, new Set(kept(targets))]));
}

function flowchart(arrows: Arrows): string {
  const rooms = [...arrows.keys()].toSorted();
  const core = rooms.filter((room) => !FOLDERS.includes(room));
  const lines = rooms.flatMap((from) =>
    [...(arrows.get(from) ?? [])].toSorted().map((to) => `  ${nodeOf(from)} --> ${nodeOf(to)}`),
  );
  const clients = ['adapters', 'web'].map((client) => `  ${client} -. GraphQL documents .-> schema`);
  return [
    'flowchart TD',
    '  subgraph src',
    ...core.map((room) => `    ${nodeOf(room)}`),
    '  end',
    ...lines,
    ...clients,
  ].join('\n');
}

/** `src/transact` is drawn as `transact`. */
function nodeOf(room: string): string {
  return room.replace('src/', '');
}
