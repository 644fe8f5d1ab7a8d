/**
 * The register of policy facts, row by row: every id the policy has to state. It stands here and
 * not in content/, so that a fact that is dropped there is missed here.
 */
export const register = [
  ...['who.product', 'who.company', 'who.post', 'who.mailbox', 'who.definition'],
  ...['who.controller', 'who.processor', 'who.b2b', 'who.safeguards', 'who.version'],
  ...['right.restriction', 'right.access', 'right.access.id', 'right.access.how'],
  ...['right.access.refusal', 'right.rectification', 'right.erasure', 'right.erasure.financial'],
  ...['right.erasure.repurchase', 'right.portability', 'right.objection', 'right.profiling'],
  ...['held.all', 'held.never-sold', 'held.suppliers', 'held.supplier-list'],
  ...['purpose.legal', 'purpose.contract', 'purpose.product', 'purpose.marketing'],
  ...['purpose.suppression', 'purpose.staff', 'purpose.accuracy', 'purpose.sensitive'],
  ...['collect.contact', 'collect.purchase', 'collect.website', 'collect.logs', 'collect.host'],
  ...['collect.card', 'collect.forms', 'collect.purchased', 'collect.provenance'],
  ...['collect.research', 'collect.events', 'collect.evaluation', 'collect.online'],
  ...['collect.exhibitions', 'collect.third-party'],
  ...['security.host', 'security.suppliers', 'security.access', 'security.equipment'],
  ...['disclose.processors', 'disclose.legal'],
  ...['retention.contact', 'retention.optout', 'retention.contract', 'retention.workshop'],
  ...['retention.employee', 'retention.candidate', 'storage.where', 'storage.transfers'],
  ...['complaint.director', 'complaint.clock', 'complaint.ico'],
  // Sections that the register tells as a whole: 3, 7, 9 and 10.
  ...['categories', 'cookies', 'partners', 'openness'],
] as const;

/** Numbers of the clauses, as the register has them. */
export const numbers = [
  ...['1', '1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '2', '3', '4', '5'],
  ...['5.1', '5.2', '5.3', '5.4', '5.5', '5.6', '5.7', '5.8', '5.9', '5.10', '5.11'],
  ...['6', '7', '8', '8.1', '8.2', '8.3', '8.4', '8.5', '8.6', '8.7', '9', '10', '11'],
] as const;
