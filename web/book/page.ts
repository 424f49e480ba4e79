// The booking pages' addresses: / for the offices, /book/BOGOR for the form, /booking#K7M2PQ4X for a booking.
import './booking.ts';
import { readHolding } from './draft.ts';

const element = document.querySelector('antrean-booking');

/** The code stands behind #: it is sent to nobody. Its birth date stays in this tab. */
function show(): void {
  if (!element) return;
  const [, place, office = ''] = location.pathname.split('/');
  const code = location.hash.slice(1).toUpperCase();
  const kept = readHolding();
  const booking = place === 'booking';
  element.holding = booking && kept && (!code || kept.code === code) ? kept : null;
  element.lookingUp = booking;
  element.code = code;
  element.office = place === 'book' ? decodeURIComponent(office).toUpperCase() : '';
}

if (element) {
  element.onHolding = (holding) => {
    const address = holding ? `/booking#${holding.code}` : element.office ? `/book/${element.office}` : '/';
    if (address !== `${location.pathname}${location.hash}`) history.pushState(null, '', address);
  };
  window.addEventListener('popstate', show);
  show();
}
