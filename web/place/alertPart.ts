// Draws the switch of alerts on this phone, and what stands in its way.
import { html, nothing, type TemplateResult } from 'lit';
import type { PlaceTexts } from '../texts/place/texts.ts';
import { placeTexts } from '../texts/place/texts.ts';
import type { PhoneAlertState } from './phoneAlerts.ts';
import type { PlaceScene } from './placeScene.ts';

/** Something may still happen that its person has to hear. */
const ALERTED_STATES = new Set(['HELD', 'BOOKED', 'CHECK_IN_OPEN', 'WAITING', 'PARKED', 'CALLED', 'NO_SHOW']);

export function alertPart(scene: PlaceScene): TemplateResult | typeof nothing {
  const { visit, language, alerts, stale, onAlerts } = scene;
  if (!ALERTED_STATES.has(visit.state)) return nothing;
  const say = placeTexts(language);
  const isOn = alerts === 'ON';
  const obstacle = obstacleTo(alerts, say);
  // Nothing can be switched without a network.
  const canSwitch = !stale && alerts !== 'UNSUPPORTED' && alerts !== 'INSTALL_FIRST' && alerts !== 'DENIED';
  return html`
    <section class="alerts" aria-labelledby="alerts-title">
      <h2 id="alerts-title">${say.alerts.title}</h2>
      <p role="status" class=${isOn ? 'note good' : 'hint'}>${isOn ? say.alerts.on : (obstacle ?? say.alerts.hint)}</p>
      ${
        canSwitch
          ? html`<p><button class="button plain" ?disabled=${alerts === 'BUSY'} @click=${() => onAlerts(!isOn)}>
              ${isOn ? say.alerts.turnOff : say.alerts.turnOn}</button></p>`
          : nothing
      }
    </section>`;
}

function obstacleTo(alerts: PhoneAlertState, { alerts: say }: PlaceTexts): string | null {
  const obstacles: Partial<Record<PhoneAlertState, string>> = {
    UNSUPPORTED: say.unsupported,
    INSTALL_FIRST: say.installFirst,
    DENIED: say.denied,
    NO_SERVICE: say.noService,
    REFUSED: say.refused,
  };
  return obstacles[alerts] ?? null;
}
