// The sentences in which each view of the kiosk is read aloud: pure.
import type { KioskTexts } from '../texts/kiosk/texts.ts';
import { spelled } from '../texts/spelled.ts';
import { type KioskOffice, type KioskState, nameIn, whereTo } from './kioskState.ts';

export function spokenView(state: KioskState, office: KioskOffice, say: KioskTexts): string {
  const { view, language } = state;
  switch (view.name) {
    case 'typing':
      return `${say.title}. ${say.lead} ${say.spokenKeys}`;
    case 'service':
      return `${say.chooseService} ${office.services.map((service) => nameIn(language, service)).join('. ')}.`;
    case 'number':
      return `${say.yourNumber}: ${spelled(view.ticket.number, say.digits)}. ${whereTo(view.ticket, office, say)}`;
    case 'refused':
      return `${say.sorry}. ${view.why} ${view.toDo}`;
  }
}
