// The address of the page of a booking's visit, as an officer is given it.
import { ADMIN, type Server } from './server.ts';

type Asked = Pick<Server, 'ask' | 'url'>;

export async function visitUrlOf(server: Asked, code: string): Promise<string> {
  const { visitUrl } = await server.ask(
    'query ($code: BookingCode!) { booking(code: $code) { visitUrl } }',
    { code },
    ADMIN,
  );
  return atServer(server, visitUrl);
}

/** The same page at the port that the test's server happens to have. */
export function atServer({ url }: Pick<Server, 'url'>, address: string): string {
  return `${url}${new URL(address).pathname}`;
}
