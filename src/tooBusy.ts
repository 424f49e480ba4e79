// The fault of a request that waited in vain for its turn.

/** Nothing was done for it. */
export class TooBusy extends Error {
  override name = 'TooBusy';
}
