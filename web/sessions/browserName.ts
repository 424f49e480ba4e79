// Names the browser and the system of a session by what the browser says of itself: pure.

const BROWSER_MARKS = [
  ['Edge', /\bEdgA?\//],
  ['Opera', /\bOPR\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(?:Firefox|FxiOS)\//],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\//],
  ['Safari', /\bSafari\//],
] as const;
const SYSTEMS = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMac OS X\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Linux', /\bLinux\b/],
] as const;

/** null: it says nothing that is known. */
export function browserName(userAgent: string | null): { browser: string; system: string } | null {
  const browser = BROWSER_MARKS.find(([, says]) => says.test(userAgent ?? ''))?.[0];
  const system = SYSTEMS.find(([, says]) => says.test(userAgent ?? ''))?.[0];
  return browser && system ? { browser, system } : null;
}
