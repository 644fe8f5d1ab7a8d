/**
 * What a language must supply. To add one: make its folder, fill these types, write `privacy.mdx`
 * and `cookies.mdx`, and enter it in `languages.ts`. The compiler and the tests name what is missing.
 */
import type { CasePageWords, RequestWords } from './case-page.ts';
import type { CategoryId } from './categories.ts';
import type { ClauseId } from './clauses.ts';
import type { ComplaintStepId } from './complaints.ts';
import type { Cookie, CookieCategory, CookieId } from './cookies.ts';
import type { GroundId } from './disclosure.ts';
import type { ErasedId } from './erasure.ts';
import type { FactId } from './fact.ts';
import type { ProofId } from './identity.ts';
import type { Labels } from './labels.ts';
import type { LinkPages } from './link-pages.ts';
import type { LinkId } from './links.ts';
import type { FigureId } from './openness.ts';
import type { PackageWords } from './packages.ts';
import type { PageTexts } from './page-texts.ts';
import type { IsoDuration } from './period.ts';
import type { Notice, ProcessorId } from './processors.ts';
import type { SourceId } from './provenance.ts';
import type { Basis, PurposeId } from './purposes.ts';
import type { Replies } from './replies.ts';
import type { RequestFormWords } from './request-form.ts';
import type { Kept, RecordClass, Since } from './retention.ts';
import type { Channel, Clock, IdentityNeeded, RightId } from './rights.ts';
import type { MeasureId } from './security.ts';
import type { PlaceId, ToolId, TransferTool } from './transfers.ts';
import type { VersionId } from './version.ts';

export interface Language {
  /** BCP 47, as in `<html lang>` and in the path of its pages. */
  readonly code: string;
  /** In the language itself. */
  readonly name: string;
  readonly labels: Labels;
  readonly pageTexts: PageTexts;
  readonly words: Words;
  readonly rights: Of<RightId, RightWords>;
  /** What the desk writes to people. */
  readonly replies: Replies;
  readonly linkPages: LinkPages;
  readonly casePage: CasePageWords;
  readonly requestWords: RequestWords;
  readonly requestForm: RequestFormWords;
  /** What is handed over, and the pages it is fetched by. */
  readonly packages: PackageWords;
  readonly changes: Of<VersionId, Readonly<Partial<Record<FactId, Change>>>>;
  /** A period in words: `P10Y` is "ten years". */
  readonly period: (period: IsoDuration) => string;
  /** A day in words: `2026-11-22` is "22 November 2026". */
  readonly day: (day: string) => string;
  /** Things in a row, inside a sentence: "a, b and c". */
  readonly list: (items: readonly string[]) => string;
}

/** How a page and a prefilled letter speak of one right. */
interface RightWords {
  readonly name: string;
  /** One line, under the name in a list of rights. */
  readonly short: string;
  /** Paragraphs. */
  readonly what: readonly string[];
  readonly how: readonly string[];
  readonly next: readonly string[];
  /** Subject and text of the letter that a person only has to sign and send. */
  readonly subject: string;
  readonly letter: readonly string[];
}

/** A fact before and after a version of the policy. */
interface Change {
  readonly was: string;
  readonly now: string;
}

/** Words for what the facts name by id. */
export interface Words {
  readonly clauses: Of<ClauseId, string>;
  readonly links: Of<LinkId, string>;
  readonly channels: Of<Channel, string>;
  /** What must stand before a right is carried out; completes "What we need from you". */
  readonly identity: Of<IdentityNeeded, string>;
  /** `{period}` is the clock's period in words. */
  readonly clocks: Of<Clock, string>;
  readonly proofs: Of<ProofId, string>;
  readonly erased: Of<ErasedId, string>;
  readonly categories: Of<CategoryId, string>;
  readonly purposes: Of<PurposeId, string>;
  readonly bases: Of<Basis, string>;
  readonly sources: Of<SourceId, string>;
  readonly records: Of<RecordClass, string>;
  /** For what is kept without a period. */
  readonly kept: Of<Exclude<Kept, IsoDuration>, string>;
  /** Follows a period: "after the last contact". */
  readonly since: Of<Since, string>;
  /** How each record ends, and what keeps it. */
  readonly ends: Of<RecordClass, string>;
  readonly recipients: Of<ProcessorId, RecipientWords>;
  readonly notices: Of<Notice, string>;
  readonly places: Of<PlaceId, string>;
  readonly cookieCategories: Of<CookieCategory, { readonly name: string; readonly what: string }>;
  readonly cookies: Of<CookieId, string>;
  readonly stores: Of<Cookie['storage'], string>;
  readonly measures: Of<MeasureId, string>;
  readonly tools: Of<ToolId, string>;
  readonly toolStates: Of<TransferTool['status'], string>;
  readonly grounds: Of<GroundId, string>;
  readonly figures: Of<FigureId, string>;
  readonly complaintSteps: Of<ComplaintStepId, { readonly name: string; readonly text: string }>;
}

interface RecipientWords {
  /** What a kind of recipient is called inside a sentence; names are facts (`processors.ts`). */
  readonly kind: string;
  /** What it does for the company. */
  readonly does: string;
}

type Of<Id extends string, Value> = Readonly<Record<Id, Value>>;
