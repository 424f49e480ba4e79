// The settings of who may ask how much, of keys, and of the identity provider.
import { commaForm, countForm, keySetting, networkList, textForm, webUrl } from './forms.ts';
import type { SettingRows } from './row.ts';

export const LIMIT_ROWS = {
  RATE_LIMIT: {
    type: 'number',
    form: countForm,
    must: 'be a number from 0 on',
    usual: '600',
    about:
      'Requests a minute of one network without a key, and ten times as many subscriptions that are already running for others; 0: no limit. Unless it is set, requests from this machine do not count in demo mode.',
    see: 'docs/api/limits.md',
  },
  TRUSTED_PROXIES: {
    ...networkList,
    unset: 'none',
    example: 'loopback, 10.0.0.5',
    about: 'Proxies whose `X-Forwarded-For` is trusted: addresses, networks, loopback, linklocal or uniquelocal.',
  },
  CORS_ORIGINS: {
    type: 'list',
    form: commaForm,
    must: 'list origins',
    usual: '*',
    about: 'Sites whose pages may call the API from a browser, separated by commas; `*`: all.',
  },
  WEBHOOK_NETWORKS: {
    ...networkList,
    unset: 'none',
    example: '10.0.0.0/8',
    about:
      'Networks that are not public and to which events may be delivered, and from which calendars may be read, all the same.',
    see: 'docs/api/webhooks.md',
  },
} as const satisfies SettingRows;

export const KEY_ROWS = {
  METRICS_KEY: {
    ...keySetting,
    unset: 'this machine only',
    about: 'The bearer token that reads `/metrics` and the details of `/readyz` from any machine.',
  },
  PLACE_LOG_KEY: {
    type: 'key',
    form: textForm,
    must: 'be an Ed25519 key, PKCS #8 in base64',
    unset: 'made at the first start, kept in the database',
    about: 'The Ed25519 key that signs the log of places, PKCS #8 in base64.',
    see: 'docs/place-log.md',
    secret: true,
  },
  VAPID_PUBLIC_KEY: {
    type: 'key',
    form: textForm,
    must: 'be a point on P-256 in base64url',
    unset: 'made at the first start, kept in the database',
    about:
      'The key by which push services know this server, with that of `VAPID_PRIVATE_KEY`; `npx web-push generate-vapid-keys` prints both.',
    see: 'docs/phone-alerts.md',
  },
  VAPID_PRIVATE_KEY: {
    type: 'key',
    form: textForm,
    must: 'be the private key of VAPID_PUBLIC_KEY in base64url',
    unset: 'made at the first start, kept in the database',
    about: 'The key that signs what push services are given.',
    see: 'docs/phone-alerts.md',
    secret: true,
  },
  VAPID_SUBJECT: {
    type: 'address',
    form: textForm.regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/),
    must: 'be an address such as mailto:help@office.example or https://office.example',
    unset: '`PUBLIC_URL`',
    example: 'mailto:help@office.example',
    about: 'The address by which push services reach the operator.',
    see: 'docs/phone-alerts.md',
  },
  DATA_KEY: {
    type: 'key',
    form: textForm,
    must: 'be 32 bytes in base64 or hexadecimal',
    unset: 'nothing is encrypted',
    about:
      'Encrypts photos of identity cards and secrets in the database; what `openssl rand -base64 32` prints. During a rotation several as <id>:<key>,<id>:<key>, the one that encrypts in front. Keep it apart from backups of the database.',
    see: 'docs/operations.md#encryption-at-rest',
    secret: true,
  },
} as const satisfies SettingRows;

const SIGN_IN_GUIDE = 'docs/operations.md#staff-and-the-identity-provider';

export const OIDC_ROWS = {
  OIDC_ISSUER: {
    ...webUrl,
    example: 'https://login.example.go.id',
    about: 'An OpenID Connect provider for staff.',
    see: SIGN_IN_GUIDE,
  },
  OIDC_AUDIENCE: {
    type: 'text',
    form: textForm,
    must: 'be a text',
    example: 'antrean',
    about: 'The audience of tokens that are made for this server.',
  },
  OIDC_ROLES_CLAIM: {
    type: 'text',
    form: textForm,
    must: 'be a text',
    unset: '`antrean_roles`',
    example: 'antrean_roles',
    about: 'The claim that lists roles such as MANAGER:BOGOR.',
  },
  OIDC_CLIENT_ID: {
    type: 'text',
    form: textForm,
    must: 'be a text',
    example: 'antrean',
    about:
      'This server as a client of that provider, with the redirect URI PUBLIC_URL/sign-in/callback, so that staff sign in with their browser.',
    see: SIGN_IN_GUIDE,
  },
  OIDC_CLIENT_SECRET: {
    type: 'text',
    form: textForm,
    must: 'be a text',
    about: 'The secret of that client.',
    secret: true,
  },
} as const satisfies SettingRows;
