// The files that the modules of the pages are put into: a page loads few files, since each costs a slow phone a round trip.
import type { Rolldown } from 'vite';

/** Modules that are loaded together: the first group that fits. A module that fits none lies where it is used. */
const GROUPS: readonly (readonly [name: string, modules: RegExp])[] = [
  // Questions to the API, and the words and dates of all pages.
  [
    'base',
    /vite\/preload-helper|\/web\/(api\/(ask|server|staffKey|attendance|document|faultText|idempotencyKey|reloadPage|takenAnswer)|fields\/(events|fields|priorities)|storage\/\w+|texts\/\w+|texts\/common\/(texts|compiled\/(catalogues|en|id))|texts\/compiled\/languages|design\/theme)\.[jt]s/,
  ],
  ['element', /node_modules\/(@lit|lit|lit-element|lit-html)\/|@oxc-project|\/web\/(embedding|design\/qr)\.ts/],
  ['live', /\/web\/api\/\w+\.ts|node_modules\/graphql-ws\//],
  ['staff', /\/web\/(signIn\/(session|signIn|staffStep|head|storedKey|browserSession)\.ts|texts\/band\/)/],
  ['scan', /\/web\/(scan\/(?!camera)|slip\/)/],
  ['device', /\/web\/(pairing\/(deviceKey|pageVersion)|board\/boardDevice)\.ts/],
  [
    'console',
    /\/web\/(fields|office)\/(section|share|actorText|shortTime|typedDate|typedNumber|smallPicture|foldout)\.ts/,
  ],
];

export const CHUNK_GROUPS: Rolldown.CodeSplittingGroup[] = GROUPS.map(([name, test], index) => ({
  ...{ name, test, priority: GROUPS.length - index },
}));
