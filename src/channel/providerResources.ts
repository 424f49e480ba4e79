// The ids of resources that were created at a provider for our messages: known to all servers, and after a restart.

export interface ProviderResources {
  find(key: string): Promise<string | null>;
  keep(key: string, id: string): Promise<void>;
  /** The provider does not know it any more. */
  forget(key: string): Promise<void>;
}

/** For tests of channels, and where there is no database. */
export function resourcesInMemory(): ProviderResources {
  const known = new Map<string, string>();
  return {
    find: async (key) => known.get(key) ?? null,
    async keep(key, id) {
      known.set(key, id);
    },
    async forget(key) {
      known.delete(key);
    },
  };
}
