// Reads what a field or a form holds from its event.

/** The text of the field, or the value of the chosen option. */
export function valueIn({ target }: Event): string {
  const hasValue =
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return hasValue ? target.value : '';
}

/** Whether the box is ticked. */
export function isTickedIn({ target }: Event): boolean {
  return target instanceof HTMLInputElement && target.checked;
}

export function formDataIn({ target }: Event): FormData {
  return target instanceof HTMLFormElement ? new FormData(target) : new FormData();
}
