/** From (letter, situation) to effects: one row of the table a test, nothing read and nothing done. */
import { describe, expect, it } from 'vitest';
import { answers } from '#content/answers.ts';
import { channels, type RightId, rights } from '#content/rights.ts';
import { automatic } from '#worker/request/automatic.ts';
import type { Asked, Classification } from '#worker/request/classification.ts';
import { classify } from '#worker/request/classify.ts';
import { decide } from '#worker/request/decide.ts';
import type { Decision, Effect, Person } from '#worker/request/effect.ts';
import type { Label } from '#worker/request/label.ts';
import type { Message, Report } from '#worker/request/message.ts';
import type { OpenCase, Situation } from '#worker/request/situation.ts';

const now = new Date('2026-03-02T10:00:05Z');
const ours = ['privacy@halo-crm.co.uk'];

function person(address: string, name = ''): Person {
  return { address, name, digest: Buffer.from(address) };
}
const dana = person('dana@okafor.example', 'Dana Okafor');
const provider = person('fbl@provider.example');
const reader = person('reader@list.example');

function message(more: Partial<Message> = {}): Message {
  return {
    messageId: '<letter@okafor.example>',
    inReplyTo: null,
    references: [],
    from: { address: 'dana@okafor.example', name: 'Dana Okafor' },
    recipients: ours,
    subject: 'A letter',
    date: null,
    text: 'Words.',
    html: null,
    attachments: [],
    headers: new Map(),
    report: null,
    ...more,
  };
}

const asked = (right: Label, more: Partial<Asked> = {}): Asked => ({
  right,
  confidence: 0.9,
  evidence: [{ text: 'the words that decided', why: 'a phrase' }],
  ...more,
});
const request = (...labels: (Label | Asked)[]): Classification => ({
  kind: 'request',
  rights: labels.map((one) => (typeof one === 'string' ? asked(one) : one)),
  language: 'en',
});
const other = (kind: 'automatic' | 'unclear' | 'none'): Classification => ({
  kind,
  rights: [],
  language: 'en',
});

function situation(more: Partial<Situation> = {}): Situation {
  let cases = 0;
  return {
    receivedAt: new Date('2026-03-02T10:00:00Z'),
    now,
    sender: dana,
    ours: false,
    link: null,
    reported: null,
    openCases: [],
    repliesTo: null,
    thread: null,
    bounced: null,
    suppressed: [],
    answersToday: 0,
    mayReply: { reply: true },
    authentic: false,
    way: 'mail',
    fresh: () => ({ id: `case-${++cases}`, reference: `PD-${cases}` }),
    freshToken: () => ({ token: 'secret', url: 'https://halo.example/case/secret' }),
    ...more,
  };
}

function openCase(right: RightId | null, more: Partial<OpenCase> = {}): OpenCase {
  return { id: `open-${right}`, reference: `PD-OPEN-${right}`, right, state: 'in-review', ...more };
}

type Of<Kind extends Effect['do']> = Extract<Effect, { do: Kind }>;

function only<Kind extends Effect['do']>(decision: Decision, kind: Kind): Of<Kind>[] {
  return decision.effects.filter((effect): effect is Of<Kind> => effect.do === kind);
}

const kinds = (decision: Decision) => decision.effects.map((effect) => effect.do);
const parts = (decision: Decision) =>
  only(decision, 'answer').flatMap(({ answer }) => answer.parts.map((one) => one.part));
const answered = (decision: Decision) =>
  only(decision, 'answer').map(({ answer }) => answer.to.address);

