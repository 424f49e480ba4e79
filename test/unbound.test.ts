// Methods of classes are not taken off their object: without it they have no `this`.
import { Project, ts } from 'ts-morph';
import { expect, test } from 'vitest';
import { unboundMethodsIn } from '../scripts/measure/unbound.ts';

const CLOSERS = `
  interface Closer { end(): void }
  class Socket implements Closer {
    #open = true;
    end() { this.#open = false; }
    static openAll() { return []; }
  }
  declare const sockets: Closer[];
  declare const socket: Socket;`;

const TAKEN_OFF = [
  'for (const { end } of sockets) end();',
  'const { end: close } = socket;',
  'setTimeout(socket.end, 5);',
  'const end = socket.end;',
  'const copy = { ...socket };',
];
const KEPT = [
  'for (const each of sockets) each.end();',
  'setTimeout(() => socket.end(), 5);',
  'const end = socket.end.bind(socket);',
  'const { openAll } = Socket;',
  'const plain: Closer = { end: () => {} };',
];

/** The lines of a text in which a method is taken off its object. */
function linesTakenOff(lines: readonly string[]): string[] {
  const project = new Project({ useInMemoryFileSystem: true, compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  // Each line has a scope of its own.
  project.createSourceFile('text.ts', [CLOSERS, ...lines.map((line) => `{ ${line} }`)].join('\n'));
  const places = unboundMethodsIn(project.getProgram().compilerObject, (file) => file.fileName.endsWith('text.ts'));
  const first = CLOSERS.split('\n').length + 1;
  return places.map((place) => lines[Number(place.split(':')[1]) - first] ?? place);
}

test('a method that is taken off its object is found', () => {
  expect(linesTakenOff(TAKEN_OFF)).toEqual(TAKEN_OFF);
});

test('a method that is called on its object, bound or static is none', () => {
  expect(linesTakenOff(KEPT)).toEqual([]);
});

test('no method is taken off its object anywhere', () => {
  const ours = (file: ts.SourceFile) => !file.isDeclarationFile && !file.fileName.includes('/node_modules/');
  const { compilerObject } = new Project({ tsConfigFilePath: 'tsconfig.json' }).getProgram();
  expect(unboundMethodsIn(compilerObject, ours)).toEqual([]);
});
