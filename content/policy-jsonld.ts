/**
 * The policy for machines: JSON-LD in terms of the W3C Data Privacy Vocabulary (version 2,
 * https://w3id.org/dpv), made from the same facts that people read. Every node has the id of its
 * fact as `dct:identifier`.
 */
import { clauseNumbered } from './clauses.ts';
import { clocks } from './clock.ts';
import { company, mailbox, post, product, regulator, telephone } from './company.ts';
import type { FactId } from './fact.ts';
import type { Language } from './language.ts';
import { pages, rightPage } from './pages.ts';
import { type Processor, processors, type Role } from './processors.ts';
import { type Source, sources } from './provenance.ts';
import { type Basis, type PurposeId, purposes } from './purposes.ts';
import { isPeriod, type Kept, type RecordClass, retention } from './retention.ts';
import { rights } from './rights.ts';
import { type SecurityFact, safeguards, security } from './security.ts';
import { transferTools } from './transfers.ts';
import { current } from './version.ts';

export type Node = { readonly [key: string]: string | Node | readonly (string | Node)[] };

const context = {
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  schema: 'https://schema.org/',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
};

const purposeTerms: Readonly<Record<PurposeId, string>> = {
  legal: 'dpv:LegalCompliance',
  contract: 'dpv:FulfilmentOfContractualObligation',
  product: 'dpv:ServiceOptimisation',
  marketing: 'dpv:DirectMarketing',
  suppression: 'dpv:RightsFulfilment',
  staff: 'dpv:PersonnelManagement',
};

const basisTerms: Readonly<Record<Basis, string>> = {
  'legal-obligation': 'dpv:LegalObligation',
  contract: 'dpv:Contract',
  'legitimate-interest': 'dpv:LegitimateInterest',
  consent: 'dpv:Consent',
};

const roleTerms: Readonly<Record<Role, string>> = {
  processor: 'dpv:DataProcessor',
  platform: 'dpv:Recipient',
  partner: 'dpv:ThirdParty',
  authority: 'dpv:Authority',
  source: 'dpv:DataSource',
};

/** The whole policy as one document. `origin` is where the site stands, without a slash at the end. */
export function policyJsonLd(language: Language, origin: string): Node {
  const policy = `${origin}${pages.policy}`;
  return {
    '@context': context,
    '@id': policy,
    '@type': 'dpv:PrivacyNotice',
    ...fact('who.version'),
    'dct:title': `${product.name}: ${language.labels.pages.policy}`,
    'dct:language': language.code,
    'dct:issued': typed(current.inForce, 'xsd:date'),
    'schema:version': current.version,
    'dpv:hasDataController': controller(policy),
    'dpv:hasAuthority': authority(),
    'dpv:hasProcess': Object.values(purposes).map(({ id }) => purposeProcess(id, policy, language)),
    'dpv:hasRecipient': recipients().map((recipient) => recipientNode(recipient, policy, language)),
    'dpv:hasDataSource': Object.values(sources).map((source) => sourceNode(source, language)),
    'dpv:hasRight': Object.values(rights).map((right) => rightNode(right, origin, language)),
    'dpv:hasTechnicalOrganisationalMeasure': [safeguards, ...security].map((measure) =>
      measureNode(measure, language),
    ),
  };
}

const fact = (id: FactId): Node => ({ 'dct:identifier': id });
const typed = (value: string, type: string): Node => ({ '@value': value, '@type': type });
const recipients = (): readonly Processor[] =>
  Object.values(processors).filter(({ role }) => role !== 'source');

function controller(policy: string): Node {
  return {
    '@id': `${policy}#who`,
    '@type': 'dpv:DataController',
    ...fact('who.company'),
    'dpv:hasName': company.legalName,
    'schema:identifier': company.number,
    'dpv:hasAddress': [...post.lines, post.postcode, post.country].join(', '),
    'dpv:hasContact': [`mailto:${mailbox.address}`, `tel:${telephone.call}`],
  };
}

function authority(): Node {
  return {
    '@type': 'dpv:DataProtectionAuthority',
    ...fact(regulator.fact),
    'dpv:hasName': regulator.name,
    'dpv:hasAddress': [...regulator.lines, regulator.postcode, regulator.country].join(', '),
    'dpv:hasContact': [`tel:${regulator.telephone.call}`, regulator.complaintUrl],
  };
}

