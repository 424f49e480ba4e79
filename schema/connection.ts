// The types of a list that is read page by page, after the Relay connection specification: one way for all lists.
import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import { PageInfo } from './page.ts';

/** The words in which the types of a list are described. */
export interface ListWords {
  one: string;
  many: string;
  /** Name of the list and its order: `bookings, ordered by window`. */
  list: string;
  /** The field with the argument that takes a cursor: `bookings(after:)`. */
  field: string;
  /** Whether the number of items on all pages is told. */
  isCounted?: true;
}

/** The connection of this kind of node, and its edge. */
export function relayConnection<Node extends object>(
  name: string,
  node: () => ClassType<Node>,
  { one, many, list, field, isCounted }: ListWords,
): ClassType {
  @ObjectType(`${name}Edge`, { description: `One ${one} of the page, with its cursor.` })
  class Edge {
    @Field(node, { description: `The ${one} at this position of the list.` })
    node!: Node;

    @Field(() => String, { description: `Position in the list, for \`${field}\`.` })
    cursor!: string;
  }

  @ObjectType(`${name}Connection`, { description: `A page of a list of ${list}.` })
  class Connection {
    @Field(() => [Edge], { description: `The ${many} of this page in order, each with its cursor.` })
    edges!: Edge[];

    @Field(() => [node()], { description: `The ${many} of this page in order, without their cursors.` })
    nodes!: Node[];

    @Field(() => PageInfo, { description: 'Pagination: cursors, and whether there are further pages.' })
    pageInfo!: PageInfo;
  }

  if (isCounted)
    Field(() => Int, { description: `Number of ${many} on all pages together.` })(Connection.prototype, 'totalCount');
  return Connection;
}
