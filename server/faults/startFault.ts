// The error that ends a start: the main program prints its one sentence, without a stack, and exits with 1.

export class StartFault extends Error {
  override name = 'StartFault';
}
