/** Where data is stored, and by which tool it may leave the United Kingdom (UK GDPR Art. 46). */
import type { Fact } from './fact.ts';

export type PlaceId = 'united-kingdom' | 'united-states' | 'worldwide';

export const storage = {
  fact: 'storage.where',
  ownServers: 'united-kingdom',
  suppliersDatabases: 'worldwide',
  suppliersKeep: ['securely', 'encrypted'],
} as const satisfies Fact & { ownServers: PlaceId; suppliersDatabases: PlaceId } & Record<
    string,
    unknown
  >;

export type ToolId = 'binding-corporate-rules' | 'privacy-shield' | 'eu-model-clauses';

/** One tool that one kind of contract refers to. None is published as current while under review. */
export interface TransferTool extends Fact {
  readonly id: ToolId;
  /** Kind of recipient whose contracts refer to it, see `processors.ts`. */
  readonly contracts: 'us-storage';
  readonly to: PlaceId;
  readonly status: 'under-review' | 'struck-down' | 'current';
}

const since = '2026-11-22';

export const transferTools: readonly TransferTool[] = [
  {
    id: 'binding-corporate-rules',
    fact: 'storage.transfers',
    contracts: 'us-storage',
    to: 'united-states',
    status: 'under-review',
    review: { since, reason: 'Approved under EU law; the United Kingdom has left the EU.' },
  },
  {
    id: 'privacy-shield',
    fact: 'storage.transfers',
    contracts: 'us-storage',
    to: 'united-states',
    status: 'struck-down',
    review: { since, reason: 'Struck down in 2020; contracts that refer to it need another tool.' },
  },
  {
    id: 'eu-model-clauses',
    fact: 'storage.transfers',
    contracts: 'us-storage',
    to: 'united-states',
    status: 'under-review',
    review: {
      since,
      reason: "The European Commission's clauses; the United Kingdom has left the EU.",
    },
  },
];

/** Storage abroad serves these and nothing else. */
export const transferredFor = {
  fact: 'storage.transfers',
  uses: ['back-up', 'storage'],
} as const satisfies Fact & Record<string, unknown>;
