// Finds top-level definitions that share their name with a definition in another file.
import { ts } from 'ts-morph';
import { lineNumberAt } from './functions.ts';
import type { Source } from './sources.ts';

export interface Definition {
  name: string;
  file: string;
  line: number;
}

export interface SharedNames {
  definitions: number;
  /** By name, the definitions that share it; twins are left out of `unrelated`. */
  shared: Definition[];
  unrelated: Definition[];
}

export function sharedNamesIn(sources: readonly Source[]): SharedNames {
  const all = sources.flatMap(definitionsIn);
  const groups = [...Map.groupBy(all, ({ name }) => name).values()].filter(inSeveralFiles);
  const unrelated = groups.filter((group) => new Set(group.map(({ file }) => roleOf(file))).size > 1);
  return { definitions: all.length, shared: groups.flat(), unrelated: unrelated.flat() };
}

function inSeveralFiles(group: readonly Definition[]): boolean {
  return new Set(group.map(({ file }) => file)).size > 1;
}

/**
 * Files of the same role are twins, and may share names: the texts of two languages, the same part of two providers'
 * adapters, the contestants of one bench.
 */
function roleOf(file: string): string {
  return file
    .replace(/\/(en|id)\.ts$/, '/(language).ts')
    .replace(/^adapters\/(?!conversation|webForm)[^/]+\//, 'adapters/(provider)/')
    .replace(/^bench\/\w+\/(plain|raw)\.ts$/, 'bench/(contestant).ts');
}

export function definitionsIn({ file, tree }: Pick<Source, 'file' | 'tree'>): Definition[] {
  return tree.statements.flatMap(namesDefinedBy).map((name) => ({
    name: name.text,
    file,
    line: lineNumberAt(tree, name.getStart(tree)),
  }));
}

function namesDefinedBy(statement: ts.Statement): ts.Identifier[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => namesBoundBy(name));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isEnumDeclaration(statement);
  return isNamed && statement.name ? [statement.name] : [];
}

function namesBoundBy(name: ts.BindingName): ts.Identifier[] {
  if (ts.isIdentifier(name)) return [name];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? namesBoundBy(element.name) : []));
}
