// Reads who imports what from a source file, and judges it by the tables of rooms.
import { dirname, join, normalize } from 'node:path';
import { circlesOf } from '../../scripts/measure/circles.ts';
import { EACH_MAY_IMPORT, FLOORS, ROOMS, SERVER } from './rooms.ts';

export interface Import {
  file: string;
  /** A path from the root, or the name of a package. */
  target: string;
  ours: boolean;
  typeOnly: boolean;
}

const STATEMENT = /^(?:import|export)\s+(type\s)?(?:[\w*{][^'";]*?\sfrom\s+)?'([^']+)'/gm;
/** An import that is a call. */
export const DYNAMIC = /\bimport\(\s*['"`]([^'"`]+)['"`]/g;

export function importsOf(file: string, text: string): Import[] {
  const read = (target: string, typeOnly: boolean): Import => {
    const ours = target.startsWith('.');
    return { file, target: ours ? normalize(join(dirname(file), target)) : target, ours, typeOnly };
  };
  return [
    ...[...text.matchAll(STATEMENT)].map(([, type, target]) => read(target as string, Boolean(type))),
    ...[...text.matchAll(DYNAMIC)].map(([, target]) => read(target as string, false)),
  ];
}

/** `src/booking/rules.ts` is in `src/booking`, `src/time.ts` is `src/time`, `schema/booking.ts` is in `schema`. */
export function roomOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'src' ? `src/${second.replace(/\.ts$/, '')}` : top;
}

/** `server/live/hub.ts` is on the floor `live`; null: not in the server, or on top of it. */
export function floorOf(file: string): number | null {
  const [top, floor = '', ...inside] = file.split('/');
  return top === SERVER && inside.length > 0 ? FLOORS.indexOf(floor) : null;
}

function mayImport(from: string, to: string, typeOnly: boolean): boolean {
  if (from === to || from === SERVER || EACH_MAY_IMPORT.includes(to)) return true;
  const allowed = ROOMS[from] ?? [];
  return allowed.includes(to) || (typeOnly && allowed.includes(`types of ${to}`));
}

/** Imports of rooms that are not in the table. */
export function trespasses(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target, ours, typeOnly }) => ours && !mayImport(roomOf(file), roomOf(target), typeOnly))
    .map(({ file, target, typeOnly }) => `${file} imports ${typeOnly ? 'types of ' : ''}${target}`);
}

/** Imports of a higher floor of the server, types included. */
export function upwardImports(imports: readonly Import[]): string[] {
  return imports
    .filter(({ file, target, ours }) => {
      const from = floorOf(file);
      if (!ours || from === null || !target.startsWith(`${SERVER}/`)) return false;
      return (floorOf(target) ?? FLOORS.length) > from;
    })
    .map(({ file, target }) => `${file} imports ${target}`);
}

/** Groups of files that reach each other by their imports; types count, since a reader follows them too. */
export function circlesIn(imports: readonly Import[]): string[] {
  const ours = imports.filter((one) => one.ours);
  const edges = ours.map(({ file, target, typeOnly }) => ({ from: file, to: target, isTypeOnly: typeOnly }));
  return circlesOf(edges).map((circle) => circle.join(' <-> '));
}
