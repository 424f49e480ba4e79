// The pages whose budgets are measured.
import type { OfficerRole } from '../../src/access/asker.ts';
import { SECTIONS } from '../../web/office/sectionNames.ts';
import type { PageAction } from './interaction.ts';

export interface MeasuredPage {
  path: string;
  role?: OfficerRole;
  /** Stands on the page once it is drawn. */
  drawn: string;
  /** The main thing that its reader does there; none: the page has only texts and links. */
  act?: PageAction;
}

/** Each page as its users have it; the explorer of the API is no page for phones. */
export const MEASURED_PAGES: readonly MeasuredPage[] = [
  { path: '/', drawn: '.offices a', act: { type: 'bog', into: '#find' } },
  { path: '/book/BOGOR', drawn: '.choice', act: { press: '.choice' } },
  { path: '/booking', drawn: '#main input', act: { press: '#main .button.main' } },
  { path: '/my-data', drawn: 'main h1' },
  { path: '/privacy/BOGOR', drawn: 'main h1' },
  { path: '/channels/web?office=BOGOR', drawn: 'main form', act: { type: 'Bu', into: 'main form input[name=name]' } },
  { path: '/board/BOGOR', drawn: 'main h1' },
  { path: '/door/BOGOR', drawn: '.door-code' },
  { path: '/here/BOGOR#code', drawn: '#code', act: { type: 'K7', into: '#code' } },
  { path: '/kiosk/BOGOR', drawn: '.shown-code', act: { type: 'K7', into: '#pair-code' } },
  { path: '/simulator', drawn: 'main button' },
  { path: '/nonexistent', drawn: 'main h1' },
  { path: '/desk', drawn: '#staff-key', act: { type: 'no', into: '#staff-key' } },
  { path: '/desk', role: 'FRONT_DESK', drawn: '#code', act: { type: 'K7', into: '#code' } },
  {
    path: '/desk#counter',
    role: 'COUNTER_OFFICER',
    drawn: 'antrean-counter button',
    act: { press: 'antrean-counter button' },
  },
  { path: '/sessions', role: 'MANAGER', drawn: 'antrean-sessions > h1' },
  ...SECTIONS.map((section) => ({
    path: `/office#${section}`,
    role: 'MANAGER' as const,
    drawn: '.work h1',
  })),
];
