/** The table of moves, move by move: every state against every move, by every actor, for every right. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RightId, rights } from '#content/rights.ts';
import {
  type Actor,
  type CaseRight,
  type Event,
  isFinal,
  type MoveKind,
  move,
  moveKinds,
  moves,
  movesFrom,
  type State,
  states,
} from '#worker/request/lifecycle.ts';

const actors: readonly Actor[] = ['system', 'subject', 'officer', 'director'];
const rightIds = Object.keys(rights) as RightId[];
const reason = 'It was answered in full on 3 March.';

const attempt = (
  state: State,
  kind: MoveKind,
  by: Actor = 'officer',
  right: CaseRight = 'access',
) => move(state, { kind, by, right, reason });

/** Where an officer gets with an access request; what is not named here is refused. */
const legal: Readonly<Record<State, Partial<Record<MoveKind, State>>>> = {
  received: {
    'ask-identity': 'identity-awaited',
    'ask-authority': 'identity-awaited',
    'ask-clarification': 'clarification-awaited',
    review: 'in-review',
    extend: 'received',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  'identity-awaited': {
    'ask-identity': 'identity-awaited',
    'ask-authority': 'identity-awaited',
    'identity-arrives': 'in-review',
    'authority-arrives': 'in-review',
    extend: 'identity-awaited',
    refuse: 'refused',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  'clarification-awaited': {
    'clarification-arrives': 'in-review',
    extend: 'clarification-awaited',
    refuse: 'refused',
    withdraw: 'withdrawn',
    expire: 'expired',
  },
  'in-review': {
    'ask-identity': 'identity-awaited',
    'ask-authority': 'identity-awaited',
    'identity-arrives': 'in-review',
    'authority-arrives': 'in-review',
    'ask-clarification': 'clarification-awaited',
    extend: 'in-review',
    approve: 'approved',
    refuse: 'refused',
    withdraw: 'withdrawn',
  },
  approved: {
    extend: 'approved',
    reconsider: 'in-review',
    fulfil: 'fulfilled',
    withdraw: 'withdrawn',
  },
  refused: {},
  fulfilled: {},
  withdrawn: {},
  expired: {},
};

describe.each(states)('a case that is %s', (state) => {
  it.each(moveKinds)('and the move %s', (kind) => {
    const to = legal[state][kind];
    const moved = attempt(state, kind);
    if (to !== undefined) expect(moved).toEqual({ state: to });
    else expect(moved).toEqual({ refused: expect.stringMatching(/^[A-Z].*\.$/) });
  });
});

describe('who may make a move', () => {
  const who: Readonly<Record<MoveKind, readonly Actor[]>> = {
    'ask-identity': ['system', 'officer', 'director'],
    'identity-arrives': ['subject', 'system', 'officer', 'director'],
    'ask-authority': ['system', 'officer', 'director'],
    'authority-arrives': ['subject', 'system', 'officer', 'director'],
    'ask-clarification': ['officer', 'director'],
    'clarification-arrives': ['subject', 'system', 'officer', 'director'],
    review: ['system', 'officer', 'director'],
    acknowledge: ['system', 'officer', 'director'],
    extend: ['officer', 'director'],
    approve: ['officer', 'director'],
    reconsider: ['officer', 'director'],
    refuse: ['officer', 'director'],
    fulfil: ['system', 'officer', 'director'],
    withdraw: ['subject', 'officer', 'director'],
    expire: ['system', 'officer', 'director'],
  };
  it.each(moveKinds.flatMap((kind) => actors.map((by) => [by, kind] as const)))(
    '%s and %s',
    (by, kind) => {
      const right = kind === 'acknowledge' ? 'complaint' : 'access';
      const from = kind === 'fulfil' ? 'approved' : (moves[kind].from[0] ?? 'received');
      expect('state' in attempt(from, kind, by, right)).toBe(who[kind].includes(by));
    },
  );
  it('says who cannot', () => {
    expect(attempt('in-review', 'approve', 'subject')).toEqual({
      refused: 'The person cannot approve this case.',
    });
    expect(attempt('received', 'withdraw', 'system')).toEqual({
      refused: 'The desk by itself cannot withdraw this case.',
    });
  });
});

describe('opting out', () => {
  it('right.objection: is fulfilled at once, by the desk itself', () => {
    expect(attempt('received', 'fulfil', 'system', 'opt-out')).toEqual({ state: 'fulfilled' });
  });
  it('never needs identification', () => {
    expect(attempt('received', 'ask-identity', 'officer', 'opt-out')).toEqual({
      refused: 'No proof of identity may be asked for: opt-out never needs it.',
    });
  });
  it('is never refused', () => {
    expect(attempt('received', 'refuse', 'director', 'opt-out')).toHaveProperty('refused');
  });
  it('may be reviewed first where a person had to read the letter', () => {
    expect(attempt('received', 'review', 'officer', 'opt-out')).toEqual({ state: 'in-review' });
    expect(attempt('in-review', 'approve', 'system', 'opt-out')).toEqual({ state: 'approved' });
  });
  it.each(rightIds.filter((right) => right !== 'opt-out'))(
    'is the only right so: %s is reviewed and approved by a person',
    (right) => {
      expect(attempt('received', 'fulfil', 'director', right)).toHaveProperty('refused');
      expect(attempt('in-review', 'approve', 'system', right)).toEqual({
        refused: `A person must approve ${right}.`,
      });
    },
  );
});

describe('what depends on the right', () => {
  it.each(rightIds)('identity is asked for only where %s needs it', (right) => {
    const asked = attempt('received', 'ask-identity', 'officer', right);
    expect('state' in asked).toBe(rights[right].identity !== 'none');
  });
  it.each(rightIds)('time is extended only where the clock of %s allows it', (right) => {
    const extended = attempt('in-review', 'extend', 'officer', right);
    expect('state' in extended).toBe(rights[right].clock === 'month');
  });
  it.each(rightIds)('the approver of %s is the one published', (right) => {
    const byOfficer = attempt('in-review', 'approve', 'officer', right);
    expect('state' in byOfficer).toBe(rights[right].approver !== 'director');
    expect(attempt('in-review', 'approve', 'director', right)).toEqual({ state: 'approved' });
  });
  it('complaint.director: a complaint is decided by the director, either way', () => {
    const refused = 'The Commercial Director must approve complaint.';
    expect(attempt('in-review', 'approve', 'officer', 'complaint')).toEqual({ refused });
    expect(attempt('in-review', 'refuse', 'officer', 'complaint')).toHaveProperty('refused');
    expect(attempt('in-review', 'refuse', 'director', 'complaint')).toEqual({ state: 'refused' });
  });
  it('complaint.clock: a complaint is acknowledged, nothing else is', () => {
    expect(attempt('received', 'acknowledge', 'system', 'complaint')).toEqual({
      state: 'in-review',
    });
    expect(attempt('received', 'acknowledge', 'system', 'erasure')).toHaveProperty('refused');
  });
  it('a case nobody can tell the right of is not approved, nor fulfilled', () => {
    expect(attempt('in-review', 'approve', 'officer', null)).toEqual({
      refused: 'Settle what is asked for before approving this case.',
    });
    expect(attempt('received', 'fulfil', 'system', null)).toHaveProperty('refused');
    expect(attempt('received', 'review', 'officer', null)).toEqual({ state: 'in-review' });
    expect(attempt('in-review', 'refuse', 'officer', null)).toEqual({ state: 'refused' });
  });
});

describe('reasons', () => {
  const withReason = ['extend', 'reconsider', 'refuse'];
  it.each(moveKinds)('%s', (kind) => {
    const right = kind === 'acknowledge' ? 'complaint' : 'access';
    const state = kind === 'fulfil' ? 'approved' : (moves[kind].from[0] ?? 'received');
    for (const event of [{}, { reason: '' }, { reason: ' \n' }]) {
      const moved = move(state, { kind, by: 'director', right, ...event });
      expect('refused' in moved).toBe(withReason.includes(kind));
    }
  });
  it('right.access.refusal: a refusal states its reason', () => {
    expect(move('in-review', { kind: 'refuse', by: 'officer', right: 'access' })).toEqual({
      refused: 'To refuse this case, give the reason: the person is told it.',
    });
  });
});

describe('a case that has ended', () => {
  const ended = states.filter(isFinal);
  it('is refused, fulfilled, withdrawn or expired', () => {
    expect(ended).toEqual(['refused', 'fulfilled', 'withdrawn', 'expired']);
  });
  it.each(ended)('%s stays ended, whoever tries whatever', (state) => {
    for (const kind of moveKinds) {
      for (const by of actors) {
        expect(attempt(state, kind, by)).toEqual({
          refused: `This case has ended (${state}). To challenge it, open a complaint linked to it.`,
        });
      }
    }
    expect(movesFrom(state, 'director', 'access')).toEqual([]);
  });
});

describe('the clock', () => {
  it.each([
    ['ask-identity', 'identity-asked'],
    ['identity-arrives', 'identity-arrived'],
    ['ask-authority', 'authority-asked'],
    ['authority-arrives', 'authority-arrived'],
    ['ask-clarification', 'clarification-asked'],
    ['clarification-arrives', 'clarification-answered'],
    ['review', undefined],
    ['acknowledge', 'stopped'],
    ['extend', 'extended'],
    ['approve', undefined],
    ['reconsider', undefined],
    ['refuse', 'stopped'],
    ['fulfil', 'stopped'],
    ['withdraw', 'stopped'],
    ['expire', 'stopped'],
  ] as const)('hears of %s as %s', (kind, clock) => {
    expect(moves[kind].clock).toBe(clock);
  });
  it('is stopped by every move that ends a case', () => {
    for (const kind of moveKinds) {
      const { to, clock } = moves[kind];
      if (to !== 'same' && isFinal(to)) expect(clock).toBe('stopped');
    }
  });
});

describe('sentences', () => {
  it('say what the case would have to be', () => {
    expect(attempt('received', 'identity-arrives')).toEqual({
      refused:
        'Nobody can record proof of identity in a case that is received: it must be awaiting proof of identity or in review.',
    });
  });
});

describe('for any course of events', () => {
  const event: fc.Arbitrary<Event> = fc.record({
    kind: fc.constantFrom(...moveKinds),
    by: fc.constantFrom(...actors),
    right: fc.constant('access' as const),
    reason: fc.constant(reason),
  });
  const course = fc.array(event, { maxLength: 40 });
  const walk = (events: readonly Event[]): State[] => {
    const path: State[] = ['received'];
    for (const each of events) {
      const moved = move(path.at(-1) ?? 'received', each);
      if ('state' in moved) path.push(moved.state);
    }
    return path;
  };

  it('access is never fulfilled without review and approval', () => {
    fc.assert(
      fc.property(course, (events) => {
        const path = walk(events);
        if (path.at(-1) !== 'fulfilled') return;
        expect(path.filter((state) => state !== 'approved').at(-2)).toBe('in-review');
        expect(path.at(-2)).toBe('approved');
      }),
      { numRuns: 2000 },
    );
  });
  it('the subject alone reaches no decision', () => {
    fc.assert(
      fc.property(course, (events) => {
        const path = walk(events.map((each) => ({ ...each, by: 'subject' as const })));
        expect(['received', 'withdrawn']).toContain(path.at(-1));
      }),
    );
  });
  it('a case ends at most once', () => {
    fc.assert(
      fc.property(course, (events) => {
        expect(walk(events).filter(isFinal).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });
  it('every open state can still end', () => {
    for (const state of states.filter((each) => !isFinal(each))) {
      expect(movesFrom(state, 'officer', 'access')).toContain('withdraw');
    }
  });
});
