// <antrean-training>: the tasks of a first day at the desk; each is ticked once it was done in the demonstration.
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { demonstrationTexts } from '../texts/demonstration/texts.ts';
import { type PageLanguage, pageLanguageOf } from '../texts/language.ts';
import { beginTrainingAgain, readTrainingTasks, type TrainingTaskShown } from './demonstrationServer.ts';

const TRAINING_LOOK_EVERY_MS = 3000;

@customElement('antrean-training')
export class AntreanTraining extends LitElement {
  /** Null: not known yet, or there is no demonstration. */
  @state() private tasks: readonly TrainingTaskShown[] | null = null;
  @state() private announced = '';
  private language: PageLanguage = 'id';
  private timer: ReturnType<typeof setTimeout> | undefined;

  protected override createRenderRoot() {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.language = pageLanguageOf(this);
    document.addEventListener('visibilitychange', this.lookWhenSeen);
    void this.look();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.lookWhenSeen);
    clearTimeout(this.timer);
  }

  private lookWhenSeen = (): void => void (document.hidden || this.look());

  private look = async (): Promise<void> => {
    clearTimeout(this.timer);
    const read = await readTrainingTasks().catch(() => 'failed' as const);
    // No demonstration is played here: nothing will come.
    if (read === null) return;
    if (read !== 'failed') this.show(read);
    clearTimeout(this.timer);
    if (this.isConnected) this.timer = setTimeout(this.lookWhenSeen, TRAINING_LOOK_EVERY_MS);
  };

  private show(tasks: readonly TrainingTaskShown[]): void {
    const say = demonstrationTexts(this.language).training;
    const before = this.tasks;
    const done = tasks.filter(({ task, doneAt }) => doneAt && before?.some((one) => one.task === task && !one.doneAt));
    const isComplete = tasks.every(({ doneAt }) => doneAt);
    if (done.length > 0)
      this.announced = isComplete ? say.complete : say.ticked(done.map(({ task }) => say.tasks[task].name).join(', '));
    this.tasks = tasks;
  }

  private beginAgain = async (): Promise<void> => {
    const tasks = await beginTrainingAgain().catch(() => null);
    if (!tasks) return;
    this.tasks = tasks;
    this.announced = demonstrationTexts(this.language).training.begun;
  };

  protected override render(): TemplateResult | typeof nothing {
    const { tasks } = this;
    if (!tasks) return nothing;
    const say = demonstrationTexts(this.language).training;
    const done = tasks.filter(({ doneAt }) => doneAt).length;
    return html`<details class="training">
      <summary><strong>${say.title}</strong> <span>${say.progress(done, tasks.length)}</span></summary>
      <p>${say.lead} <a href="/" target="_blank">${say.roles}</a></p>
      <ol>${tasks.map((task) => this.taskView(task))}</ol>
      <button class="button plain" ?disabled=${done === 0} @click=${this.beginAgain}>${say.again}</button>
    </details>
    <p class="unseen" role="status">${this.announced}</p>`;
  }

  private taskView({ task, doneAt }: TrainingTaskShown): TemplateResult {
    const say = demonstrationTexts(this.language).training;
    const { name, how } = say.tasks[task];
    return html`<li class=${doneAt ? 'done' : ''}>
      <span class="tick" aria-hidden="true">${doneAt ? '✓' : ''}</span>
      <div><strong>${name}</strong> <span class="unseen">${doneAt ? say.isDone : say.isOpen}</span><span class="hint">${how}</span></div>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'antrean-training': AntreanTraining;
  }
}
