// <antrean-booking office="BOGOR">
import { html, LitElement } from 'lit';
import { customElement } from 'lit/decorators.js';

@customElement('antrean-booking')
export class AntreanBooking extends LitElement {
  protected override render() {
    return html`…`;
  }
}
