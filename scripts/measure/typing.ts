// Finds what weakens the type checker: casts, `any`, non-null assertions and suppressions; and spreads of literals.
import { ts } from 'ts-morph';
import { eachNode, lineNumberAt } from './functions.ts';
import type { Source } from './sources.ts';

export type Weakness = 'cast' | 'index cast' | 'any' | 'non-null assertion' | 'suppression' | 'literal spread';

export interface WeakPlace {
  weakness: Weakness;
  file: string;
  line: number;
  text: string;
}

const SUPPRESSION = /@ts-(ignore|expect-error|nocheck)\b|biome-ignore|eslint-disable/g;
const MAX_EXCERPT_LENGTH = 90;

export function weakPlacesIn({ file, tree, text }: Pick<Source, 'file' | 'tree' | 'text'>): WeakPlace[] {
  const found: WeakPlace[] = [];
  const add = (weakness: Weakness, position: number, excerpt: string) => {
    const line = lineNumberAt(tree, position);
    found.push({ weakness, file, line, text: excerpt.replaceAll(/\s+/g, ' ').slice(0, MAX_EXCERPT_LENGTH) });
  };
  eachNode(tree, (node) => {
    const weakness = weaknessOf(node);
    if (weakness) add(weakness, node.getStart(tree), node.getText(tree));
  });
  for (const { index } of commentsWith(text)) add('suppression', index, text.slice(index, text.indexOf('\n', index)));
  return found;
}

function commentsWith(text: string): RegExpExecArray[] {
  return [...text.matchAll(SUPPRESSION)].filter(({ index }) => {
    const before = text.slice(text.lastIndexOf('\n', index) + 1, index);
    return /(\/\/|\/\*|^\s*\*)[^'"`]*$/.test(before);
  });
}

function weaknessOf(node: ts.Node): Weakness | undefined {
  if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type))
    return ts.isElementAccessExpression(node.expression) ? 'index cast' : 'cast';
  if (ts.isTypeAssertionExpression(node)) return 'cast';
  if (ts.isNonNullExpression(node)) return 'non-null assertion';
  if (node.kind === ts.SyntaxKind.AnyKeyword) return 'any';
  if (ts.isSpreadElement(node) || ts.isSpreadAssignment(node))
    return isLiteral(node.expression) ? 'literal spread' : undefined;
  return undefined;
}

function isLiteral(node: ts.Expression): boolean {
  return ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node);
}
