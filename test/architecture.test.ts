// No room imports another than its table allows, no file reaches itself, and tools stand apart.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { circlesIn, floorOf, importsOf, roomOf, trespasses, upwardImports } from './support/imports.ts';
import { ROOMS, SERVER, TOOLS } from './support/rooms.ts';
import { ASSET, files, imports, ORM_CONFIG, texts, toolImports, tools } from './support/sourceTree.ts';

describe('the rooms', () => {
  test('are all in the table', () => {
    const rooms = [...new Set(files.map(roomOf))];
    expect(rooms.filter((room) => room !== SERVER && !(room in ROOMS))).toEqual([]);
  });

  test('import only those they may', () => {
    expect(trespasses(imports)).toEqual([]);
  });

  test('are all on a floor where they are in the server', () => {
    expect(files.filter((file) => floorOf(file) === -1)).toEqual([]);
  });

  test('import no higher floor of the server', () => {
    expect(upwardImports(imports)).toEqual([]);
    expect(upwardImports(importsOf('server/faults/log.ts', `import type { A } from '../http/http.ts';`))).toHaveLength(
      1,
    );
    expect(upwardImports(importsOf('server/http/http.ts', `import { a } from '../app.ts';`))).toHaveLength(1);
  });

  test('never import the server', () => {
    const strangers = imports.filter(
      ({ file, target, ours }) => ours && roomOf(target) === SERVER && roomOf(file) !== SERVER,
    );
    expect(strangers).toEqual([]);
  });

  test('import only files that are there', () => {
    expect(
      imports
        .filter(({ target, ours }) => ours && !texts.has(target) && !ASSET.test(target) && target !== ORM_CONFIG)
        .map(({ target }) => target),
    ).toEqual([]);
  });

  test('have no circle of files, tools and types included', () => {
    expect(circlesIn([...imports, ...toolImports])).toEqual([]);
  });
});

describe('the tools', () => {
  const toolOf = (file: string) => TOOLS.find((tool) => file.startsWith(`${tool}/`));

  test('are imported by no room', () => {
    expect(imports.filter(({ target, ours }) => ours && toolOf(target))).toEqual([]);
  });

  test('import nothing of each other', () => {
    const strangers = toolImports.filter(
      ({ file, target, ours }) => ours && toolOf(target) && toolOf(target) !== toolOf(file),
    );
    expect(strangers).toEqual([]);
  });

  test('open with one sentence that says what they are for', () => {
    expect(tools.filter((file) => !/^\/\/ \S.*\S\n/.test(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
