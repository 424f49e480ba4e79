// The languages of the pages. @generated from web/texts/*/*.arb by npm run texts — do not edit.
export const PAGE_LANGUAGES = ["id","en"] as const;
export const LANGUAGE_NAMES = {"id":"Bahasa Indonesia","en":"English"};
export const LANGUAGE_LOCALES = {"id":"id-ID","en":"en-GB"};
export const RIGHT_TO_LEFT: readonly string[] = [];
export const AREA_LANGUAGES = {"board":["id","en"],"book":["id","en"],"common":["id","en"],"demonstration":["id","en"],"desk":["id","en"],"holidays":["id","en"],"home":["id","en"],"kiosk":["id","en"],"office":["id","en"],"pairing":["id","en"],"place":["id","en"],"sessions":["id","en"],"signIn":["id","en"],"simulator":["id","en"]};
