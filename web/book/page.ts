// The booking pages' addresses: / for the offices, /book/BOGOR for the form, /booking#K7M2PQ4X for a booking.
import './booking.ts';
import { readHolding } from './draft.ts';

const bookElement = document.querySelector('antrean-booking');

/** The code stands behind #, so that it is not sent anywhere. Its birth date stays in this tab. */
function showBooking(): void {
  if (!bookElement) return;
  const [, place, office = ''] = location.pathname.split('/');
  const code = location.hash.slice(1).toUpperCase();
  const kept = readHolding();
  const booking = place === 'booking';
  bookElement.holding = booking && kept && (!code || kept.code === code) ? kept : null;
  bookElement.lookingUp = booking;
  bookElement.code = code;
  bookElement.office = place === 'book' ? decodeURIComponent(office).toUpperCase() : '';
}

/** The server wrote the other languages' links for the address that was loaded first: they follow the view. */
function followByLanguage(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.band a[hreflang]'))
    link.href = `${location.pathname}?lang=${link.hreflang}${location.hash}`;
}

if (bookElement) {
  bookElement.onHolding = (holding) => {
    const address = holding ? `/booking#${holding.code}` : bookElement.office ? `/book/${bookElement.office}` : '/';
    if (address !== `${location.pathname}${location.hash}`) history.pushState(null, '', address);
    followByLanguage();
  };
  window.addEventListener('popstate', showBooking);
  window.addEventListener('popstate', followByLanguage);
  showBooking();
  followByLanguage();
}
