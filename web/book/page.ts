// The booking pages' addresses: / for offices, /book/BOGOR for the form, /booking#K7M2PQ4X for a booking, #family for those made together.
import './booking.ts';
import { readHolding } from './draft.ts';
import { holdingsOf, readParty } from './party.ts';

/** Behind # where the people of a family are shown together. */
const FAMILY_HASH = 'family';

const bookElement = document.querySelector('antrean-booking');

/** The code stands behind #, so that it is not sent anywhere. Its birth date stays in this tab. */
function showBooking(): void {
  if (!bookElement) return;
  const [, place, office = ''] = location.pathname.split('/');
  const code = location.hash.slice(1).toUpperCase();
  const booking = place === 'booking';
  const isFamily = code === FAMILY_HASH.toUpperCase();
  const party = booking ? readParty() : null;
  const members = party ? holdingsOf(party) : [];
  const kept = readHolding();
  const found = code === '' ? kept : [kept, ...members].find((each) => each?.code === code);
  const isOfFamily = isFamily || code === '' || members.some((each) => each.code === code);
  bookElement.holding = (booking && found) || null;
  bookElement.party = isOfFamily ? party : null;
  bookElement.lookingUp = booking;
  bookElement.code = isFamily ? '' : code;
  bookElement.office = place === 'book' ? decodeURIComponent(office).toUpperCase() : '';
}

/** The server wrote the other languages' links for the address that was loaded first: they follow the view. */
function followByLanguage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.band a[hreflang]'))
    link.href = `${location.pathname}?lang=${link.hreflang}${location.hash}`;
}

if (bookElement) {
  bookElement.onHolding = (holding) => {
    const view = holding && ('code' in holding ? holding.code : FAMILY_HASH);
    const address = view ? `/booking#${view}` : bookElement.office ? `/book/${bookElement.office}` : '/';
    if (address !== `${location.pathname}${location.hash}`) history.pushState(null, '', address);
    followByLanguage();
  };
  window.addEventListener('popstate', showBooking);
  window.addEventListener('popstate', followByLanguage);
  showBooking();
  followByLanguage();
}
