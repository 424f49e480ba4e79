// Finds promises of PostgreSQL's driver that nothing waits for: Biome knows what our functions give, but not a package's.
import { type AnyNode, type CallExpression, parse } from 'acorn';

const METHODS = new Set(['query']);
/** They throw away what is returned to them; an emitter's are methods. */
const TIMERS = new Set(['setTimeout', 'setInterval', 'setImmediate', 'nextTick']);
const EMITTERS = new Set(['on', 'once', 'addListener']);

/** The lines of a compiled file on which a promise floats. */
export function floatingIn(script: string): string[] {
  const lines = script.split('\n');
  const found: string[] = [];
  const note = (node: AnyNode) => found.push(lines[script.slice(0, node.start).split('\n').length - 1]?.trim() ?? '');
  walk(parse(script, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    if (node.type === 'ExpressionStatement' && isPromise(node.expression)) note(node.expression);
    if (node.type !== 'CallExpression' || !throwsAway(node)) return;
    for (const given of node.arguments)
      if (given.type === 'ArrowFunctionExpression' && (given.async || isPromise(given.body))) note(given);
  });
  return found;
}

function throwsAway(call: CallExpression): boolean {
  const name = nameOf(call);
  return TIMERS.has(name) || (call.callee.type === 'MemberExpression' && EMITTERS.has(name));
}

function isPromise(node: AnyNode): boolean {
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && METHODS.has(nameOf(node));
}

function nameOf({ callee }: CallExpression): string {
  if (callee.type === 'Identifier') return callee.name;
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
}

function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node);
  for (const value of Object.values(node))
    for (const one of Array.isArray(value) ? value : [value]) if (typeof one?.type === 'string') walk(one, visit);
}