describe('Opting out', () => {
  it('is applied at once, without identification, and confirmed', () => {
    const decision = decide(message(), request('opt-out'), situation());
    expect(decision.outcome).toBe('opted-out');
    expect(only(decision, 'suppress')).toEqual([
      {
        do: 'suppress',
        person: dana,
        list: '',
        way: 'mail',
        channels: ['email'],
        caseId: 'case-1',
      },
    ]);
    expect(only(decision, 'open-case')).toEqual([
      expect.objectContaining({ right: 'opt-out', state: 'fulfilled', person: dana }),
    ]);
    expect(parts(decision)).toEqual(['opt-out']);
    expect(answered(decision)).toEqual(['dana@okafor.example']);
    expect(only(decision, 'task')).toEqual([]);
  });

  it('covers the channels that were named', () => {
    const wanted = asked('opt-out', { channels: ['phone', 'post'] });
    const decision = decide(message(), request(wanted), situation());
    expect(only(decision, 'suppress')[0]?.channels).toEqual(['phone', 'post']);
  });

  it('covers every channel when all are meant', () => {
    const decision = decide(message(), request(asked('opt-out', { channels })), situation());
    expect(only(decision, 'suppress')[0]?.channels).toEqual(channels);
  });

  it('means email when no channel is named', () => {
    const decision = decide(message(), request(asked('opt-out', { channels: [] })), situation());
    expect(only(decision, 'suppress')[0]?.channels).toEqual(['email']);
  });

  it('a second time says that it stood already', () => {
    const decision = decide(message(), request('opt-out'), situation({ suppressed: ['email'] }));
    expect(parts(decision)).toEqual(['opt-out-again']);
    expect(decision.outcome).toBe('opted-out');
  });

  it('by one more channel than before is no repeat', () => {
    const wanted = asked('opt-out', { channels: ['email', 'phone'] });
    const decision = decide(message(), request(wanted), situation({ suppressed: ['email'] }));
    expect(parts(decision)).toEqual(['opt-out']);
  });

  it('that is less than half certain is left to a person', () => {
    const unsure = asked('opt-out', { confidence: 0.4 });
    const decision = decide(message(), request(unsure), situation());
    expect(only(decision, 'suppress')).toEqual([]);
    expect(only(decision, 'open-case')[0]).toMatchObject({ right: 'opt-out', state: 'in-review' });
    expect(only(decision, 'task')).toHaveLength(1);
  });

  it('that is only possible (unclear) suppresses nobody', () => {
    const unclear: Classification = { ...other('unclear'), rights: [asked('opt-out')] };
    const decision = decide(message(), unclear, situation());
    expect(only(decision, 'suppress')).toEqual([]);
    expect(parts(decision)).toEqual(['unclear']);
  });

  it('of nobody is nothing to apply: a letter without a sender becomes a case', () => {
    const sender = { address: null, digest: Buffer.from('letter'), name: '' };
    const decision = decide(message({ from: null }), request('opt-out'), situation({ sender }));
    expect(only(decision, 'suppress')).toEqual([]);
    expect(only(decision, 'open-case')).toHaveLength(1);
    expect(only(decision, 'answer')).toEqual([]);
  });

  it('keeps the words of the letter out of the log, which is never rewritten', () => {
    const decision = decide(message(), request('opt-out', 'erasure'), situation());
    expect(JSON.stringify(only(decision, 'log'))).not.toContain('the words that decided');
  });
});

describe('A letter to an unsubscribe address', () => {
  const link = { person: reader, list: 'news' };

  it('opts out whom the token names, whoever sent it', () => {
    const decision = decide(message(), other('none'), situation({ link }));
    expect(only(decision, 'suppress')).toEqual([
      {
        do: 'suppress',
        person: reader,
        list: 'news',
        way: 'mailto',
        channels: ['email'],
        caseId: 'case-1',
      },
    ]);
    expect(answered(decision)).toEqual(['reader@list.example']);
    expect(parts(decision)).toEqual(['opt-out-list']);
  });

  it('sent by a machine opts out all the same, and the person is not written to', () => {
    const mayReply = { reply: false, why: 'Auto-Submitted' } as const;
    const decision = decide(message(), other('automatic'), situation({ link, mayReply }));
    expect(only(decision, 'suppress')).toHaveLength(1);
    expect(only(decision, 'answer')).toEqual([]);
  });

  it('of one list is no repeat of an earlier opt-out from every list', () => {
    const decision = decide(message(), other('none'), situation({ link, suppressed: ['email'] }));
    expect(parts(decision)).toEqual(['opt-out-list']);
  });

  it('from somebody else who asks for more: each is told what is theirs, and no secret goes astray', () => {
    const decision = decide(message(), request('access'), situation({ link }));
    const told = only(decision, 'answer').map(({ answer }) => ({
      to: answer.to.address,
      parts: answer.parts.map((one) => one.part),
    }));
    expect(told).toEqual([
      { to: 'reader@list.example', parts: ['opt-out-list'] },
      { to: 'dana@okafor.example', parts: ['confirm'] },
    ]);
  });

  it('from the person themselves is answered in one letter', () => {
    const own = { person: { ...dana, name: '' }, list: '' };
    const decision = decide(message(), request('access'), situation({ link: own }));
    expect(parts(decision)).toEqual(['opt-out', 'confirm']);
    expect(only(decision, 'answer')).toHaveLength(1);
  });
});

