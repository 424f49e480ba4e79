// One's own place as a page: /t/<secret>, from the QR code of a slip or the link of a message.
import { keepForOffline } from './offline.ts';
import './place.ts';

const placeElement = document.querySelector('antrean-place');
if (placeElement) {
  const secret = location.pathname.split('/')[2] ?? '';
  placeElement.secret = secret;
  void keepForOffline(secret);
}
