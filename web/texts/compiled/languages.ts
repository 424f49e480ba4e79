// The languages of the pages. @generated from web/texts/*/*.arb by npm run texts — do not edit.
export const PAGE_LANGUAGES = ["id","en","ar"] as const;
export const LANGUAGE_NAMES = {"id":"Bahasa Indonesia","en":"English","ar":"العربية"};
export const LANGUAGE_LOCALES = {"id":"id-ID","en":"en-GB","ar":"ar-u-ca-gregory-nu-latn"};
export const RIGHT_TO_LEFT: readonly string[] = ["ar"];
export const AREA_LANGUAGES = {"band":["id","en"],"board":["id","en","ar"],"book":["id","en","ar"],"common":["id","en","ar"],"demonstration":["id","en"],"desk":["id","en"],"door":["id","en"],"exports":["id","en"],"holidays":["id","en"],"home":["id","en"],"kiosk":["id","en"],"office":["id","en"],"pairing":["id","en"],"place":["id","en"],"quotas":["id","en"],"services":["id","en"],"sessions":["id","en"],"signIn":["id","en"],"simulator":["id","en"],"waits":["id","en"]};
