// Measures type coverage: the share of identifiers whose type the compiler knows, that is, whose type is not `any`.
import { Project, ts } from 'ts-morph';
import { lineNumberAt } from './functions.ts';

export interface UntypedIdentifier {
  file: string;
  line: number;
  text: string;
}

export interface TypeCoverage {
  identifiers: number;
  untyped: UntypedIdentifier[];
}

/** Of the files `isWanted` that belong to the TypeScript project of `configFile`. */
export function typeCoverage(configFile: string, isWanted: (file: string) => boolean): TypeCoverage {
  const program = new Project({ tsConfigFilePath: configFile }).getProgram().compilerObject;
  const checker = program.getTypeChecker();
  const coverage: TypeCoverage = { identifiers: 0, untyped: [] };
  for (const tree of program.getSourceFiles()) {
    const file = tree.fileName.replace(`${process.cwd()}/`, '');
    if (!isWanted(file)) continue;
    for (const identifier of valueIdentifiersIn(tree)) {
      coverage.identifiers += 1;
      if ((checker.getTypeAtLocation(identifier).flags & ts.TypeFlags.Any) === 0) continue;
      coverage.untyped.push({ file, line: lineNumberAt(tree, identifier.getStart(tree)), text: identifier.text });
    }
  }
  return coverage;
}

/** Names within types, in import statements and of properties in patterns have no type of their own to lose. */
function valueIdentifiersIn(tree: ts.SourceFile): ts.Identifier[] {
  const found: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) return;
    if (ts.isIdentifier(node) && isOfValue(node)) found.push(node);
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

/** The `a` of a pattern `{ a: b }` names the property whose value is counted as `b`; `global` opens a declaration. */
function isOfValue(name: ts.Identifier): boolean {
  const { parent } = name;
  return !(ts.isBindingElement(parent) && parent.propertyName === name) && !ts.isModuleDeclaration(parent);
}
