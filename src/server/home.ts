// The first page: what this is, which offices there are, and how to try it.
import type { Office } from '../office/settings.ts';
import { examplesFor } from '../office/template.ts';
import type { Instant } from '../time.ts';

export function homePage(offices: readonly Office[], now: Instant): string {
  const rows = offices.map((office) => row(office, now)).join('\n');
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Antrean</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>Antrean</h1>
<p>Tempat dalam antrean kantor pelayanan, lewat WhatsApp, SMS, atau web. <span lang="en">A place in the queue of a public service office, by WhatsApp, SMS or web.</span></p>
<p>API: <code>POST /graphql</code></p>
<table>
<caption>Kantor <span lang="en">/ Offices</span></caption>
<thead><tr><th scope="col">Kantor</th><th scope="col">Nomor</th><th scope="col">Kirim</th></tr></thead>
<tbody>
${rows}
</tbody>
</table>
</main>
</body>
</html>
`;
}

function row(office: Office, now: Instant): string {
  const numbers = office.channels.map(
    ({ kind, address }) => `${kind === 'SMS' ? 'SMS' : 'WhatsApp'} ${escaped(address)}`,
  );
  const lines = examplesFor(office, now).map((line) => `<code>${escaped(line)}</code>`);
  const how = office.channels.length > 0 ? lines.join('<br>') : 'web, API';
  return `<tr><th scope="row">${escaped(office.name)}</th><td>${numbers.join('<br>')}</td><td>${how}</td></tr>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { width: 100%; border-collapse: collapse; }
caption { text-align: left; font-weight: 700; padding: 1rem 0 .25rem; }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); }
th[scope=row] { font-weight: 400; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
@media (max-width: 40rem) { thead { position: absolute; clip-path: inset(50%); } tr { display: block; padding: .5rem 0; border-top: 1px solid color-mix(in srgb, currentColor 25%, transparent); } th, td { display: block; border: 0; padding: .1rem 0; } th[scope=row] { font-weight: 700; } }
`;
