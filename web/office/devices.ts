// The kiosks and boards of the office: whether they are seen, what their page is, and their settings, set from here.
import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { takenAnswer } from '../api/takenAnswer.ts';
import { timeOfDay } from '../texts/when.ts';
import { type DeviceForm, deviceForm, formOf, settingsIn } from './deviceForm.ts';
import { ChangeDeviceDocument, type DeviceHereFragment, DevicesDocument, ReloadDeviceDocument } from './documents.ts';
import { sectionWith } from './section.ts';

/** Milliseconds between two looks: devices are seen to the minute. */
const DEVICES_LOOK_MS = 30_000;

@customElement('office-devices')
export class OfficeDevices extends sectionWith('people') {
  @state() private devices: readonly DeviceHereFragment[] | null = null;
  @state() private form: DeviceForm | null = null;
  @state() private done = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  protected async load(): Promise<void> {
    this.devices = (await this.place.ask(DevicesDocument, { office: this.place.office.code })).devices;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.timer = setInterval(() => void this.load().catch(() => {}), DEVICES_LOOK_MS);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  private open(device: DeviceHereFragment): void {
    this.done = '';
    this.form = this.form?.id === device.id ? null : formOf(device);
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('#device-label')?.focus());
  }

  private save = (event: SubmitEvent): void => {
    event.preventDefault();
    const { form } = this;
    if (!form) return;
    void this.doing(async () => {
      const { id, label } = form;
      const input = { office: this.place.office.code, id, label: label.trim() || null, settings: settingsIn(form) };
      const { changeDevice } = await this.place.ask(ChangeDeviceDocument, { input });
      if (this.refused(changeDevice)) return;
      this.form = null;
      this.done = this.say.devices.saved(changeDevice.label);
      await this.load();
    });
  };

  private reload({ id, label }: DeviceHereFragment): void {
    void this.doing(async () => {
      const input = { office: this.place.office.code, id };
      takenAnswer((await this.place.ask(ReloadDeviceDocument, { input })).reloadDevice);
      this.done = this.say.devices.reloading(label);
      await this.load();
    });
  }

  protected override render(): TemplateResult {
    const say = this.say.devices;
    const { devices } = this;
    return html`
      <section class="card spaced" aria-labelledby="devices-title">
        <h2 id="devices-title">${this.say.devicesTitle}</h2>
        ${this.done ? html`<p class="note good" role="status">${this.done}</p>` : nothing}
        ${this.trouble()}
        ${devices ? (devices.length === 0 ? html`<p>${say.none}</p>` : this.list(devices)) : this.fault ? nothing : this.working()}
      </section>`;
  }

  private list(devices: readonly DeviceHereFragment[]): TemplateResult {
    const say = this.say.devices;
    return html`<ul class="devices">${devices.map(
      (device) => html`<li>
        <p><b>${device.label}</b> <span class="quietly">${this.say.people.devices[device.kind]}</span>
          <span class=${`tag ${device.isDark ? '' : device.lastSeenAt ? 'good' : 'still'}`}>${this.seen(device)}</span></p>
        <p class="quietly small">${device.pageVersion ? say.version(device.pageVersion) : nothing}</p>
        <div class="row">
          <button class="button plain small" aria-expanded=${this.form?.id === device.id ? 'true' : 'false'}
            @click=${() => this.open(device)}>${say.settings}<span class="unseen"> ${device.label}</span></button>
          <button class="button plain small" ?disabled=${this.busy} @click=${() => this.reload(device)}>${say.reload}<span
            class="unseen"> ${device.label}</span></button>
        </div>
        ${this.form?.id === device.id ? this.settingsForm(this.form, device) : nothing}
      </li>`,
    )}</ul>`;
  }

  private settingsForm(form: DeviceForm, { kind }: DeviceHereFragment): TemplateResult {
    const { say, busy } = this;
    const { services } = this.place.office;
    return deviceForm(form, {
      say,
      kind,
      busy,
      services,
      onChange: (part) => {
        this.form = { ...form, ...part };
      },
      onSave: this.save,
      onCancel: () => {
        this.form = null;
      },
    });
  }

  private seen({ isDark, lastSeenAt }: DeviceHereFragment): string {
    const { say, place } = this;
    if (!lastSeenAt) return say.devices.unseen;
    const time = timeOfDay(lastSeenAt, place.office.timeZone, place.language);
    return isDark ? say.devices.dark(time) : say.devices.online;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'office-devices': OfficeDevices;
  }
}
