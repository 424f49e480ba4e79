// The kiosk as a page: /kiosk/BOGOR; `?walk-in=off` gives numbers to those with a code alone, `?print=on` prints them,
// `?scanner=below` shows where the scanner is, `?reach=low` keeps low what is touched.
import './kiosk.ts';
import { settingsInAddress } from './kioskSettings.ts';

const kioskElement = document.querySelector('antrean-kiosk');
if (kioskElement) {
  const { pathname, searchParams } = new URL(location.href);
  kioskElement.place = decodeURIComponent(pathname.split('/')[2] ?? '').toUpperCase();
  kioskElement.settings = settingsInAddress(searchParams);
}
