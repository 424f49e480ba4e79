// A link to a database for a test: it is closed when the test is done.
import { atEnd } from './atEnd.ts';
import { type Link, startLink } from './startedLink.ts';

export type { Link } from './startedLink.ts';

export async function openLink(...where: Parameters<typeof startLink>): Promise<Link> {
  const link = await startLink(...where);
  atEnd(link.close);
  return link;
}
