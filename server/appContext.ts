// Builds what all requests share, and the links, limits and commands it consists of.
import { openChannels, openSimulatedPhotos, ownAnswerTo, type SimulatedPhotos } from '../adapters/index.ts';
import type { DataPasses } from '../schema/index.ts';
import { isGuessedOut, noteWrongBirthDate } from '../src/abuse/guesses.ts';
import { spendOnce } from '../src/abuse/work.ts';
import type { Asker } from '../src/access/asker.ts';
import { keyLimitsIn } from '../src/access/keyLife.ts';
import { currentAsker } from '../src/access/keys.ts';
import { openBudgets } from '../src/access/source.ts';
import { isSessionOver } from '../src/access/staffSessions.ts';
import { Readings } from '../src/audit/readings.ts';
import { liveBookingsOf } from '../src/booking/find.ts';
import { type Channels, capabilitiesOfKind } from '../src/channel/channel.ts';
import { inTransaction, type Pool, type Queryable, queriesOn } from '../src/database.ts';
import type { Keeper } from '../src/figures/keep.ts';
import { type LostTime, lastLostTime } from '../src/inbox/restoration.ts';
import { keepsSessions } from '../src/modes.ts';
import type { Directory } from '../src/office/directory.ts';
import { openProviderResources } from '../src/outbox/providerResources.ts';
import type { PlaceLogKeys } from '../src/placeLog/keys.ts';
import { readTogether } from '../src/readTogether.ts';
import { standbyOf } from '../src/standby/standbyOf.ts';
import type { Clock } from '../src/time.ts';
import type { VapidKeys } from '../src/vapid.ts';
import { openDoorCodes } from '../src/visit/doorCodes.ts';
import type { VisitSecrets } from '../src/visit/visitSecrets.ts';
import { rulesOfDeliveries } from '../src/webhooks/addresses.ts';
import { openAuthorizationFlow } from './access/browserSignIn.ts';
import { openCardSignIn } from './access/cardSignIn.ts';
import { openDataPasses } from './access/dataPasses.ts';
import { openRateLimits, type RateLimits } from './access/limiting.ts';
import { addressSigner, fileLinkKey, placeLogKeys, vapidKeys, visitSecrets } from './access/secrets.ts';
import { type OpenCounts, sharedCounts } from './access/sharedCounts.ts';
import { openBrowserSessions } from './access/staffSessions.ts';
import { chatLinks } from './channels/chatLinks.ts';
import { withCountedSending } from './channels/countedChannels.ts';
import type { Log } from './faults/log.ts';
import type { GraphQLSetup } from './graphql/graphql.ts';
import { bookCommand, confirmCommand } from './groupedCommands.ts';
import type { Metrics } from './monitoring/metrics.ts';
import { bookingLinks } from './routes/bookingRoutes.ts';
import { CARD_SIGN_IN_PATH } from './routes/cardRoutes.ts';
import { openFileLinks, type SignedLinks } from './routes/fileLinks.ts';
import { privacyPath } from './routes/privacyPages.ts';
import { ProofOfWork } from './routes/proofOfWork.ts';
import { SIGN_IN_PATH, type SignInService } from './routes/signInRoutes.ts';
import type { Settings } from './settings.ts';

interface SharedSetup {
  config: Settings;
  pool: Pool;
  /** Of what may be some seconds old. */
  staleReads(): Queryable;
  offices: Directory;
  clock: Clock;
  figures: Pick<Keeper, 'figures'>;
  metrics: Metrics;
  log: Log;
  onFault(error: unknown): void;
}

/** The parts that both the API and the routes use. */
export interface SharedParts {
  app: GraphQLSetup['app'];
  channels: Channels;
  /** null outside demonstrations. */
  simulatedPhotos: SimulatedPhotos | null;
  limiting: RateLimits;
  /** Counts of callers, for all servers on the database together. */
  openCounts: OpenCounts;
  fileLinks: SignedLinks;
  dataPasses: DataPasses;
  placeLog: PlaceLogKeys;
  visits: VisitSecrets;
  vapid: VapidKeys;
  proofOfWork: ProofOfWork;
  readings: Readings;
  /** Null where browsers would keep no session: PUBLIC_URL is plain HTTP to other machines. */
  browserSignIn: SignInService | null;
  /** Read once: no database is restored while a server works on it. */
  lostTime: LostTime | null;
  sign(text: string): string;
  /** The commands and readings of the API by another clock. */
  appAt(clock: Clock): GraphQLSetup['app'];
}