describe('Two verdicts apart: what is asked, and whether it may be answered', () => {
  const headers = (...lines: [string, string][]) =>
    new Map(lines.map(([name, value]) => [name, [value]]));
  const decideOn = (letter: Message, more: Partial<Situation> = {}) =>
    decide(
      letter,
      classify(letter),
      situation({ mayReply: automatic(letter, { addresses: ours }), ...more }),
    );

  it("Apple Mail's unsubscribe message is an opt-out and is not answered", () => {
    const decision = decideOn(
      message({
        subject: 'unsubscribe',
        text: 'Apple Mail sent this email to unsubscribe from the message.',
        headers: headers(['x-apple-unsubscribe', 'true'], ['auto-submitted', 'auto-replied']),
      }),
    );
    expect(only(decision, 'suppress')).toEqual([
      expect.objectContaining({ person: dana, way: 'mail' }),
    ]);
    expect(only(decision, 'answer')).toEqual([]);
    expect(only(decision, 'log').map((one) => one.kind)).toContain('answer-withheld');
  });

  it.each([
    ['out of office', headers(['auto-submitted', 'auto-replied'])],
    ['a mailing list', headers(['list-id', '<news.example>'], ['precedence', 'list'])],
    ['a newsletter', headers(['list-unsubscribe', '<https://news.example/u>'])],
    ['a vacation notice', headers(['x-autoreply', 'yes'], ['precedence', 'bulk'])],
  ])('%s asks for nothing and is not answered', (_what, lines) => {
    const decision = decideOn(
      message({
        subject: 'Automatic reply: Fair',
        text: 'I am away until Monday.',
        headers: lines,
      }),
    );
    expect(decision.outcome).toBe('not-answered');
    expect(kinds(decision)).toEqual(['log']);
  });

  it('our own letter is left alone', () => {
    const decision = decide(message(), request('opt-out', 'erasure'), situation({ ours: true }));
    expect(decision).toEqual({ outcome: 'own-mail', effects: [] });
  });

  it(`after ${answers.mostADay} answers in a day a letter is handled and no longer answered`, () => {
    const tired = situation({ answersToday: answers.mostADay });
    const decision = decide(message(), request('opt-out'), tired);
    expect(only(decision, 'suppress')).toHaveLength(1);
    expect(only(decision, 'answer')).toEqual([]);
    const before = situation({ answersToday: answers.mostADay - 1 });
    expect(only(decide(message(), request('opt-out'), before), 'answer')).toHaveLength(1);
  });

  it('a request in a letter that may not be answered still becomes a case', () => {
    const mayReply = { reply: false, why: 'It was sent to a list.' } as const;
    const decision = decide(message(), request('erasure'), situation({ mayReply }));
    expect(only(decision, 'open-case')).toHaveLength(1);
    expect(only(decision, 'answer')).toEqual([]);
    // And somebody hears that the person was sent no link to confirm by.
    expect(only(decision, 'task').map((one) => one.kind)).toEqual(['review', 'unconfirmed']);
  });
});

describe('Reports', () => {
  const report = (kind: Report['kind'], fields: Record<string, string>, original = {}): Report => ({
    kind,
    fields: new Map(Object.entries(fields)),
    original: new Map(Object.entries(original)),
  });
  const complaint = (kind: string) =>
    message({
      from: { address: 'fbl@provider.example', name: '' },
      report: report('feedback-report', { 'feedback-type': kind }, { to: 'dana@okafor.example' }),
    });

  it.each(['abuse', 'opt-out'])('a complaint of kind %s opts the person out (RFC 5965)', (kind) => {
    const letter = complaint(kind);
    const decision = decide(
      letter,
      classify(letter),
      situation({ sender: provider, reported: dana }),
    );
    expect(only(decision, 'suppress')).toEqual([
      expect.objectContaining({ person: dana, way: 'report' }),
    ]);
  });

  it('the provider that reports is not the one who is opted out', () => {
    const letter = complaint('abuse');
    const decision = decide(
      letter,
      classify(letter),
      situation({ sender: provider, reported: dana }),
    );
    expect(only(decision, 'suppress').map((one) => one.person.address)).toEqual([dana.address]);
  });

  it('a complaint that hides who complained is put before a person', () => {
    const letter = complaint('abuse');
    const decision = decide(letter, classify(letter), situation({ sender: provider }));
    expect(decision.effects).toEqual([
      expect.objectContaining({ do: 'task', kind: 'report-without-address' }),
    ]);
  });

  it('a complaint about a mail that carried our token is about whom the token names', () => {
    const letter = complaint('abuse');
    const link = { person: reader, list: 'news' };
    const decision = decide(letter, classify(letter), situation({ sender: provider, link }));
    expect(only(decision, 'suppress')).toEqual([
      expect.objectContaining({ person: reader, list: 'news' }),
    ]);
  });

  const bounce = (status: string) =>
    message({
      from: { address: 'mailer-daemon@mx.example', name: '' },
      report: report('delivery-status', { status }, { 'message-id': '<ours@halo-crm.co.uk>' }),
    });

  it('our answer came back: a person must find another way', () => {
    const bounced = { caseId: 'case-9' };
    const decision = decide(bounce('5.1.1'), other('automatic'), situation({ bounced }));
    expect(decision.outcome).toBe('bounce');
    expect(only(decision, 'task')).toEqual([
      expect.objectContaining({ kind: 'bounced', caseId: 'case-9' }),
    ]);
    expect(only(decision, 'answer')).toEqual([]);
  });

  it('our answer is late: that is noted and nobody is troubled', () => {
    const bounced = { caseId: 'case-9' };
    const decision = decide(bounce('4.4.1'), other('automatic'), situation({ bounced }));
    expect(kinds(decision)).toEqual(['log']);
  });

  it("a bounce of somebody else's mail is noted alone", () => {
    const decision = decide(bounce('5.1.1'), other('automatic'), situation());
    expect(kinds(decision)).toEqual(['log']);
  });

  it('a bounce that quotes a request asks for nothing', () => {
    const decision = decide(bounce('5.1.1'), request('opt-out', 'erasure'), situation());
    expect(kinds(decision)).toEqual(['log']);
  });
});

