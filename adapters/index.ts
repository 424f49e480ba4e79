// Exports the part of the adapters that the server uses.

export { type ChannelAccounts, openChannels, readChannels } from './channels.ts';
export { answerMessage, type ConversationAnswer } from './conversation/answer.ts';
export type { Ask } from './conversation/ask.ts';
export { isStart } from './conversation/commands.ts';
export type { Intent } from './conversation/intent.ts';
export { ownAnswerTo } from './conversation/ownAnswers.ts';
export type { Reply } from './conversation/reply.ts';
export { isForOfficer, silentState, TO_OFFICER } from './conversation/silence.ts';
export type { State } from './conversation/state.ts';
export { FIELD_OF } from './conversation/template.ts';
export { HAND_NAMES } from './demonstration/people.ts';
export { playScene } from './demonstration/scene.ts';
export type { StageAsker, StageDoors } from './demonstration/stage.ts';
export { openVisitorDesk, visitorRole } from './demonstration/visitor.ts';
export { withFewFields } from './fields.ts';
export { answerDataRequest } from './personalData/answer.ts';
export { personalDataPage } from './personalData/page.ts';
export { personalDataWords } from './personalData/words/words.ts';
export { BehindDocument, type BehindQuery } from './simulator/documents.ts';
export { openSimulatedPhotos, type SimulatedPhotos } from './simulator/photos.ts';
export type { SimulatedTexts } from './simulator/texts.ts';
export { type AnsweredForm, answerForm, type FormRequest } from './webForm/answer.ts';
export type { RequiredWork } from './webForm/controls.ts';
export type { PhotoFault } from './webForm/form.ts';
export { type FormPage, page } from './webForm/page.ts';
export { webFormWords } from './webForm/words/words.ts';
