// The interface of objects that caches keep by their identifiers.
import { Field, ID, InterfaceType } from 'type-graphql';
import type { NodeName } from './globalId.ts';

@InterfaceType('Node', {
  description: 'An object that caches can keep by its identifier, and that `node` finds again.',
  resolveType: ({ nodeName }: FoundNode) => nodeName,
})
export abstract class NodeType {
  @Field(() => ID, { description: 'Identifier of the object, opaque and unique over all types.' })
  id!: string;
}

/** An object that was found, and its type. */
export interface FoundNode {
  nodeName: NodeName;
}
