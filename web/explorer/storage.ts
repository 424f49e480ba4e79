// Keeps the explorer's questions and tabs in the browser, never the keys that were sent with them.

/** As GraphiQL wants it; its history would keep the headers of each question. */
export const withoutKeys = {
  get length() {
    return localStorage.length;
  },
  getItem: (name: string) => localStorage.getItem(name),
  setItem(name: string, value: string) {
    if (!/headers$/i.test(name) || /^graphiql:should/.test(name)) localStorage.setItem(name, withoutHeaders(value));
  },
  removeItem: (name: string) => localStorage.removeItem(name),
  clear: () => localStorage.clear(),
};

function withoutHeaders(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text, (name, value) => (name === 'headers' ? undefined : value)));
  } catch {
    return text;
  }
}
