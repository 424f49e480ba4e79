// The findings of every room, so that a room's owner can bring them down.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { type Finding, findingsIn } from './rules.ts';
import { passagesOf } from './texts.ts';

export interface StylePlace extends Finding {
  room: string;
  file: string;
}

const FILES_READ = /\.(ts|md|ya?ml|graphql)$|\/en\.arb$|^\.env\.example$|^\.ci\/run$/;
/** Made from what is read anyway, frozen, or samples of what people type. */
const LEFT_OUT =
  /(^|\/)documents\.(ts|graphql)$|^clients\/|\/compiled\/|^src\/migrations\/|^test\/cases\/|^docs\/lifecycles\.md$/;

export function stylePlacesIn(file: string, text: string): StylePlace[] {
  return passagesOf(file, text).flatMap((passage) => {
    const room = passage.isProduct ? 'English texts' : styleRoomOf(file);
    return findingsIn(passage).map((finding) => ({ room, file, ...finding }));
  });
}

export function filesInStyle(): string[] {
  const files = execFileSync('git', ['ls-files'], { encoding: 'utf8' }).split('\n');
  return files.filter((file) => FILES_READ.test(file) && !LEFT_OUT.test(file));
}

export function placesInTree(): StylePlace[] {
  return filesInStyle()
    .flatMap((file) => stylePlacesIn(file, readFileSync(file, 'utf8')))
    .toSorted((a, b) => (a.room < b.room ? -1 : Number(a.room > b.room)));
}

export function countsOf(places: readonly StylePlace[]): Record<string, number> {
  const rooms = Object.entries(Object.groupBy(places, ({ room }) => room));
  return Object.fromEntries(rooms.map(([room, found = []]) => [room, found.length]));
}

/** `src/office/hours.ts` is in `src/office`, `src/time.ts` in `src`, `docs/how-to/page.md` in `documents`. */
function styleRoomOf(file: string): string {
  if (file.endsWith('.md')) return 'documents';
  if (file.endsWith('.graphql')) return 'SDL';
  const [top = '', second = '', third] = file.split('/');
  if (second === '' || top.startsWith('.')) return 'settings';
  return third !== undefined && !/^(schema|scripts|checks|bench)$/.test(top) ? `${top}/${second}` : top;
}