export async function openSharedParts(setup: SharedSetup): Promise<SharedParts> {
  const { config, pool, clock, metrics } = setup;
  const { publicUrl } = config;
  const sign = await addressSigner(pool);
  const limitsOf = keyLimitsIn(setup.offices);
  const current = async (asker: Asker) => {
    // For each look another one, since its EntityManager keeps rows as it first read them.
    const db = queriesOn(pool);
    const now = clock.now();
    return (await isSessionOver(db, asker, now)) ? null : currentAsker(db, asker, { now, limitsOf });
  };
  const key = await fileLinkKey(pool);
  const fileLinks = openFileLinks({ publicUrl, key, clock, current });
  const openCounts = sharedCounts(pool);
  const limiting = openRateLimits({
    openCounts,
    perMinute: config.rateLimit,
    countLoopback: config.mode === 'live' || config.rateLimitSet,
    wrongBirthDates: {
      isOver: (code) => isGuessedOut(queriesOn(pool), code, clock.now()),
      note: (code) => noteWrongBirthDate(queriesOn(pool), code, clock.now()),
    },
  });
  const simulatedPhotos = config.mode === 'demo' ? openSimulatedPhotos() : null;
  const opened = openChannels({
    ...{ publicUrl, simulator: simulatedPhotos, channels: config.channels },
    resources: openProviderResources(pool),
  });
  const channels = withCountedSending(opened, (channel, outcome) => metrics.delivery(channel, outcome));
  const proofOfWork = new ProofOfWork(sign('web form'), (work) =>
    inTransaction(pool, (tx) => spendOnce(tx, { work, code: null, budgets: null }, clock.now())),
  );
  const placeLog = await placeLogKeys(pool, config.placeLogKey);
  const readings = openReadings(setup);
  const browserSignIn = openBrowserSignIn(setup, { limiting, openCounts, secret: key, sign });
  const parts = {
    channels,
    simulatedPhotos,
    limiting,
    openCounts,
    fileLinks,
    dataPasses: openDataPasses({ publicUrl, key, clock }),
    placeLog,
    visits: await visitSecrets(pool),
    vapid: await vapidKeys(pool, config.vapid.keys),
    proofOfWork,
    readings,
    browserSignIn,
    lostTime: await lastLostTime(queriesOn(pool)),
    sign,
  };
  return { ...parts, app: contextOf(setup, parts), appAt: (other) => contextOf({ ...setup, clock: other }, parts) };
}

function openBrowserSignIn(
  { config, pool, clock, offices }: SharedSetup,
  means: Pick<SharedParts, 'limiting' | 'openCounts' | 'sign'> & { secret: Uint8Array },
): SignInService | null {
  const { limiting, openCounts, secret, sign } = means;
  const { oidc: settings, publicUrl } = config;
  if (!keepsSessions(publicUrl)) return null;
  const flow = settings?.client
    ? openAuthorizationFlow({ settings, client: settings.client, publicUrl, secret, clock })
    : null;
  const sessions = openBrowserSessions({ pool, clock, offices, sign });
  const cards = openCardSignIn({ pool, clock, offices, sessions, limiting, openCounts });
  return { flow, cards, origin: new URL(publicUrl).origin, ...sessions };
}

function openReadings({ pool, clock, offices, metrics, log, onFault }: SharedSetup): Readings {
  return new Readings({
    pool,
    clock,
    office: offices.get,
    onCeiling({ asker, office, ceiling, isFirst }) {
      metrics.readingRefused(office);
      if (isFirst)
        log.warn({ asker, office, ceiling }, 'A key reached the daily ceiling of readings of personal data.');
    },
    onFault,
  });
}

function contextOf(setup: SharedSetup, parts: Omit<SharedParts, 'app' | 'appAt'>): SharedParts['app'] {
  const { config, pool, staleReads, offices, clock, figures, onFault } = setup;
  const {
    channels,
    limiting,
    fileLinks,
    dataPasses,
    placeLog,
    visits,
    proofOfWork,
    readings,
    browserSignIn,
    lostTime,
    sign,
  } = parts;
  return {
    pool,
    staleReads,
    offices,
    now: () => clock.now(),
    book: bookCommand(setup, placeLog),
    confirm: confirmCommand(setup),
    liveBookingsOf: readTogether((senders) => liveBookingsOf(queriesOn(pool), senders)),
    standbyOf: readTogether((codes) => standbyOf(queriesOn(pool), codes, clock.now())),
    publicUrl: config.publicUrl,
    links: bookingLinks(config.publicUrl, sign),
    visits,
    doors: openDoorCodes(sign),
    pairingClaim: (code) => sign(`pairing ${code}`),
    fileLinks,
    dataPasses,
    deliveryRules: rulesOfDeliveries(config),
    alertKey: parts.vapid.publicKey,
    placeLogKey: placeLog.publicKey,
    privacyUrl: (office) => `${config.publicUrl}${privacyPath(office)}`,
    chatLink: chatLinks(channels),
    replyWindowHours: (channel) => channels[channel]?.capabilities.replyWindowHours ?? null,
    figures: (...request) => figures.figures(...request),
    guesses: limiting.guesses,
    readings,
    works: {
      challenge: (code, tries) => proofOfWork.issueChallengeFor(code, tries),
      solved: (code, payload) => proofOfWork.solvedFor(code, payload),
      challengeToPay: (pays, budget, tries) => proofOfWork.issueChallengeToPay(pays, budget, tries),
      solvedToPay: (pays, budget, payload) => proofOfWork.solvedToPay(pays, budget, payload),
    },
    browserSignIn: browserSignIn?.flow
      ? { provider: browserSignIn.flow.provider, url: `${config.publicUrl}${SIGN_IN_PATH}` }
      : null,
    cardSignIn: browserSignIn && { url: `${config.publicUrl}${CARD_SIGN_IN_PATH}` },
    capabilitiesOf: (kind) => capabilitiesOfKind(channels, kind),
    budgetOf: openBudgets(countsLoopback(config)),
    ownAnswerTo,
    lostTime,
    onFault,
  };
}

/** A demonstration without a limit is used for training and benches, whose bookings all come from this machine. */
function countsLoopback({ mode, rateLimit, rateLimitSet }: Settings): boolean {
  return mode === 'live' || (rateLimitSet && rateLimit > 0);
}
