// The steps of a test that is one sequence: a step that fails says which one it was.

/** Does a part of a test that needs the parts before it. */
export async function step<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error) error.message = `At the step "${name}": ${error.message}`;
    throw error;
  }
}