describe('Cases', () => {
  it.each(Object.values(rights).filter((one) => one.id !== 'opt-out'))(
    '$id opens a case for a person to work on, and destroys or discloses nothing',
    ({ id, identity }) => {
      const decision = decide(message(), request(id), situation());
      expect(decision.outcome).toBe('case-opened');
      expect(only(decision, 'open-case')).toEqual([
        expect.objectContaining({
          right: id,
          state: identity === 'none' ? 'in-review' : 'identity-awaited',
        }),
      ]);
      expect(only(decision, 'task')).toEqual([expect.objectContaining({ kind: 'review' })]);
      expect(only(decision, 'answer')).toHaveLength(1);
    },
  );

  it('that wait for identity send a secret to the address the letter came from, once', () => {
    const decision = decide(message(), request('access', 'erasure'), situation());
    expect(only(decision, 'keep-token')).toEqual([
      { do: 'keep-token', caseId: 'case-1', token: 'secret' },
    ]);
    expect(answered(decision)).toEqual(['dana@okafor.example']);
  });

  it('authentic mail proves an address, and a document is still asked for where one is needed', () => {
    const authentic = situation({ authentic: true });
    const states = only(
      decide(message(), request('rectification', 'access'), authentic),
      'open-case',
    );
    expect(states.map((one) => [one.right, one.state])).toEqual([
      ['rectification', 'in-review'],
      ['access', 'identity-awaited'],
    ]);
  });

  it('a letter that asks for two rights opens two and is answered once', () => {
    const decision = decide(message(), request('access', 'rectification'), situation());
    expect(only(decision, 'open-case').map((one) => one.right)).toEqual([
      'access',
      'rectification',
    ]);
    expect(only(decision, 'answer')).toHaveLength(1);
  });

  it('a mixed letter is opted out at once, and the rest becomes a case', () => {
    const decision = decide(message(), request('opt-out', 'access'), situation());
    expect(only(decision, 'suppress')).toHaveLength(1);
    expect(only(decision, 'open-case').map((one) => one.right)).toEqual(['opt-out', 'access']);
    expect(parts(decision)).toEqual(['opt-out', 'confirm']);
    expect(only(decision, 'answer')).toHaveLength(1);
  });

  it('what is unclear becomes a case without a right', () => {
    const decision = decide(message(), other('unclear'), situation());
    expect(only(decision, 'open-case')).toEqual([
      expect.objectContaining({ right: null, state: 'received' }),
    ]);
    expect(parts(decision)).toEqual(['unclear']);
  });

  it('a letter that asks for nothing is read by a person too', () => {
    const decision = decide(message(), other('none'), situation());
    expect(only(decision, 'open-case')).toHaveLength(1);
    expect(only(decision, 'task')[0]?.note).toMatch(/no right/);
  });

  it('the answer stands in the thread of the letter', () => {
    const letter = message({ references: ['<before@okafor.example>'] });
    const [effect] = only(decide(letter, request('access'), situation()), 'answer');
    expect(effect?.answer).toMatchObject({
      inReplyTo: '<letter@okafor.example>',
      references: ['<before@okafor.example>', '<letter@okafor.example>'],
    });
  });

  it('is answered in the language of the letter', () => {
    const german = { ...request('access'), language: 'de' };
    expect(only(decide(message(), german, situation()), 'answer')[0]?.answer.language).toBe('de');
  });
});

