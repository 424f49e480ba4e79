// @generated from web/texts/board/ar.arb by npm run texts — do not edit.
import { languageForms } from '../../forms.ts';
import type { BoardMessages } from './messages.ts';

const { numberText, pluralForm, wordingOf } = languageForms("ar-u-ca-gregory-nu-latn");

export const boardInArabic: BoardMessages = {
  title: (office: string): string => `لوحة الدور في ${office}`,
  calling: "النداء الآن على",
  nobodyCalled: "لم يُنادَ على أي رقم بعد",
  showCode: "أبرز رمزك في مكتب الاستقبال",
  officeClosed: "المكتب مغلق",
  opensAgain: (day: string, time: string): string => `يفتح مجددًا ${day} الساعة ${time}`,
  earlier: "سابقًا",
  atCounters: "نودي عليهم",
  next: "التالي",
  nobodyWaits: "لا أحد ينتظر",
  waiting: (people: number): string => (wordingOf(pluralForm(people), { zero: "لا أحد ينتظر", one: "شخص واحد ينتظر", two: "شخصان ينتظران", few: `${numberText(people)} أشخاص ينتظرون`, many: `${numberText(people)} شخصًا ينتظرون`, other: `${numberText(people)} شخص ينتظرون` })),
  waitLabel: "مدة الانتظار المتوقعة",
  lost: "انقطع الاتصال",
  lastKnown: (time: string): string => `آخر تحديث الساعة ${time}`,
  connecting: "جارٍ الاتصال…",
  soundOn: "شغّل الصوت",
  recalled: "نداء متكرر",
  spokenGlance: "يرجى البحث عن رقمكم على الشاشة.",
  openToday: (hours: string): string => `مفتوح اليوم ${hours}`,
  openTodayWithBreaks: (hours: string, breaks: string): string => `مفتوح اليوم ${hours}، استراحة ${breaks}`,
  wait: (minutes: number): string => (minutes === 0 ? "أقل من دقيقة" : wordingOf(pluralForm(minutes), { zero: "أقل من دقيقة", one: "نحو دقيقة واحدة", two: "نحو دقيقتين", few: `نحو ${numberText(minutes)} دقائق`, many: `نحو ${numberText(minutes)} دقيقة`, other: `نحو ${numberText(minutes)} دقيقة` })),
  digits: "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
  spoken: (number: string, place: string): string => `الرقم ${number}. تفضل إلى ${place}.`,
  spokenPlaces: (calls: string): string => `الأرقام ${calls}.`,
  spokenPlace: (number: string, place: string): string => `${number}، إلى ${place}`,
  spokenNumbers: (numbers: string): string => `الأرقام ${numbers}. انظروا إلى الشاشة لمعرفة المكان.`,
};
