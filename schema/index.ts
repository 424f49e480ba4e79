// The face: every noun of the contract, written out.
import 'reflect-metadata';
import type { GraphQLSchema } from 'graphql';
import { buildSchemaSync } from 'type-graphql';
import { BookingResolver } from './booking.ts';
import { OfficeResolver, ServiceResolver } from './office.ts';
import { RefusalResolver } from './refusal.ts';
import { ViewerResolver } from './viewer.ts';
import { CapacityWindowResolver } from './window.ts';

export type { BookingLinks, Context, House } from './context.ts';

export function buildSchema(): GraphQLSchema {
  return buildSchemaSync({
    resolvers: [
      BookingResolver,
      CapacityWindowResolver,
      OfficeResolver,
      RefusalResolver,
      ServiceResolver,
      ViewerResolver,
    ],
    // Types are checked by the scalars and the rules; nothing here is declared by class-validator.
    validate: false,
  });
}
