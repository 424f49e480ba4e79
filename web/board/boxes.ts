// The boxes of the board as the browser has laid them out: what is cut, and by how much it shrinks.

const SHRINKS = 14;

export function isInsideParent(part: HTMLElement): boolean {
  const [inner, outer] = [part.getBoundingClientRect(), part.parentElement?.getBoundingClientRect()];
  return outer === undefined || (inner.bottom <= outer.bottom + 0.5 && !runsOut(part, inner, outer));
}

/** At the side where lines end: the left in languages that are read from the right. */
function runsOut(part: HTMLElement, inner: DOMRect, outer: DOMRect): boolean {
  return part.closest('.board[dir="rtl"]') ? inner.left < outer.left - 0.5 : inner.right > outer.right + 0.5;
}

/** Whatever was reckoned, nothing is cut: letters of another machine can be wider. */
export function shrinkUntilUncut(part: HTMLElement, sizes: readonly string[]): void {
  for (let time = 0; time < SHRINKS && isCut(part); time++)
    for (const size of sizes) {
      const now = Number.parseFloat(part.style.getPropertyValue(`--${size}`));
      if (now > 0) part.style.setProperty(`--${size}`, size === 'scale' ? String(now * 0.93) : `${now * 0.93}px`);
    }
}

export function isCut(part: HTMLElement): boolean {
  return [part, ...part.querySelectorAll<HTMLElement>('h1, h2, p, li, ul, .call, .number, .where')].some((each) => {
    if (each.hidden) return false;
    if (each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1) return true;
    return each !== part && !isInsideParent(each);
  });
}

export function setSize(part: HTMLElement, name: string, value: number): void {
  part.style.setProperty(`--${name}`, name === 'scale' ? String(value) : `${value}px`);
}
