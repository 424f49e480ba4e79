// The office console's page: its address names the section after #, so that it can be kept, and another language keeps it.
import '../signIn/head.ts';
import { isStaffExpected } from '../signIn/session.ts';
import { pageLanguageOf } from '../texts/language.ts';
import './console.ts';
import { SECTIONS } from './sectionNames.ts';
import { loadSection } from './sections.ts';

const officeElement = document.querySelector('antrean-office');

/** `#calendar/2017-08-14`: a section, and what is open in it. */
function showSection(): void {
  if (!officeElement) return;
  const [section = '', opened = ''] = location.hash.slice(1).split('/');
  officeElement.section = section;
  officeElement.opened = opened;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.band a[hreflang]')) link.hash = location.hash;
}

window.addEventListener('hashchange', showSection);
showSection();
// The section that the address names is loaded while the server is asked who signs in.
const firstSection = SECTIONS.find((name) => name === officeElement?.section);
if (officeElement && firstSection && isStaffExpected())
  loadSection(firstSection, pageLanguageOf(officeElement)).catch(() => {});
