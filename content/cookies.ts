/**
 * Every cookie of the site and every service that sets one. Whatever is not here is not set; the
 * banner, the cookie policy and the clean-up after a withdrawn consent all read this file.
 */
import type { Fact } from './fact.ts';
import type { IsoDuration } from './period.ts';
import type { ProcessorId } from './processors.ts';
import { profiling } from './profiling.ts';

/** Categories of the banner, in its order. Only `necessary` needs no consent (PECR reg. 6). */
export const cookieCategories = ['necessary', 'analytics'] as const;
export type CookieCategory = (typeof cookieCategories)[number];

/** Signals of Google's consent mode; a service lists those that consent turns to `granted`. */
export const consentSignals = [
  'analytics_storage',
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
] as const;
type ConsentSignal = (typeof consentSignals)[number];

export type ServiceId = 'consent' | 'google-analytics';

/**
 * Why a service may read and write on the device (PECR reg. 6).
 * - `consent`: nothing runs before a yes.
 * - `necessary`: the site cannot do what was asked for without it.
 * - `statistical-exemption`, `appearance-exemption`: the exceptions of PECR Schedule A1, in force in
 *   the United Kingdom since 2026. It may run, people are told and can object; `exemptions.ts` says
 *   when that cannot hold.
 */
export type ServiceBasis =
  | 'consent'
  | 'necessary'
  | 'statistical-exemption'
  | 'appearance-exemption';

/** Google's tag, which is loaded after consent alone (Consent Mode v2, basic). */
export interface Tag {
  /** As Google names the property; nothing is loaded while it is null. */
  readonly measurementId: `G-${string}` | null;
  /** Where the script is; the measurement id is added as `id`. */
  readonly script: string;
  /** Where it sends what it measures. */
  readonly sendsTo: readonly string[];
  /** Loads it before a choice, without cookies and with every signal denied (Consent Mode, advanced). */
  readonly pings: 'never' | 'before-consent';
}

export interface Service extends Fact {
  readonly id: ServiceId;
  /** Who runs it; `company` for what the site does itself. */
  readonly vendor: ProcessorId | 'company';
  readonly category: CookieCategory;
  readonly basis: ServiceBasis;
  /** Signals that consent to it grants; all others stay `denied`. */
  readonly signals: readonly ConsentSignal[];
  /** What it is joined with after it was collected; null where it stays by itself. */
  readonly mergedInto: 'central-database' | null;
  readonly tag: Tag | null;
}

export const services: Readonly<Record<ServiceId, Service>> = {
  consent: {
    id: 'consent',
    fact: 'cookies',
    vendor: 'company',
    category: 'necessary',
    basis: 'necessary',
    signals: [],
    mergedInto: null,
    tag: null,
  },
  'google-analytics': {
    id: 'google-analytics',
    fact: 'collect.website',
    vendor: 'google-analytics',
    category: 'analytics',
    basis: 'consent',
    signals: ['analytics_storage'],
    mergedInto: profiling.mergedInto,
    tag: {
      measurementId: null,
      script: 'https://www.googletagmanager.com/gtag/js',
      sendsTo: ['https://*.google-analytics.com', 'https://*.analytics.google.com'],
      pings: 'never',
    },
  },
};

export type CookieId = 'consent' | 'consent-queue' | 'ga' | 'ga-property';

/**
 * How it goes when consent is withdrawn.
 * - `expire`: written again with a date in the past, for the path and for each of the domains it
 *   may have been set on.
 * - `lapse`: it stays until its lifetime is over, for it holds the choice itself.
 */
type Clearing =
  | { readonly how: 'expire'; readonly path: '/'; readonly domains: 'host-and-parents' }
  | { readonly how: 'lapse' };

/** A cookie, or an entry in another store of the browser that the same law treats alike. */
export interface Cookie extends Fact {
  readonly id: CookieId;
  /** As printed; `<id>` stands for a part that differs from site to site. */
  readonly name: string;
  /** Regular expression (source, anchored) that its name matches in a browser. */
  readonly pattern: string;
  readonly service: ServiceId;
  readonly category: CookieCategory;
  readonly storage: 'cookie' | 'local-storage' | 'session-storage';
  /** Counted from the last time it was set; `session` ends with the browser. */
  readonly lifetime: IsoDuration | 'session';
  readonly cleared: Clearing;
}

export const cookies: Readonly<Record<CookieId, Cookie>> = {
  // Set by our own server in answer to a choice, and never before one.
  consent: {
    id: 'consent',
    fact: 'cookies',
    name: 'consent',
    pattern: '^consent$',
    service: 'consent',
    category: 'necessary',
    storage: 'cookie',
    lifetime: 'P6M',
    cleared: { how: 'lapse' },
  },
  // The same choice on its way to the server; gone as soon as the server has it.
  'consent-queue': {
    id: 'consent-queue',
    fact: 'cookies',
    name: 'consent',
    pattern: '^consent$',
    service: 'consent',
    category: 'necessary',
    storage: 'local-storage',
    lifetime: 'P6M',
    cleared: { how: 'lapse' },
  },
  ga: {
    id: 'ga',
    fact: 'collect.website',
    name: '_ga',
    pattern: '^_ga$',
    service: 'google-analytics',
    category: 'analytics',
    storage: 'cookie',
    lifetime: 'P2Y',
    cleared: { how: 'expire', path: '/', domains: 'host-and-parents' },
  },
  'ga-property': {
    id: 'ga-property',
    fact: 'collect.website',
    name: '_ga_<id>',
    pattern: '^_ga_[A-Z0-9]+$',
    service: 'google-analytics',
    category: 'analytics',
    storage: 'cookie',
    lifetime: 'P2Y',
    cleared: { how: 'expire', path: '/', domains: 'host-and-parents' },
  },
};

/** Cookies need consent before they are set, unless their category is `necessary`. */
export const consentFirst = { fact: 'cookies', exempt: ['necessary'] } as const satisfies Fact & {
  exempt: readonly CookieCategory[];
};

/**
 * What a browser may say for its owner before anybody asks: Global Privacy Control (`Sec-GPC`) and
 * its forerunner Do Not Track. Those listed are heeded as a refusal of all that is undecided; a
 * choice made on the site comes first.
 */
export const browserRefusals = ['gpc', 'dnt'] as const;
export type BrowserRefusal = (typeof browserRefusals)[number];
