// Objects by their identifiers, as clients refetch what their caches hold.
import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { mustBeAllowed } from '../src/access/permissions.ts';
import { readCode } from '../src/bookingCode.ts';
import { dateIn } from '../src/time.ts';
import { bookingOfCaller } from './bookingOfCaller.ts';
import { type Context } from './context.ts';
import { globalKey, type NodeName } from './globalId.ts';
import { type FoundNode, NodeType } from './nodeType.ts';
import { servicesOf } from './service.ts';
import { todaysTicket } from './ticket.ts';

/** Finds an object by its key for a caller who may ask for it in the direct way, by the same rules. */
type NodeFinder = (key: string, context: Context) => Promise<object | null | undefined>;

const FINDERS: Record<NodeName, NodeFinder> = {
  Office: async (key, { app, asker }) => {
    mustBeAllowed(asker, 'Query', 'office', { code: key });
    return app.offices.find(key);
  },
  Service: async (key, { app, asker }) => {
    const [code = '', service] = key.split('/');
    mustBeAllowed(asker, 'Query', 'office', { code });
    const office = app.offices.find(code);
    return office && servicesOf(office).find((one) => one.code === service);
  },
  Booking: async (key, context) => {
    mustBeAllowed(context.asker, 'Query', 'booking', {});
    const code = readCode(key);
    return code === null ? null : bookingOfCaller(context, { code, birthDate: null });
  },
  Ticket: async (key, context) => {
    mustBeAllowed(context.asker, 'Query', 'ticket', {});
    const [code = '', date, number = ''] = key.split('/');
    const office = context.app.offices.find(code);
    const isToday = office && date === dateIn(office.timeZone, context.app.now());
    return isToday ? todaysTicket(context, code, number) : null;
  },
};

@Resolver()
export class NodeResolver {
  @Query(() => NodeType, {
    nullable: true,
    description:
      'Finds an object by its `id`, under the same rules as the query of its type: an office, a service, a ticket of today, and a booking for officers of its office and for the sender who made it. Null if there is none, or it is not shown to the caller.',
  })
  async node(
    @Arg('id', () => ID, { description: 'Identifier of an object, as its `id` gives it.' }) id: string,
    @Ctx() context: Context,
  ): Promise<(object & FoundNode) | null> {
    const wanted = globalKey(id);
    const found = wanted && (await FINDERS[wanted.type](wanted.key, context));
    return found ? { ...found, nodeName: wanted.type } : null;
  }
}
