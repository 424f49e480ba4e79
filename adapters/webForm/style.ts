// How the web form looks: one column, large targets, light and dark.
export const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1b2430, #e9edf2); --paper: light-dark(#fbfaf7, #14181d); --line: light-dark(#c9ccd1, #3b434d);
  --accent: light-dark(#0b5d56, #6fd0c3); --on-accent: light-dark(#ffffff, #06231f); --wrong: light-dark(#a3231b, #ff9c91); --soft: light-dark(#eef3f1, #1d2529); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 system-ui, "Segoe UI", Roboto, sans-serif; }
header { display: flex; justify-content: space-between; gap: 1rem; padding: .75rem 1rem; border-bottom: 1px solid var(--line); }
header a:first-child { font-weight: 700; text-decoration: none; }
a { color: var(--accent); }
header a { padding: .25rem 0; }
main { max-width: 34rem; margin: 0 auto; padding: 1.25rem 1rem 4rem; }
h1 { font-size: 1.625rem; line-height: 1.2; margin: .5rem 0 1rem; }
h2 { font-size: 1.1875rem; margin: 2rem 0 .5rem; }
.offices { list-style: none; padding: 0; margin: 0; display: grid; gap: .5rem; }
.offices a { display: flex; justify-content: space-between; gap: 1rem; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; text-decoration: none; }
.offices span, .hint, label span { color: color-mix(in srgb, var(--ink) 72%, var(--paper)); font-weight: 400; }
.field { margin: 0 0 1.25rem; }
label { display: block; font-weight: 600; }
.hint { margin: .125rem 0 .375rem; font-size: .9375rem; }
input:not([type=hidden]), select { width: 100%; min-height: 3rem; padding: .5rem .75rem; font: inherit; color: inherit; background: light-dark(#ffffff, #0f1317); border: 1px solid color-mix(in srgb, var(--ink) 55%, var(--paper)); border-radius: .375rem; }
input[type=file] { padding: .75rem; }
.wrong { border-left: .25rem solid var(--wrong); padding-left: .75rem; }
.wrong input { border-color: var(--wrong); }
.fault { color: var(--wrong); font-weight: 600; margin: .125rem 0 .375rem; }
button, .button { display: block; width: 100%; min-height: 3rem; padding: .75rem 1rem; font: inherit; font-weight: 700; text-align: center; text-decoration: none; color: var(--on-accent); background: var(--accent); border: 2px solid var(--accent); border-radius: .5rem; cursor: pointer; }
button.quiet { color: var(--accent); background: transparent; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.alarm { border: 2px solid var(--wrong); border-radius: .5rem; padding: .25rem 1rem; margin: 0 0 1.25rem; }
.alarm ul { margin: 0 0 .75rem; padding-left: 1.25rem; }
.note { background: var(--soft); border-radius: .5rem; padding: .75rem 1rem; }
.code { font-family: ui-monospace, "SF Mono", Menlo, monospace; letter-spacing: .08em; }
.large { font-size: 2rem; font-weight: 700; margin: .25rem 0 1rem; }
.number { font-size: 2.5rem; letter-spacing: .02em; }
.ways { list-style: none; padding: 0; display: grid; gap: .5rem; }
.codes { display: flex; flex-wrap: wrap; gap: 1.25rem; align-items: center; }
.codes img { background: #ffffff; padding: .5rem; border-radius: .375rem; max-width: 100%; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .375rem 1rem; margin: 1.25rem 0; }
dt { color: color-mix(in srgb, var(--ink) 72%, var(--paper)); }
dd { margin: 0; overflow-wrap: anywhere; }
form + form, details, form + .note { margin-top: 1rem; }
summary { padding: .75rem 0; cursor: pointer; font-weight: 600; color: var(--accent); }
@media (max-width: 24rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
@media print { header, form, details { display: none; } }
`;