/** What is done for one purpose: on which basis, kept for how long, passed to whom. */
function purposeProcess(id: PurposeId, policy: string, language: Language): Node {
  const purpose = purposes[id];
  return {
    '@type': 'dpv:Process',
    ...fact(purpose.fact),
    'dpv:hasPurpose': { '@type': purposeTerms[id], 'skos:prefLabel': language.words.purposes[id] },
    'dpv:hasLegalBasis': purpose.bases.map((basis) => ({ '@type': basisTerms[basis] })),
    'dpv:hasStorageCondition': Object.values(retention)
      .filter(({ why }) => why === id)
      .map((record) => storageNode(record.id, language)),
    'dpv:hasRecipient': recipients()
      .filter((recipient) => recipient.purposes.includes(id))
      .map((recipient) => ({ '@id': recipientId(recipient, policy) })),
  };
}

function storageNode(id: RecordClass, language: Language): Node {
  const { fact: factId, period, since } = retention[id];
  return {
    '@type': 'dpv:StorageDuration',
    ...fact(factId),
    'skos:prefLabel': language.words.records[id],
    'dpv:hasDuration': durationNode(period),
    'dct:description': isPeriod(period)
      ? `${language.period(period)} ${language.words.since[since]}`
      : language.words.kept[period],
  };
}

function durationNode(period: Kept): Node {
  if (isPeriod(period)) {
    return { '@type': 'dpv:TemporalDuration', 'schema:duration': typed(period, 'xsd:duration') };
  }
  return { '@type': period === 'indefinite' ? 'dpv:EndlessDuration' : 'dpv:UntilEventDuration' };
}

const recipientId = ({ id }: Processor, policy: string): string => `${policy}#recipient-${id}`;

function recipientNode(recipient: Processor, policy: string, language: Language): Node {
  const { id, name, role, where, receives } = recipient;
  const { words } = language;
  return {
    '@id': recipientId(recipient, policy),
    '@type': roleTerms[role],
    ...fact(recipient.fact),
    'dpv:hasName': name ?? words.recipients[id].kind,
    'dct:description': words.recipients[id].does,
    'dpv:hasPersonalData': receives.map((category) => ({
      '@type': 'dpv:PersonalData',
      'skos:prefLabel': words.categories[category],
    })),
    'skos:note': transferNotes(id, language),
    ...(where ? { 'dpv:hasLocation': words.places[where] } : {}),
  };
}

function sourceNode(source: Source, language: Language): Node {
  return {
    '@type': source.id === 'public' ? 'dpv:PublicDataSource' : 'dpv:DataSource',
    ...fact(source.fact),
    'skos:prefLabel': language.words.sources[source.id],
  };
}

function rightNode(
  right: (typeof rights)[keyof typeof rights],
  origin: string,
  language: Language,
): Node {
  const { period } = clocks[right.clock];
  return {
    '@id': `${origin}${rightPage(right.id)}`,
    '@type': 'dpv:DataSubjectRight',
    ...fact(right.fact),
    'skos:prefLabel': language.rights[right.id].name,
    'dct:description': language.rights[right.id].short,
    'dct:source': right.article,
    'dct:isPartOf': { '@id': `${origin}${pages.policy}#${clauseNumbered(right.clause)?.id ?? ''}` },
    'dpv:hasDuration': {
      '@type': 'dpv:TemporalDuration',
      'schema:duration': typed(period, 'xsd:duration'),
    },
  };
}

function measureNode({ fact: id, measures }: SecurityFact, language: Language): Node {
  return {
    '@type': 'dpv:TechnicalOrganisationalMeasure',
    ...fact(id),
    'skos:prefLabel': measures.map((measure) => language.words.measures[measure]),
  };
}

/** What the contracts with a kind of recipient refer to: told, and asserted as no legal basis. */
function transferNotes(contracts: string, { words }: Language): string[] {
  return transferTools
    .filter((tool) => tool.contracts === contracts)
    .map(({ id, status }) => `${words.tools[id]}: ${words.toolStates[status]}`);
}
