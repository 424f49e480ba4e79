// Finds methods of our classes that are taken off their object, by destructuring, by spreading or as a value: they lose `this`.
import { ts } from 'ts-morph';
import { eachNode, lineNumberAt } from './functions.ts';

/** Places as `file:line: text` among the files `isWanted` of a program. */
export function unboundMethodsIn(program: ts.Program, isWanted: (file: ts.SourceFile) => boolean): string[] {
  const checker = program.getTypeChecker();
  const files = program.getSourceFiles().filter(isWanted);
  const methods = new Set(files.flatMap((file) => methodsOfClasses(file, checker)));
  // Types are asked for only where the name may be a method's.
  const names = new Set([...methods].map((method) => ts.getNameOfDeclaration(method)?.getText()));
  const isMethod = (property: ts.Symbol | undefined) => property?.declarations?.some((each) => methods.has(each));
  return files.flatMap((file) => {
    const found: string[] = [];
    eachNode(file, (node) => {
      if (!mayTake(node, names) || !propertiesTaken(node, checker).some(isMethod)) return;
      const path = file.fileName.replace(`${process.cwd()}/`, '');
      found.push(`${path}:${lineNumberAt(file, node.getStart(file))}: ${node.getText(file)}`);
    });
    return found;
  });
}

/** The methods of the file's classes, and what declares them in interfaces and classes that they implement or extend. */
function methodsOfClasses(file: ts.SourceFile, checker: ts.TypeChecker): ts.Declaration[] {
  const found: ts.Declaration[] = [];
  eachNode(file, (node) => {
    if (!ts.isClassDeclaration(node) && !ts.isClassExpression(node)) return;
    const own = node.members.filter(ts.isMethodDeclaration).filter((method) => !isStatic(method));
    const parents = (node.heritageClauses ?? []).flatMap(({ types }) =>
      types.map((type) => checker.getTypeAtLocation(type)),
    );
    const declared = own.flatMap(({ name }) =>
      parents.flatMap((parent) => (ts.isIdentifier(name) && parent.getProperty(name.text)?.declarations) || []),
    );
    found.push(...own, ...declared);
  });
  return found;
}

function isStatic(method: ts.MethodDeclaration): boolean {
  return (ts.getCombinedModifierFlags(method) & ts.ModifierFlags.Static) !== 0;
}

function mayTake(node: ts.Node, names: ReadonlySet<string | undefined>): boolean {
  if (ts.isBindingElement(node)) return names.has((node.propertyName ?? node.name).getText());
  if (ts.isPropertyAccessExpression(node)) return names.has(node.name.text);
  return ts.isSpreadAssignment(node);
}

/** The properties whose values leave their object here. */
function propertiesTaken(node: ts.Node, checker: ts.TypeChecker): (ts.Symbol | undefined)[] {
  if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent) && !node.dotDotDotToken) {
    const name = node.propertyName ?? node.name;
    return ts.isIdentifier(name) ? [checker.getTypeAtLocation(node.parent).getProperty(name.text)] : [];
  }
  if (ts.isSpreadAssignment(node)) return checker.getTypeAtLocation(node.expression).getProperties();
  if (ts.isPropertyAccessExpression(node) && !staysOnObject(node)) return [checker.getSymbolAtLocation(node.name)];
  return [];
}

/** It is called, asked for a property of its own, or compared. */
function staysOnObject(node: ts.PropertyAccessExpression): boolean {
  const { parent } = node;
  if (ts.isCallExpression(parent) || ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isBinaryExpression(parent) || ts.isTypeOfExpression(parent);
}
