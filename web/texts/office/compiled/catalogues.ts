// The languages of the area “office”. @generated from web/texts/office/*.arb by npm run texts — do not edit.
import type { AreaCatalogues } from '../../areaTexts.ts';
import type { OfficeSharedMessages, OfficeTodayMessages, OfficeTalkMessages, OfficeCalendarMessages, OfficeFiguresMessages, OfficeTablesMessages, OfficeWordingsMessages, OfficePeopleMessages, OfficeTemplateMessages, OfficeIntentsMessages, OfficeRulesMessages, OfficeServicesMessages, OfficeWebhooksMessages, OfficeRecordMessages } from './messages.ts';

export const OFFICE_CATALOGUES: {
  shared: AreaCatalogues<OfficeSharedMessages>;
  today: AreaCatalogues<OfficeTodayMessages>;
  talk: AreaCatalogues<OfficeTalkMessages>;
  calendar: AreaCatalogues<OfficeCalendarMessages>;
  figures: AreaCatalogues<OfficeFiguresMessages>;
  tables: AreaCatalogues<OfficeTablesMessages>;
  wordings: AreaCatalogues<OfficeWordingsMessages>;
  people: AreaCatalogues<OfficePeopleMessages>;
  template: AreaCatalogues<OfficeTemplateMessages>;
  intents: AreaCatalogues<OfficeIntentsMessages>;
  rules: AreaCatalogues<OfficeRulesMessages>;
  services: AreaCatalogues<OfficeServicesMessages>;
  webhooks: AreaCatalogues<OfficeWebhooksMessages>;
  record: AreaCatalogues<OfficeRecordMessages>;
} = {
  shared: {
    ready: {  },
    load: {
      id: async () => (await import('./idShared.ts')).officeSharedInIndonesian,
      en: async () => (await import('./enShared.ts')).officeSharedInEnglish,
    },
  },
  today: {
    ready: {  },
    load: {
      id: async () => (await import('./idToday.ts')).officeTodayInIndonesian,
      en: async () => (await import('./enToday.ts')).officeTodayInEnglish,
    },
  },
  talk: {
    ready: {  },
    load: {
      id: async () => (await import('./idTalk.ts')).officeTalkInIndonesian,
      en: async () => (await import('./enTalk.ts')).officeTalkInEnglish,
    },
  },
  calendar: {
    ready: {  },
    load: {
      id: async () => (await import('./idCalendar.ts')).officeCalendarInIndonesian,
      en: async () => (await import('./enCalendar.ts')).officeCalendarInEnglish,
    },
  },
  figures: {
    ready: {  },
    load: {
      id: async () => (await import('./idFigures.ts')).officeFiguresInIndonesian,
      en: async () => (await import('./enFigures.ts')).officeFiguresInEnglish,
    },
  },
  tables: {
    ready: {  },
    load: {
      id: async () => (await import('./idTables.ts')).officeTablesInIndonesian,
      en: async () => (await import('./enTables.ts')).officeTablesInEnglish,
    },
  },
  wordings: {
    ready: {  },
    load: {
      id: async () => (await import('./idWordings.ts')).officeWordingsInIndonesian,
      en: async () => (await import('./enWordings.ts')).officeWordingsInEnglish,
    },
  },
  people: {
    ready: {  },
    load: {
      id: async () => (await import('./idPeople.ts')).officePeopleInIndonesian,
      en: async () => (await import('./enPeople.ts')).officePeopleInEnglish,
    },
  },
  template: {
    ready: {  },
    load: {
      id: async () => (await import('./idTemplate.ts')).officeTemplateInIndonesian,
      en: async () => (await import('./enTemplate.ts')).officeTemplateInEnglish,
    },
  },
  intents: {
    ready: {  },
    load: {
      id: async () => (await import('./idIntents.ts')).officeIntentsInIndonesian,
      en: async () => (await import('./enIntents.ts')).officeIntentsInEnglish,
    },
  },
  rules: {
    ready: {  },
    load: {
      id: async () => (await import('./idRules.ts')).officeRulesInIndonesian,
      en: async () => (await import('./enRules.ts')).officeRulesInEnglish,
    },
  },
  services: {
    ready: {  },
    load: {
      id: async () => (await import('./idServices.ts')).officeServicesInIndonesian,
      en: async () => (await import('./enServices.ts')).officeServicesInEnglish,
    },
  },
  webhooks: {
    ready: {  },
    load: {
      id: async () => (await import('./idWebhooks.ts')).officeWebhooksInIndonesian,
      en: async () => (await import('./enWebhooks.ts')).officeWebhooksInEnglish,
    },
  },
  record: {
    ready: {  },
    load: {
      id: async () => (await import('./idRecord.ts')).officeRecordInIndonesian,
      en: async () => (await import('./enRecord.ts')).officeRecordInEnglish,
    },
  },
};
