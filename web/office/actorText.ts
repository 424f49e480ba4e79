// The actor of a change in words: the name with the role, or the kind if there is no name.

import type { OfficeTexts } from '../texts/office/texts.ts';
import type { AuthorFragment } from './documents.ts';

export function actorText(
  { kind, role, name }: AuthorFragment,
  { actors, roles }: Pick<OfficeTexts, 'actors' | 'roles'>,
): string {
  const said = role ? roles[role] : actors[kind];
  return name ? `${name} (${said})` : said;
}
