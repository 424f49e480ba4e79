// The home page works as it was sent. This adds the search, the next free place of each office, and one's own booking.
import { askApi } from '../api/ask.ts';
import { codeInHalves } from '../fields/fields.ts';
import { readStoredValue } from '../storage/draftStorage.ts';
import { homeTexts } from '../texts/home/texts.ts';
import { pageLanguageOf } from '../texts/language.ts';
import { dateOfInstant, dayOfDate, timeOfDay, zoneName } from '../texts/when.ts';
import { HomeOfficesDocument, type HomeOfficesQuery } from './documents.ts';
import { type FoundOffice, findOffices } from './search.ts';

// Only a demonstration has it.
if (document.querySelector('antrean-demonstration')) void import('../demonstration/roles.ts');

type HomeOffice = HomeOfficesQuery['offices'][number];

/** More are shown when they are asked for: a list of hundreds helps no one. */
const MAX_OFFICES_SHOWN = 24;

const homeLanguage = pageLanguageOf(document.body);
const homeSay = homeTexts(homeLanguage);
const officeList = document.querySelector<HTMLElement>('.offices');
const searchField = document.querySelector<HTMLInputElement>('#find');
const foundCount = document.querySelector<HTMLElement>('#found');
const showAllButton = document.querySelector<HTMLButtonElement>('#all');

let listedOffices: HomeOffice[] | null = null;
let isWhole = false;

function showFound(): void {
  if (!listedOffices || !officeList || !foundCount || !showAllButton) return;
  const typed = searchField?.value.trim() ?? '';
  const found = findOffices(listedOffices, typed);
  const shown = isWhole || typed !== '' ? found : found.slice(0, MAX_OFFICES_SHOWN);
  officeList.replaceChildren(...shown.map(officeItem));
  foundCount.textContent = found.length > 0 ? homeSay.found(found.length) : homeSay.noneFound(typed);
  showAllButton.textContent = homeSay.showAll(found.length);
  showAllButton.hidden = shown.length === found.length;
}

function officeItem({ office, served }: FoundOffice<HomeOffice>): HTMLElement {
  const link = document.createElement('a');
  link.href = `/book/${office.code}`;
  link.append(textPart('strong', '', office.city), textPart('span', '', office.name));
  if (served !== null) link.append(textPart('span', 'serves', homeSay.serves(served)));
  link.append(textPart('span', office.nextFree ? 'next' : 'next none', nextFreeText(office)));
  const item = document.createElement('li');
  item.append(link);
  return item;
}

function textPart(tag: string, className: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

function nextFreeText({ nextFree, timeZone }: HomeOffice): string {
  if (!nextFree) return homeSay.allFull;
  const { startsAt } = nextFree;
  const day = dayOfDate(dateOfInstant(startsAt), homeLanguage, { weekday: 'short', month: 'short' });
  return homeSay.nextFree(day, `${timeOfDay(startsAt, timeZone, homeLanguage)} ${zoneName(timeZone)}`);
}

/** A fault leaves the page as it was sent: its links lead on. */
async function loadOffices(): Promise<void> {
  try {
    listedOffices = (await askApi(HomeOfficesDocument, {}, { language: homeLanguage })).offices;
    showFound();
  } catch {}
}

/** The people of a family who were booked together, as the booking page keeps them. */
interface KeptParty {
  members: readonly { holding: { code: string } | null }[];
}

/** A reader who comes back in the same tab finds the booking at the first button. */
function offerOwnBooking(): void {
  const alone = readStoredValue<{ code: string }>('booking');
  const own = alone ?? readStoredValue<KeptParty>('party')?.members[0]?.holding;
  const link = document.querySelector<HTMLAnchorElement>('#own');
  if (!own || !link) return;
  link.href = `/booking#${alone ? own.code : 'family'}`;
  link.textContent = homeSay.yours(codeInHalves(own.code));
}

searchField?.addEventListener('input', showFound);
showAllButton?.addEventListener('click', () => {
  isWhole = true;
  showFound();
  officeList?.querySelectorAll('a')[MAX_OFFICES_SHOWN]?.focus();
});
offerOwnBooking();
void loadOffices();
