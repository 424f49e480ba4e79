// Reads which files a source file imports, and whether for their types only.
import { dirname, join, normalize } from 'node:path';
import { ts } from 'ts-morph';
import { eachNode } from './functions.ts';
import type { Source } from './sources.ts';

export interface FileImport {
  from: string;
  to: string;
  isTypeOnly: boolean;
}

/** The imports of the project's own files. */
export function importsIn({ file, tree }: Pick<Source, 'file' | 'tree'>): FileImport[] {
  const found: FileImport[] = [];
  const add = (specifier: ts.Node | undefined, isTypeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier) || !specifier.text.startsWith('.')) return;
    found.push({ from: file, to: normalize(join(dirname(file), specifier.text)), isTypeOnly });
  };
  eachNode(tree, (node) => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, importsTypes(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
  });
  return found;
}

function importsTypes(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const names = clause.namedBindings;
  return (
    !clause.name && names !== undefined && ts.isNamedImports(names) && names.elements.every((one) => one.isTypeOnly)
  );
}
