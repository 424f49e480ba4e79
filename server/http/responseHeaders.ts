// The security headers of pages and of the API's answers.
import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { Config } from '../../src/config.ts';

/** Powers that browsers would let a page ask for. Sound, full screen and the clipboard are not here: boards and the console use them. */
const DEVICES =
  `accelerometer bluetooth camera display-capture gamepad geolocation gyroscope hid idle-detection local-fonts magnetometer
  microphone midi payment publickey-credentials-get screen-wake-lock serial usb xr-spatial-tracking`.split(/\s+/);

/** Devices that pages may use; none needs any but those that scan codes, and the one that waits. */
export const WITHOUT_DEVICES = policyOf([]);
export const WITH_CAMERA = policyOf(['camera']);
/** A page on which someone waits to be called keeps the screen on. */
export const WITH_WAKE_LOCK = policyOf(['screen-wake-lock']);

/** The policy by which Lit makes its templates: of texts in the program, never of data. */
const TEMPLATE_POLICY = 'lit-html';
/** The policy by which the page of one's own visit names its worker. */
const WORKER_POLICY = 'antrean-worker';

const YEAR_SECONDS = 31_536_000;

/** The headers that OWASP's REST Security Cheat Sheet names for answers that are not pages. */
export function apiHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> {
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    ...(publicUrl.startsWith('https:') && { 'strict-transport-security': `max-age=${YEAR_SECONDS}` }),
  };
}

/** Computed once, because the headers are the same for every page. */
export function pageHeaders({ publicUrl }: Pick<Config, 'publicUrl'>): Record<string, string> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader(name: string, value: string) {
      headers[name.toLowerCase()] = value;
    },
    removeHeader() {},
  };
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives: pageDirectives(publicUrl) },
    // The API is public: pages of other sites may read it.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: YEAR_SECONDS } : false,
    // The middleware looks at nothing of a request, and sets headers only.
  })({} as IncomingMessage, recorder as unknown as ServerResponse, () => {});
  return headers;
}

function pageDirectives(publicUrl: string) {
  return {
    defaultSrc: ["'self'"],
    // For older browsers a WebSocket to the same host is not 'self'.
    connectSrc: ["'self'", publicUrl.replace(/^http/, 'ws')],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
    formAction: ["'self'"],
    // A text becomes markup through Lit's templates only, and never a script.
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: [TEMPLATE_POLICY],
  };
}

/** For a page with a library that hands markup to the browser as a text: a policy of the page looks at each. */
export function withDefaultPolicy(contentSecurityPolicy: string): string {
  return contentSecurityPolicy.replace(`trusted-types ${TEMPLATE_POLICY}`, `trusted-types ${TEMPLATE_POLICY} default`);
}

/** For the page that has a worker: its own policy names the one address of it. */
export function withWorkerPolicy(contentSecurityPolicy: string): string {
  return contentSecurityPolicy.replace(
    `trusted-types ${TEMPLATE_POLICY}`,
    `trusted-types ${TEMPLATE_POLICY} ${WORKER_POLICY}`,
  );
}

function policyOf(allowed: readonly string[]): string {
  return DEVICES.map((device) => `${device}=(${allowed.includes(device) ? 'self' : ''})`).join(', ');
}
