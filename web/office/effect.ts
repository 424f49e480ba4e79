// Draws the effect of a change on an office's days: places before and after, and the bookings that are moved.
import { html, nothing, type TemplateResult } from 'lit';
import { officeTextsOf } from '../texts/office/texts.ts';
import { dateOfInstant, dayOfDate, timeOfDay } from '../texts/when.ts';
import type { ChangeFragment, MovesFragment } from './documents.ts';
import type { ConsolePlace } from './place.ts';

const effectTexts = officeTextsOf('calendar');

type ShownEffect = ChangeFragment & MovesFragment;

/** More names are shown when they are asked for. */
const MOVES_SHOWN_AT_ONCE = 5;

/** `summed`: the places too, which are of interest before it is done. */
export function effectOf(effect: ShownEffect, place: ConsolePlace, summed: boolean): TemplateResult {
  const say = effectTexts(place.language).calendar;
  const before = effect.windows.reduce((sum, window) => sum + window.before, 0);
  const after = effect.windows.reduce((sum, window) => sum + window.after, 0);
  return html`
    ${summed ? html`<p>${effect.windows.length > 0 ? say.placesBefore(before, after) : say.noChange}</p>` : nothing}
    ${effect.moved > 0 ? moves(effect, place) : html`<p>${say.nothingMoves}</p>`}`;
}

function moves(effect: ShownEffect, place: ConsolePlace): TemplateResult {
  const { language } = place;
  const say = effectTexts(language).calendar;
  const byDay = new Map<string, number>();
  const shown = effect.moves.nodes;
  for (const { to } of shown) byDay.set(dateOfInstant(to), (byDay.get(dateOfInstant(to)) ?? 0) + 1);
  const lost = shown.filter(({ reached }) => !reached);
  return html`
    <p><b>${say.moves(effect.moved)}</b></p>
    <ul class="targets">${[...byDay].map(
      ([date, people]) => html`<li>${dayOfDate(date, language)} <b>${say.people(people)}</b></li>`,
    )}</ul>
    ${
      effect.unreached > 0
        ? html`<div class="note care"><p>${say.unreached(effect.unreached)}</p>
          <details ?open=${lost.length <= MOVES_SHOWN_AT_ONCE}><summary>${say.showMoves(lost.length)}</summary>
            <ul>${lost.map(
              ({ code, name, phone }) =>
                html`<li>${name}, ${phone ? html`<a href=${`tel:${phone}`}>${phone}</a>` : `${code}, ${say.noPhone}`}</li>`,
            )}</ul></details></div>`
        : nothing
    }
    <details><summary>${say.showMoves(shown.length)}</summary>${table(effect, place)}</details>`;
}

function table({ moves: { nodes } }: ShownEffect, { language, office }: ConsolePlace): TemplateResult {
  const say = effectTexts(language).calendar;
  const when = (at: string) =>
    `${dayOfDate(dateOfInstant(at), language, { weekday: 'short', month: 'short' })} ${timeOfDay(at, office.timeZone, language)}`;
  return html`
    <div class="scroll" tabindex="0" role="region" aria-label=${say.moves(nodes.length)}>
      <table class="list"><thead><tr><th scope="col">${say.who}</th><th scope="col">${say.was}</th><th scope="col">${say.becomes}</th></tr></thead>
        <tbody>${nodes.map(
          ({ name, from, to, fromNumber, toNumber }) => html`<tr><th scope="row">${name}</th>
            <td>${when(from)} ${fromNumber ?? ''}</td><td>${when(to)} ${toNumber ?? ''}</td></tr>`,
        )}</tbody></table>
    </div>`;
}
