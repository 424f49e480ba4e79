// Servers of the same schema whose resolvers return the product's answer from memory: Mercurius or Yoga, as documented.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const typeDefs = readFileSync(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
const answers = JSON.parse(readFileSync(process.env.BENCH_ANSWERS, 'utf8'));
const dataOf = (name) => JSON.parse(answers[name]).data;
/** A service resolves to its fields; the office of the availability query is the one of that name. */
const Query = {
  office: () => dataOf('availability').office,
  board: () => dataOf('board').board,
  offices: () => dataOf('offices').offices,
};
// Read once: what a resolver costs is to hand it over.
for (const [name, resolve] of Object.entries(Query)) {
  const value = resolve();
  Query[name] = () => value;
}

const start = { mercurius: startMercurius, yoga: startYoga }[process.env.BENCH_SERVER];
console.log(`Ready: ${await start()}`);

async function startMercurius() {
  const [{ default: Fastify }, { default: mercurius }] = await Promise.all([import('fastify'), import('mercurius')]);
  const app = Fastify();
  app.register(mercurius, { schema: typeDefs, resolvers: { Query }, jit: 1 });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function startYoga() {
  const { createSchema, createYoga } = await import('graphql-yoga');
  const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers: { Query } }), logging: false });
  const server = createServer(yoga);
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return `http://127.0.0.1:${server.address().port}`;
}
