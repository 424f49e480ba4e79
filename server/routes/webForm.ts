// The web form at /channels/web: takes forms and JSON, answers with a page or JSON, and works without a script.
import { parse as parseForm } from 'node:querystring';
import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  type AnsweredForm,
  answerForm,
  type FormRequest,
  type RequiredWork,
  webFormWords,
  withFewFields,
} from '../../adapters/index.ts';
import type { Asker } from '../../src/access/asker.ts';
import type { BudgetOf } from '../../src/access/source.ts';
import { inTransaction, type Pool } from '../../src/database.ts';
import { keepPhoto } from '../../src/photos/photos.ts';
import { type Clock, dateIn, type Language } from '../../src/time.ts';
import { type RateLimits, TooManyRequests } from '../access/limiting.ts';
import { type SafePhoto, safePhoto } from '../channels/photoFile.ts';
import { MAX_PHOTO_BYTES } from '../channels/photoLimits.ts';
import type { GraphQLApi } from '../graphql/graphql.ts';
import { isFromThisSite } from '../http/sameSite.ts';
import { PhotoIntake } from './photoIntake.ts';
import type { ProofOfWork } from './proofOfWork.ts';
import { mountProofOfWorkScript } from './proofOfWorkScript.ts';
import { sendForm } from './webFormReply.ts';
import { formLanguage, formTexts, readSentForm, type SentForm } from './webFormRequest.ts';

export interface WebForm {
  pool: Pool;
  clock: Clock;
  limiting: RateLimits;
  askAs: GraphQLApi['askAs'];
  budgetOf: BudgetOf;
  publicUrl: string;
  proofOfWork: ProofOfWork;
}

const MULTIPART_LIMITS = { fileSize: MAX_PHOTO_BYTES, files: 1, fields: 30, fieldSize: 8192, parts: 40 };
/** Forms with a file have limits of their own. */
const MAX_FORM_BYTES = 64 * 1024;
/** It decodes a picture and writes to the database, so a source that sends too many has to solve a challenge for each. */
const COSTLY_ACTIONS: ReadonlySet<string> = new Set(['book', 'photo']);

export function mountWebForm(app: FastifyInstance, setup: WebForm): void {
  const form = new WebFormRoutes(setup);
  app.register(async (scope) => {
    await scope.register(formbody, { parser: (text) => parseForm(withFewFields(text)) });
    await scope.register(multipart, { limits: MULTIPART_LIMITS, throwFileSizeLimit: false });
    mountProofOfWorkScript(scope);
    scope.get('/channels/web', (request, reply) => form.show(request, reply));
    scope.post('/channels/web', { bodyLimit: MAX_FORM_BYTES }, (request, reply) => form.take(request, reply));
  });
}

class WebFormRoutes {
  private readonly setup: WebForm;
  private readonly intake = new PhotoIntake();

  constructor(setup: WebForm) {
    this.setup = setup;
  }

  async show(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.countRequest(request);
    // Codes and birth dates do not belong into an address, which is kept in histories and logs.
    const { office = '', language = '' } = formTexts(request.query);
    return this.answer(request, reply, {
      fields: { office, language, action: 'form' },
      file: null,
      fileFault: null,
    });
  }

  async take(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    await this.countRequest(request);
    const photo = this.intake.begin(request.ip);
    try {
      return await this.answerSent(request, reply, await readSentForm(request, photo));
    } finally {
      this.intake.end(photo);
    }
  }

  private async answerSent(request: FastifyRequest, reply: FastifyReply, sent: SentForm): Promise<FastifyReply> {
    if (isFromThisSite(request, this.setup.publicUrl) || isPhotoOfAllowedSite(request, sent))
      return this.answer(request, reply, sent);
    const { notHere } = webFormWords(formLanguage(request, sent));
    return reply.code(403).type('text/plain; charset=utf-8').send(notHere);
  }

  /** Counted before the body is read. */
  private async countRequest({ ip }: FastifyRequest): Promise<void> {
    const waitSeconds = await this.setup.limiting.take({ kind: 'anonymous', source: ip }, ip);
    if (waitSeconds !== null) throw new TooManyRequests(waitSeconds);
  }

  private async answer(request: FastifyRequest, reply: FastifyReply, sent: SentForm): Promise<FastifyReply> {
    const language = formLanguage(request, sent);
    const action = actionOf(sent);
    const asker: Asker = { kind: 'anonymous', source: request.ip };
    const budget = this.setup.budgetOf(asker);
    const needsWork = budget !== null && COSTLY_ACTIONS.has(action) && !(await this.mayProceed(request, budget, sent));
    const answered = await answerForm(
      {
        action: needsWork ? 'form' : action,
        fields: sent.fields,
        keepPhoto: this.photoKeeper(sent),
        language,
        today: this.today(),
      },
      this.setup.askAs({ asker, source: request.ip }),
    );
    const work = needsWork ? await this.workToSend(budget, language) : workOfAnswer(action, answered);
    if (!work) return sendForm(request, reply, { answered, language, work });
    const shown = answered.shown.kind === 'offices' ? answered.shown : { ...answered.shown, denial: null };
    return sendForm(request, reply, { answered: { status: 429, shown }, language, work });
  }

  /** For words such as "tomorrow", by the time zone of most offices. */
  private today(): string {
    return dateIn('Asia/Jakarta', this.setup.clock.now());
  }

  private async mayProceed({ ip }: FastifyRequest, budget: string, { fields }: SentForm): Promise<boolean> {
    const { proofOfWork, limiting } = this.setup;
    return (fields.work ? await proofOfWork.isSolvedToSend(budget, fields.work) : false) || limiting.isFree(ip);
  }

  private async workToSend(budget: string, language: Language): Promise<RequiredWork> {
    const challenge = await this.setup.proofOfWork.issueChallengeToSend(budget);
    return { challenge, message: webFormWords(language).tooMany };
  }

  private photoKeeper({ file, fileFault }: SentForm): FormRequest['keepPhoto'] {
    if (fileFault) return async () => ({ fault: fileFault });
    if (!file || file.length === 0) return null;
    return async (office) => {
      const photo = await safePhoto(file);
      return typeof photo === 'string' ? { fault: photo } : { name: await this.store(photo, office) };
    };
  }

  private store(photo: SafePhoto, office: string): Promise<string> {
    const { pool, clock } = this.setup;
    return inTransaction(pool, (tx) => keepPhoto(tx, { office, ...photo }, clock.now()));
  }
}

/**
 * The booking form on another site sends a photo ahead. The header is one that no form can set: a browser asks first whether
 * that site may (`CORS_ORIGINS`), as for the API.
 */
function isPhotoOfAllowedSite({ headers }: FastifyRequest, sent: SentForm): boolean {
  return actionOf(sent) === 'photo' && headers['x-requested-with'] !== undefined;
}

/** A button of the form may do something else first. */
function actionOf({ fields: { step = '', action } }: SentForm): string {
  return OTHER_STEPS.has(step) ? step : action || 'book';
}

/** Steps that buttons of the form take instead of booking. */
const OTHER_STEPS: ReadonlySet<string> = new Set(['numberDigits', 'wait']);

/** The work that the place or the message with digits costs; null: none. */
function workOfAnswer(action: string, { shown }: AnsweredForm): RequiredWork | null {
  const denial = shown.kind === 'form' || (shown.kind === 'booking' && action === 'digits') ? shown.denial : null;
  return denial?.work ? { challenge: denial.work, message: denial.message } : null;
}
