// Reads the hand-written TypeScript files of the project, and says which of them are tables of data.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { ts } from 'ts-morph';
import { isFunction, linesOfNode } from './functions.ts';

export interface Source {
  /** The path from the root of the project. */
  file: string;
  text: string;
  lines: number;
  tree: ts.SourceFile;
}

const ROOTS = ['src', 'schema', 'adapters', 'server', 'web', 'scripts', 'checks', 'bench'];
const SINGLE_FILES = ['mikro-orm.config.ts'];
const GENERATED =
  /(^|\/)documents\.ts$|^web\/texts\/office\/numbers\.ts$|^(web\/texts|src\/messages)\/(\w+\/)?compiled\/|^src\/migrations\/frozen\.ts$|\.d\.ts$/;

/** A table of data consists of literals at the top of the file for at least this share of its lines. */
const MIN_TABLE_SHARE = 0.7;
/** A text with a plural in it may be a function; anything longer is code. */
const MAX_TABLE_FUNCTION_LINES = 5;

export function isHandWritten(file: string): boolean {
  return file.endsWith('.ts') && !GENERATED.test(file) && !file.includes('node_modules/');
}

export function readSources(): Source[] {
  const found = ROOTS.filter((root) => existsSync(root)).flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`),
  );
  return [...found, ...SINGLE_FILES].filter(isHandWritten).toSorted().map(readSource);
}

function readSource(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return { file, text, lines, tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true) };
}

export function isTableOfData({ tree, lines }: Source): boolean {
  const tables = tree.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations
      .map(({ initializer }) => initializer && withoutTypes(initializer))
      .filter((value) => value !== undefined)
      .filter((value) => ts.isObjectLiteralExpression(value) || ts.isArrayLiteralExpression(value))
      .filter((value) => longestFunctionIn(value) <= MAX_TABLE_FUNCTION_LINES),
  );
  const covered = tables.reduce((sum, table) => sum + linesOfNode(table, tree), 0);
  return covered >= lines * MIN_TABLE_SHARE;
}

function withoutTypes(value: ts.Expression): ts.Expression {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return withoutTypes(value.expression);
  return value;
}

function longestFunctionIn(node: ts.Node): number {
  const own = isFunction(node) ? linesOfNode(node, node.getSourceFile()) : 0;
  let longest = own;
  node.forEachChild((child) => {
    longest = Math.max(longest, longestFunctionIn(child));
  });
  return longest;
}
