// The built pages: the address, the file and the title of each, and what it says without scripts and on cards.
import type { Config } from '../../src/config.ts';
import { type PageTextLanguage, sayOnPage } from '../../src/messages/pages.ts';
import type { Directory } from '../../src/office/directory.ts';
import type { Language } from '../../src/time.ts';
import type { PageCard } from './cards.ts';
import { homeContent } from './homePage.ts';
import type { Markup } from './markup.ts';
import * as plainly from './plainPages.ts';

/** An address that answers with one of the built pages. */
export interface BuiltPage {
  url: string;
  file: string;
  title(language: PageTextLanguage, office: string): string;
  /** The area of the page, which decides the band at its head; none: a public page. */
  of?: 'staff';
  /** Its address is a secret, which no search engine may list. */
  secret?: true;
  /** The content for browsers without scripts. */
  plain?: (language: Language, office: string) => Markup;
  /** The content of a page that is sent whole. */
  content?: (language: Language) => Markup;
  /** The card by which chats show a link to it. `office`: its name. */
  card?: (language: Language, office: string) => PageCard;
}

export function builtPages(offices: Directory, mode: Config['mode']): readonly BuiltPage[] {
  return [...pagesForVisitors(offices), ...pagesForStaff(mode)];
}

function pagesForVisitors(offices: Directory): readonly BuiltPage[] {
  return [
    {
      url: '/',
      file: 'home.html',
      title: (language) => sayOnPage(language, 'homeTitle'),
      content: (language) => homeContent(language, offices.all()),
      card: (language) => cardOf('home', language, ''),
    },
    {
      url: '/book/:office',
      file: 'book.html',
      title: (language, office) => sayOnPage(language, 'bookCardTitle', { office }),
      plain: plainly.plainForm,
      card: (language, office) => cardOf('book', language, office),
    },
    {
      url: '/booking',
      file: 'book.html',
      title: (language) => sayOnPage(language, 'lookUp'),
      plain: plainly.plainLookup,
      card: (language) => cardOf('home', language, ''),
    },
    {
      url: '/t/:secret',
      file: 'place.html',
      title: (language) => sayOnPage(language, 'placeTitle'),
      plain: plainly.plainPlace,
      secret: true,
    },
    {
      url: '/here/:office',
      file: 'here.html',
      title: (language, office) => sayOnPage(language, 'hereTitle', { office }),
      plain: plainly.plainHere,
    },
    {
      url: '/door/:office',
      file: 'door.html',
      title: (language, office) => sayOnPage(language, 'doorTitle', { office }),
    },
    {
      url: '/board/:office',
      file: 'board.html',
      title: (language, office) => sayOnPage(language, 'boardTitle', { office }),
      card: (language, office) => cardOf('board', language, office),
    },
  ];
}

function pagesForStaff(mode: Config['mode']): readonly BuiltPage[] {
  return [
    {
      url: '/kiosk/:office',
      file: 'kiosk.html',
      title: (language, office) => sayOnPage(language, 'kioskTitle', { office }),
      of: 'staff',
    },
    {
      url: '/sessions',
      file: 'sessions.html',
      title: (language) => sayOnPage(language, 'sessionsTitle'),
      of: 'staff',
    },
    { url: '/desk', file: 'desk.html', title: (language) => sayOnPage(language, 'deskTitle'), of: 'staff' },
    ...(mode === 'demo'
      ? [
          {
            url: '/simulator',
            file: 'simulator.html',
            title: (language: PageTextLanguage) => sayOnPage(language, 'simulator'),
          },
        ]
      : []),
    { url: '/office', file: 'office.html', title: (language) => sayOnPage(language, 'officeTitle'), of: 'staff' },
  ];
}

/** The title and the sentence are those of the texts with the page's name. */
function cardOf(picture: PageCard['picture'], language: Language, office: string): PageCard {
  const [title, text] = CARD_TEXTS[picture];
  return { title: sayOnPage(language, title, { office }), description: sayOnPage(language, text, { office }), picture };
}

const CARD_TEXTS = {
  home: ['homeTitle', 'homeText'],
  book: ['bookCardTitle', 'bookCardText'],
  board: ['boardTitle', 'boardCardText'],
} as const;
