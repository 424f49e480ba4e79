// One's own place as a page: /t/<secret>, from the QR code of a slip or the link of a message.
import './place.ts';

const placeElement = document.querySelector('antrean-place');
if (placeElement) placeElement.secret = location.pathname.split('/')[2] ?? '';
