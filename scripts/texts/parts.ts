// Parts of an area: the groups of its texts that a page loads together. Translators have one catalogue all the same.
import type { ArbFile, MessageEntry } from './arbFile.ts';

/** Beside the catalogues of an area that has parts: by the name of each part its groups, the first words of the keys. */
export const PARTS_FILE = 'parts.json';
/** The part of all groups that no other part has. */
export const SHARED_PART = 'shared';

export interface AreaPart {
  name: string;
  groups: readonly string[];
  /** The texts of these groups in the source language. */
  entries: readonly MessageEntry[];
}

export function groupOf(key: string): string {
  return key.split('.')[0] ?? key;
}

/** The part of the rest comes first. */
export function readAreaParts(text: string, source: ArbFile): AreaPart[] {
  const given = Object.entries(JSON.parse(text) as Record<string, string[]>);
  const inParts = new Set(given.flatMap(([, groups]) => groups));
  const all = [...new Set(source.entries.map(({ key }) => groupOf(key)))];
  const whole = [[SHARED_PART, all.filter((group) => !inParts.has(group))] as const, ...given];
  return whole.map(([name, groups]) => {
    return { name, groups, entries: source.entries.filter(({ key }) => groups.includes(groupOf(key))) };
  });
}

export function partFaults(parts: readonly AreaPart[]): string[] {
  return parts.flatMap(({ name, groups, entries }) => {
    const found = new Set(entries.map(({ key }) => groupOf(key)));
    const others = parts.filter((part) => part.name !== name).flatMap((part) => part.groups);
    return [
      ...groups.filter((group) => others.includes(group)).map((group) => `${name}: ${group} is in two parts.`),
      ...groups.filter((group) => !found.has(group)).map((group) => `${name}: no text begins with ${group}.`),
    ];
  });
}
