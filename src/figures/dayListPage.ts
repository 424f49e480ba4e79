// The list of a day as a page to print: A4, Indonesian with English below, a box to tick for each person; it needs nothing else.

import { createHash } from 'node:crypto';
import { escapedHtml } from '../html.ts';
import { type ListWord, listWord, sayPeopleExpected } from '../messages/index.ts';
import { serviceOf } from '../office/settings.ts';
import { dateIn, dateInWords, type Language, timeInWords } from '../time.ts';
import { type DayList, type Listed, type ListedWindow, peopleOn } from './dayList.ts';

export interface Page {
  html: string;
  /** The browser's policy for the page: nothing but its own style. */
  policy: string;
}

export function dayListPage(list: DayList): Page {
  const style = styleOf(list);
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
  return { html: htmlOf(list, style), policy };
}

function htmlOf(list: DayList, style: string): string {
  const { office, date, windows } = list;
  const title = `${listWord('id', 'dayList')} ${office.name}, ${dateInWords(date, 'id')}`;
  const body =
    windows.length > 0 ? windows.map((window) => tableOf(window, list)).join('\n') : `<p>${inBoth('nobody')}</p>`;
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapedHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>${escapedHtml(office.name)}</h1>
<p class="day">${listWord('id', 'dayList')} ${dateInWords(date, 'id')}<span lang="en">${listWord('en', 'dayList')}, ${dateInWords(date, 'en')}</span></p>
<p class="state">${state(list, 'id')}. ${sayPeopleExpected('id', peopleOn(list))}<span lang="en">${state(list, 'en')}. ${sayPeopleExpected('en', peopleOn(list))}</span></p>
</header>
${body}
</body>
</html>
`;
}

function inBoth(word: ListWord): string {
  return `${listWord('id', word)}<span lang="en">${listWord('en', word)}</span>`;
}

function state({ office, at }: DayList, language: Language): string {
  return listWord(language, 'asOf')
    .replace('{date}', dateInWords(dateIn(office.timeZone, at), language))
    .replace('{time}', timeInWords(at, office.timeZone, language));
}

const DAY_LIST_COLUMNS = ['here', 'number', 'code', 'name', 'birthDate', 'service', 'priority'] as const;

/** Its head comes again on each page that it goes on to. */
function tableOf({ from, to, people: all }: ListedWindow, list: DayList): string {
  const head = DAY_LIST_COLUMNS.map((word) => `<th scope="col">${inBoth(word)}</th>`).join('');
  const window = `${from.replace(':', '.')}-${to.replace(':', '.')}`;
  return `<table>
<thead>
<tr class="window"><th colspan="${DAY_LIST_COLUMNS.length}" scope="colgroup">${window} <small>${sayPeopleExpected('id', all.length)}</small></th></tr>
<tr>${head}</tr>
</thead>
<tbody>
${all.map((person) => dayListCells(person, list)).join('\n')}
</tbody>
</table>`;
}

function dayListCells(
  { number, code, name, birthDate, service, priority, status }: Listed,
  { office }: DayList,
): string {
  const cells = [
    `<td class="here">${hereOf(status)}</td>`,
    `<td class="number">${escapedHtml(number ?? '')}</td>`,
    `<td class="code">${escapedHtml(code.slice(0, 4))}-${escapedHtml(code.slice(4))}</td>`,
    `<th scope="row">${escapedHtml(name)}${status === 'HELD' ? ` <small>${listWord('id', 'HELD')}</small>` : ''}</th>`,
    `<td class="date">${birthDate.split('-').toReversed().join('-')}</td>`,
    `<td class="what">${escapedHtml(serviceOf(office, service)?.name.id ?? service)}</td>`,
    `<td class="what">${priority === 'NORMAL' ? '' : escapedHtml(listWord('id', priority))}</td>`,
  ];
  return `<tr>${cells.join('')}</tr>`;
}

/** A box; ticked for who is here; none for who can no longer come in. */
function hereOf(status: Listed['status']): string {
  if (status === 'FORFEITED') return `<small>${listWord('id', 'FORFEITED')}</small>`;
  return `<span class="box">${status === 'CHECKED_IN' ? '✓' : ''}</span>`;
}

/** A string of CSS; whatever could end it, or the style, goes by its number. */
function quoted(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `)}"`;
}

/** The margins of every page can only be set here. */
function styleOf(list: DayList): string {
  const { office, date } = list;
  return `
@page {
  size: A4;
  margin: 18mm 12mm 16mm;
  @top-left { content: ${quoted(`${office.name}, ${dateInWords(date, 'id')}`)}; font: 9pt sans-serif; }
  @top-right { content: ${quoted(state(list, 'id'))}; font: 9pt sans-serif; }
  @bottom-right { content: "${listWord('id', 'page')} " counter(page) " / " counter(pages); font: 9pt sans-serif; }
}
:root { font: 10.5pt/1.25 "Noto Sans", "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; }
body { max-width: 190mm; margin: 0 auto; }
h1 { font-size: 16pt; margin: 0 0 1mm; }
header p { margin: 0 0 1mm; }
.day { font-size: 13pt; font-weight: 700; }
[lang=en] { display: block; font-size: 8.5pt; font-weight: 400; color: #444; }
small { font-size: 8.5pt; font-weight: 400; }
table { width: 100%; border-collapse: collapse; margin: 4mm 0 0; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { text-align: left; vertical-align: middle; padding: .8mm 1.5mm; border-bottom: .2mm solid #999; }
thead th { vertical-align: bottom; border-bottom: .4mm solid #000; line-height: 1.15; }
tbody tr { height: 8mm; }
tbody th { font-weight: 400; }
.window th { font-size: 13pt; border: 0; padding: 2mm 1.5mm 1mm; }
.number { font-size: 12pt; font-weight: 700; white-space: nowrap; }
.code { font-family: "Noto Sans Mono", "Liberation Mono", monospace; white-space: nowrap; }
.date { white-space: nowrap; }
.what { font-size: 9pt; }
.box { display: inline-block; width: 4.5mm; height: 4.5mm; border: .35mm solid #000; line-height: 4.5mm; text-align: center; vertical-align: middle; }
@media screen { body { padding: 8mm 4mm; } }
`;
}
