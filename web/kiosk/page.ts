// The kiosk as a page: /kiosk/BOGOR; `?walk-in=off` gives numbers to those with a code alone, `?print=on` prints them.
import './kiosk.ts';

const element = document.querySelector('antrean-kiosk');
if (element) {
  const { pathname, searchParams } = new URL(location.href);
  element.place = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  element.walkIns = searchParams.get('walk-in') !== 'off';
  element.prints = searchParams.get('print') === 'on';
}