describe('A further letter', () => {
  it('that repeats a request joins the open case', () => {
    const openCases = [openCase('access')];
    const decision = decide(message(), request('access'), situation({ openCases }));
    expect(decision.outcome).toBe('joined');
    expect(only(decision, 'open-case')).toEqual([]);
    expect(only(decision, 'join-case')).toEqual([{ do: 'join-case', caseId: 'open-access' }]);
    expect(parts(decision)).toEqual(['joined']);
  });

  it('that asks for another right opens another case', () => {
    const openCases = [openCase('access')];
    const decision = decide(message(), request('erasure'), situation({ openCases }));
    expect(only(decision, 'open-case').map((one) => one.right)).toEqual(['erasure']);
    expect(only(decision, 'join-case')).toEqual([]);
  });

  it('that follows up joins the case of its thread', () => {
    const openCases = [openCase('access'), openCase('erasure')];
    const decision = decide(
      message(),
      request('follow-up'),
      situation({ openCases, thread: 'open-erasure' }),
    );
    expect(only(decision, 'join-case')).toEqual([{ do: 'join-case', caseId: 'open-erasure' }]);
  });

  it('that follows up without a thread joins the oldest open case', () => {
    const openCases = [openCase('access'), openCase('erasure')];
    const decision = decide(message(), request('follow-up'), situation({ openCases }));
    expect(only(decision, 'join-case')).toEqual([{ do: 'join-case', caseId: 'open-access' }]);
  });

  it('that follows up where nothing is open becomes a case for a person', () => {
    const decision = decide(message(), request('follow-up'), situation());
    expect(only(decision, 'open-case')).toEqual([expect.objectContaining({ right: null })]);
  });

  it("sent to a case's own reply address joins it from whatever sender, and proves nothing by it", () => {
    const repliesTo = {
      id: 'of-another',
      reference: 'PD-9',
      right: 'rectification',
      state: 'identity-awaited',
    } as const;
    const { effects } = decide(
      message(),
      request('follow-up'),
      situation({ repliesTo, authentic: true }),
    );
    expect(effects).toContainEqual({ do: 'join-case', caseId: 'of-another' });
    expect(effects.map((one) => one.do)).not.toContain('move');
    expect(effects.map((one) => one.do)).not.toContain('keep-token');
  });

  it("cannot join somebody else's case by naming its thread", () => {
    const decision = decide(message(), other('none'), situation({ thread: 'case-of-another' }));
    expect(only(decision, 'join-case')).toEqual([]);
    expect(only(decision, 'open-case')).toHaveLength(1);
  });

  it('of plain words in a thread joins it', () => {
    const openCases = [openCase('access')];
    const decision = decide(
      message(),
      other('none'),
      situation({ openCases, thread: 'open-access' }),
    );
    expect(only(decision, 'join-case')).toEqual([{ do: 'join-case', caseId: 'open-access' }]);
  });

  it('joins a case once, for whatever reasons', () => {
    const openCases = [openCase('access')];
    const decision = decide(message(), request('access', 'follow-up'), situation({ openCases }));
    expect(only(decision, 'join-case')).toHaveLength(1);
  });

  it('to a case that waits for identity is sent a secret again, and proves nothing by itself', () => {
    const openCases = [openCase('access', { state: 'identity-awaited' })];
    const decision = decide(message(), request('access'), situation({ openCases }));
    expect(only(decision, 'keep-token')).toHaveLength(1);
    expect(only(decision, 'move')).toEqual([]);
    expect(parts(decision)).toEqual(['confirm']);
  });

  it('that is authentic proves the address for a right that needs no more', () => {
    const openCases = [openCase('rectification', { state: 'identity-awaited' })];
    const authentic = situation({ openCases, authentic: true });
    const decision = decide(message(), request('rectification'), authentic);
    expect(only(decision, 'move')).toEqual([
      { do: 'move', caseId: 'open-rectification', kind: 'identity-arrives' },
    ]);
  });

  it('to a case that waits for clarification is the clarification', () => {
    const openCases = [openCase('access', { state: 'clarification-awaited' })];
    const decision = decide(message(), request('access'), situation({ openCases }));
    expect(only(decision, 'move').map((one) => one.kind)).toEqual(['clarification-arrives']);
  });
});
