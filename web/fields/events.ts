// Reads what a field or a form holds from its event.

/** The text of the field, or the value of the chosen option. */
export function valueIn({ target }: Event): string {
  const hasValue =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return hasValue ? target.value : '';
}

/** The one of the choices whose value the select has. */
export function choiceIn<Choice extends string>(event: Event, choices: readonly Choice[]): Choice | undefined {
  const value = valueIn(event);
  return choices.find((each) => each === value);
}

/** Whether the box is ticked. */
export function isTickedIn({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

export function formDataIn({ target }: Event): FormData {
  return target instanceof HTMLFormElement ? new FormData(target) : new FormData();
}
