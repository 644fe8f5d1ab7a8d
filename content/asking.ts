/**
 * What counts as asking, in terms of the ideas of content/phrases.ts, for every language at once.
 *
 * One line is one way of asking: ideas that stand in one sentence. `-contact` means the idea is
 * denied there ("do not call"); `!past` means the idea must not stand there. These lines are
 * evidence, weighed with everything else in the letter by the numbers in worker/request/model.json;
 * a line alone decides nothing.
 */
import type { Concept } from './phrases.ts';
import type { RightId } from './rights.ts';

type Idea = Concept | `-${Concept}` | `!${Concept}`;
export type Way = readonly Idea[];

const ways = (text: string): readonly Way[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/) as Idea[]);

export const asking: Readonly<Record<RightId | 'follow-up', readonly Way[]>> = {
  access: ways(`
    access
    access ask
    access mine
    access law
    copy data mine
    copy everything mine
    copy everything hold
    copy hold
    what hold mine
    what hold data
    what data mine
    what data hold
    send data hold
    send everything hold
    tell what hold
    tell hold mine
    know what hold
    know data mine hold
    right access
    law copy data
    tell use data mine
  `),
  rectification: ways(`
    correct wrong
    correct field
    correct data mine
    wrong field
    wrong field changed
    wrong data
    correct changed
    correct address
    field changed mine
    field changed
    ask correct
    correct law data
  `),
  erasure: ways(`
    forget
    forget ask
    erase data
    erase mine
    erase data mine
    erase everything
    erase everything mine
    erase everything hold
    erase account
    erase address
    erase ask data
    erase law
    erase agent
    remove data everything
    remove data mine
    remove account
    -hold data mine
    -keep data mine
    stop hold data
  `),
  restriction: ways(`
    restrict use data
    restrict data
    restrict ask
    restrict law
    restrict use
    restrict account
    restrict mine
    keep -use
    keep -erase
    -erase -use
    -erase keep
    -use data wrong
    -use hold
  `),
  portability: ways(`
    port
    port data
    port ask
    transfer data provider
    transfer provider
    transfer data mine
    send data provider
    format data
    format data mine
    format transfer
    format send
    format provider
  `),
  'opt-out': ways(`
    unsubscribe
    unsubscribe ask
    unsubscribe mine
    stop contact
    stop marketing
    stop receive
    stop email
    stop phone
    stop post
    stop sms
    -contact
    -contact mine
    -email
    -phone
    -sms
    -post
    -receive
    -receive marketing
    -receive email
    -marketing
    -send marketing
    -send email
    -send mine
    -unwanted
    unwanted marketing
    unwanted email
    unwanted receive
    unwanted contact
    unwanted phone
    unwanted post
    unwanted sms
    remove list
    remove mine list
    remove ask
    remove mine
    remove address
    erase list
    object marketing
    withdraw marketing
    anyway stop
    list -not remove
  `),
  profiling: ways(`
    profiling object
    profiling stop
    profiling -ask
    profiling ask
    profiling law
    profiling right
    -profiling
    -tracking
    tracking stop
    tracking object
    unwanted profiling
    unwanted tracking
    tracking profiling
    profiling mine
    tracking mine
  `),
  objection: ways(`
    object interest
    object use
    object use data
    object situation
    object law
    object data
    object right
    situation object use
    interest -use
    interest stop
    stop use data
    object stop use
    object hold
    -use data mine
    object share
    -share data
    stop share
  `),
  'consent-withdrawal': ways(`
    withdraw consent
    consent withdraw ask
    consent withdraw law
    consent stop
    -consent
    consent past -consent
    consent remove
  `),
  complaint: ways(`
    complain
    complain authority
    authority
    authority failure
    complain ask
    anger failure
    failure unsubscribe past
    failure marketing
    failure receive
    failure contact
    court
    court law
    law anger
    failure
    anger
    past unsubscribe failure receive
  `),
  suppliers: ways(`
    who share data
    who share
    recipients who
    recipients share
    recipients data
    recipients ask
    recipients tell
    recipients what
    share data mine
    access who data
    what recipients share
  `),
  provenance: ways(`
    source
    source data
    source address
    source mine
    source tell
    where obtain address
    where obtain data
    where obtain mine
    who obtain address
    where obtain
    know source
  `),
  'follow-up': ways(`
    proof attached
    attached case
    chase
    chase case
    case refused
    chase deadline
    case deadline
    refused
    case proof
    case past
    refused case
    attached
    proof
    deadline past
    case chase past
  `),
};
