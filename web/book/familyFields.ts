// Draws the others of a family on the booking form: each with name, birth date and priority, up to what one number can hold.
import { html, nothing, type TemplateResult } from 'lit';
import { bookTexts } from '../texts/book/texts.ts';
import { type DraftMember, EMPTY_MEMBER } from './draft.ts';
import { memberFields } from './fieldsOfPerson.ts';
import type { FormScene } from './formScene.ts';

/** Nothing where one number holds one booking: the form has said so. */
export function familyFields({
  language,
  office,
  draft,
  faults,
  onChange,
}: FormScene): TemplateResult | typeof nothing {
  const say = bookTexts(language);
  const { family } = draft;
  const most = office.policy.maxLiveBookingsPerSender - 1;
  if (most < 1) return nothing;
  const members = family.map((member, at) => {
    const change = (part: Partial<DraftMember>) =>
      onChange({ family: family.map((each, place) => (place === at ? { ...each, ...part } : each)) });
    return html`<fieldset class="member">
      <legend>${say.person(at + 2)}</legend>
      ${memberFields({ language, office: office.code, photoRule: office.registration.photo, member, place: at + 2, faults: faults.family?.[at] ?? {}, onChange: change })}
      <p><button type="button" class="button plain" @click=${(event: Event) => {
        onChange({ family: family.filter((_, place) => place !== at) });
        focusLater(event, '#add-member');
      }}>${say.removeMember(at + 2)}</button></p>
    </fieldset>`;
  });
  const add = (event: Event) => {
    onChange({ family: [...family, EMPTY_MEMBER] });
    focusLater(event, `#name-${family.length + 2}`);
  };
  return html`<div class="family">
    ${members}
    ${family.length === 0 ? html`<p class="hint" id="family-hint">${say.familyHint(most)}</p>` : nothing}
    ${
      family.length < most
        ? html`<p><button type="button" class="button plain" id="add-member" @click=${add}>${say.addMember}</button></p>`
        : html`<p class="hint" id="add-member" tabindex="-1">${say.familyFull(most + 1)}</p>`
    }
  </div>`;
}

/** The field is drawn only after this event. */
function focusLater({ currentTarget }: Event, selector: string): void {
  const root = (currentTarget as Element).getRootNode() as ParentNode;
  requestAnimationFrame(() => root.querySelector<HTMLElement>(selector)?.focus());
}
