// Light or dark, as the reader chose or as their system has it: kept in a cookie, so that pages come in it at once.

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

const COOKIE_AGE_SECONDS = 31_536_000;

export function themeNow(): Theme {
  const { theme } = document.documentElement.dataset;
  return THEMES.find((each) => each === theme) ?? 'system';
}

export function chooseTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
  const age = theme === 'system' ? 0 : COOKIE_AGE_SECONDS;
  // biome-ignore lint/suspicious/noDocumentCookie: the browsers of 2021 know no other way.
  document.cookie = `antrean_theme=${theme}; Path=/; Max-Age=${age}; SameSite=Lax`;
}
