// The kiosk as a page: /kiosk/BOGOR; `?walk-in=off` gives numbers to those with a code alone, `?print=on` prints them.
import './kiosk.ts';

const kioskElement = document.querySelector('antrean-kiosk');
if (kioskElement) {
  const { pathname, searchParams } = new URL(location.href);
  kioskElement.place = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  kioskElement.walkIns = searchParams.get('walk-in') !== 'off';
  kioskElement.prints = searchParams.get('print') === 'on';
}
