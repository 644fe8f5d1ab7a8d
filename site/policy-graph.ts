/**
 * The policy for machines: JSON-LD in the terms of the Data Privacy Vocabulary (DPV 2), made from
 * the facts that the pages print and the worker carries out.
 */
import { clauseNumbered } from '#content/clauses.ts';
import { clocks } from '#content/clock.ts';
import { company, mailbox, post, regulator, telephone } from '#content/company.ts';
import type { Language } from '#content/language.ts';
import { mailto } from '#content/mailto.ts';
import { pages, rightPage } from '#content/pages.ts';
import { type Processor, processors } from '#content/processors.ts';
import { type Basis, type Purpose, purposes } from '#content/purposes.ts';
import { type Retention, retention } from '#content/retention.ts';
import { type Right, rights } from '#content/rights.ts';
import { current } from '#content/version.ts';
import { pathIn } from './languages.ts';

/** A node of the graph, or a literal in one. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

const context = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const bases: Readonly<Record<Basis, string>> = {
  'legal-obligation': 'dpv:LegalObligation',
  contract: 'dpv:Contract',
  'legitimate-interest': 'dpv:LegitimateInterest',
  consent: 'dpv:Consent',
};

const roles: Readonly<Record<Exclude<Processor['role'], 'source'>, string>> = {
  processor: 'dpv:DataProcessor',
  platform: 'dpv:Recipient',
  partner: 'dpv:ThirdParty',
  authority: 'dpv:Authority',
};

/** `origin` is where the site is published, without a slash at the end. */
export function policyGraph(language: Language, origin: string): Json {
  const page = origin + pathIn(language, pages.policy);
  const inLanguage = (text: string) => ({ '@value': text, '@language': language.code });
  const recipients = Object.values(processors).filter(({ role }) => role !== 'source');
  return {
    '@context': context,
    '@id': page,
    '@type': 'dpv:PrivacyNotice',
    'dct:title': inLanguage(language.labels.pages.policy),
    'dct:language': language.code,
    'dct:hasVersion': current.version,
    'dct:valid': { '@value': current.inForce, '@type': 'xsd:date' },
    'dpv:hasDataController': controller(origin),
    'dpv:hasAuthority': { '@type': 'dpv:DataProtectionAuthority', 'dpv:hasName': regulator.name },
    'dpv:hasProcess': Object.values(purposes).map((purpose) => process(purpose, page, language)),
    'dpv:hasStorageCondition': Object.values(retention).map((kept) =>
      storage(kept, page, language),
    ),
    'dpv:hasRecipient': recipients.map((recipient) => receiver(recipient, origin, language)),
    'dpv:hasRight': Object.values(rights).map((right) => rightOf(right, origin, language)),
  };
}

function controller(origin: string): Json {
  return {
    '@id': `${origin}/#controller`,
    '@type': ['dpv:DataController', 'schema:Organization'],
    'dpv:hasName': company.legalName,
    'dpv:hasAddress': [...post.lines, post.postcode, post.country].join(', '),
    'dpv:hasContact': `mailto:${mailbox.address}`,
    'schema:telephone': telephone.call,
    'schema:identifier': company.number,
  };
}

function process(purpose: Purpose, page: string, language: Language): Json {
  return {
    '@id': `${page}#purpose-${purpose.id}`,
    '@type': 'dpv:Process',
    'dct:identifier': purpose.fact,
    'dpv:hasPurpose': {
      '@type': 'dpv:Purpose',
      'dct:description': {
        '@value': language.words.purposes[purpose.id],
        '@language': language.code,
      },
    },
    'dpv:hasLegalBasis': purpose.bases.map((basis) => ({ '@id': bases[basis] })),
  };
}

function storage({ id, fact, period }: Retention, page: string, language: Language): Json {
  const { records, ends } = language.words;
  return {
    '@id': `${page}#retention-${id}`,
    '@type': 'dpv:StorageDuration',
    'dct:identifier': fact,
    'dct:title': { '@value': records[id], '@language': language.code },
    'dct:description': { '@value': ends[id], '@language': language.code },
    // Kept without a period: the description says until when.
    ...(period.startsWith('P')
      ? { 'dpv:hasDuration': { '@value': period, '@type': 'xsd:duration' } }
      : {}),
  };
}

function receiver(recipient: Processor, origin: string, language: Language): Json {
  const { recipients, categories, places } = language.words;
  const { id, fact, name, role, where, receives } = recipient;
  return {
    '@id': `${origin}${pathIn(language, pages.suppliers)}#${id}`,
    '@type': role === 'source' ? 'dpv:DataSource' : roles[role],
    'dct:identifier': fact,
    'dpv:hasName': name ?? recipients[id].kind,
    'dct:description': { '@value': recipients[id].does, '@language': language.code },
    'dpv:hasPersonalData': receives.map((category) => categories[category]),
    ...(where ? { 'dpv:hasLocation': places[where] } : {}),
  };
}

function rightOf(right: Right, origin: string, language: Language): Json {
  const clause = clauseNumbered(right.clause);
  const { name, short } = language.rights[right.id];
  return {
    '@id': `${origin}${pathIn(language, rightPage(right.id))}`,
    '@type': 'dpv:DataSubjectRight',
    'dct:identifier': right.fact,
    'dct:title': { '@value': name, '@language': language.code },
    'dct:description': { '@value': short, '@language': language.code },
    'dct:source': right.article,
    ...(counterpart(right) ? { 'skos:closeMatch': { '@id': counterpart(right) } } : {}),
    'dpv:isExercisedAt': mailto(right.id, language),
    'dpv:hasDuration': { '@value': clocks[right.clock].period, '@type': 'xsd:duration' },
    'dct:isPartOf': { '@id': `${origin}${pathIn(language, pages.policy)}#${clause?.id}` },
  };
}

/** DPV has no terms for the UK GDPR; the articles of rights have the numbers of the EU's. */
function counterpart({ article }: Right): string {
  const [, number, part] = /^Art\. (\d+)(?:\((\d)\))?/.exec(article) ?? [];
  if (!number) return '';
  return number === '7' ? `eu-gdpr:A7-${part}` : `eu-gdpr:A${number}`;
}
