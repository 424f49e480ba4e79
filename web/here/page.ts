// The page that a phone opens from the code at the door: /here/BOGOR#<code>.
import './here.ts';

const hereElement = document.querySelector('antrean-here');
if (hereElement) hereElement.office = decodeURIComponent(location.pathname.split('/')[2] ?? '').toUpperCase();
