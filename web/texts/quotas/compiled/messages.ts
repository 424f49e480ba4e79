// The texts of the area “quotas”. @generated from web/texts/quotas/en.arb by npm run texts — do not edit.

export type QuotasMessages = {
  none: string;
  row: (line: string) => string;
  places: (places: number) => string;
  placesHint: string;
  forAll: string;
  forWalkIns: string;
  only: (list: string) => string;
  opens: (minutes: number) => string;
  neverOpens: string;
  edit: string;
  remove: string;
  /** The name of a button for screen readers: what it does, and to what. */
  of: (deed: string, name: string) => string;
  add: string;
  newTitle: string;
  editTitle: (name: string) => string;
  removeTitle: (name: string) => string;
  code: string;
  codeHint: string;
  needCode: string;
  codeTaken: string;
  nameId: string;
  nameEn: string;
  needName: string;
  line: string;
  lineHint: string;
  needLine: string;
  lineTaken: string;
  walkIns: string;
  walkInsHint: string;
  priorities: string;
  services: string;
  channels: string;
  noneMeansAll: string;
  generalToo: string;
  opensBefore: string;
  opensBeforeHint: string;
  needMinutes: string;
  preview: string;
  doIt: string;
  doRemove: string;
  done: string;
  undone: string;
  priority: {
    ELDERLY: string;
    CHILD: string;
    DISABILITY: string;
    PREGNANT: string;
  };
};
