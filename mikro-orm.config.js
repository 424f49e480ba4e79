// Where MikroORM's command line finds mikro-orm.config.ts: Node reads that by itself, but the tool looks for a loader first.
export { default } from './mikro-orm.config.ts';
