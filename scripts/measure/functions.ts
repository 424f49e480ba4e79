// Finds the functions of a syntax tree, with their length and their number of parameters.
import { ts } from 'ts-morph';

export interface FoundFunction {
  name: string;
  line: number;
  lines: number;
  parameters: number;
}

export type FunctionNode =
  | ts.FunctionDeclaration
  | ts.FunctionExpression
  | ts.ArrowFunction
  | ts.MethodDeclaration
  | ts.ConstructorDeclaration
  | ts.AccessorDeclaration;

export function isFunction(node: ts.Node): node is FunctionNode {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isArrowFunction(node) ||
    ts.isMethodDeclaration(node) ||
    ts.isConstructorDeclaration(node) ||
    ts.isAccessor(node)
  );
}

/** The number of lines from the first to the last token; comments above the node are not part of it. */
export function linesOfNode(node: ts.Node, tree: ts.SourceFile): number {
  return lineNumberAt(tree, node.getEnd()) - lineNumberAt(tree, node.getStart(tree)) + 1;
}

export function lineNumberAt(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

export function eachNode(tree: ts.Node, visit: (node: ts.Node) => void): void {
  visit(tree);
  tree.forEachChild((child) => eachNode(child, visit));
}

/** Every function that has a name or a body in braces; `(x) => x + 1` handed to a call is an expression. */
export function functionsIn(tree: ts.SourceFile): FoundFunction[] {
  const found: FoundFunction[] = [];
  eachNode(tree, (node) => {
    if (!isFunction(node) || !node.body) return;
    const name = functionName(node);
    if (!ts.isBlock(node.body)) return;
    found.push({
      name: name ?? '(anonymous)',
      line: lineNumberAt(tree, node.getStart(tree)),
      lines: linesOfNode(node, tree),
      parameters: node.parameters.length,
    });
  });
  return found;
}

function functionName(node: FunctionNode): string | undefined {
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (node.name) return node.name.getText();
  const { parent } = node;
  if (ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent))
    return parent.name.getText();
  return undefined;
}
