/**
 * Every right the policy promises, kept by mail: a letter over IMAP, the person's confirmation, a
 * person's decision through the functions that command line and desk call, the answer over SMTP.
 * Each test names the row of the policy register it holds.
 */
import { describe, expect, test } from 'vitest';
import { answerWithin } from '#content/complaints.ts';
import { processors } from '#content/processors.ts';
import { lettersOf } from '#db/cases.ts';
import { findContact } from '#db/contacts.ts';
import { standingSuppressions } from '#db/suppressions.ts';
import { planCase } from '#worker/casework/approve.ts';
import { personDigest } from '#worker/person.ts';
import { letter } from '../letter.ts';
import { until } from '../wait.ts';
import { hold, origin, rowsOf } from './held.ts';
import { director, linkIn, office, officer } from './promise.ts';

const desk = office({ REPLY_ADDRESS: 'privacy+{token}@halo-crm.co.uk' });

function digest(address: string): Uint8Array {
  return personDigest(desk.desk.keys, address);
}

async function standing(address: string, kind: string): Promise<boolean> {
  const row = await desk.desk.db
    .selectFrom('standings')
    .select('id')
    .where('digest', '=', digest(address))
    .where('kind', '=', kind as 'restriction')
    .where('lifted_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

describe('right.objection', () => {
  test('an opt-out is applied at once, without identification, and the answer says how to undo it', async () => {
    const address = 'odile@saltmarsh.example';
    const answer = await desk.write(
      address,
      'Stop',
      'Please stop sending me marketing emails, and do not call me either.',
    );
    const stands = await standingSuppressions(desk.desk.db, [digest(address)]);
    expect(stands.map((one) => one.channel).sort()).toEqual(['email', 'phone']);
    expect(linkIn(answer, '/preferences/')).toContain('/preferences/');
  });

  test('an objection on other grounds is weighed by a person, and upheld', async () => {
    const address = 'ottilie@saltmarsh.example';
    await hold(desk.desk, address, 'Ottilie Fenn');
    const letter = await desk.write(
      address,
      'Objection',
      'I object under Article 21(1) to your processing of my data on the basis of legitimate interests, on grounds relating to my particular situation.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'objection');
    await desk.decide(reference, { act: 'approve', words: 'Your records are no longer combined.' });
    expect(await desk.answerTo(address)).toContain('no longer combined');
    expect(await standing(address, 'objection')).toBe(true);
  });
});

describe('right.access', () => {
  test('a copy of everything held reaches the person alone, by a link that is not opened by itself', async () => {
    const address = 'ada@saltmarsh.example';
    await hold(desk.desk, address, 'Ada Marsh');
    const letter = await desk.write(
      address,
      'Subject access request',
      'I would like a copy of all the personal data you hold about me.',
    );
    const { reference } = await desk.caseOf(address, 'access');
    await expect(desk.decide(reference, { act: 'approve' })).rejects.toThrow(/[Ii]dentity/);
    await desk.confirm(letter);
    await desk.decide(reference, { act: 'approve' });
    const answer = await desk.answerTo(address);
    const link = linkIn(answer, '/package/');
    const page = await fetch(link);
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text(), 'the page alone discloses nothing').not.toContain('Saltmarsh Press');
    const file = await fetch(link, { method: 'POST' });
    expect(file.status).toBe(200);
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  });
});

describe('right.rectification', () => {
  test('a wrong detail is corrected, and who said so is recorded', async () => {
    const address = 'rafe@saltmarsh.example';
    const id = await hold(desk.desk, address, 'Rafe Corner');
    const letter = await desk.write(
      address,
      'Wrong name',
      'The name you hold for me is wrong. Please correct it from Rafe Corner to Rafe Korner.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'rectification');
    // The letter's own words are the proposal; nobody had to enter it.
    const plan = await planCase(desk.desk, reference);
    expect(plan?.lines).toMatchObject([{ record: 'name', act: 'change' }]);
    await desk.decide(reference, { act: 'approve' });
    expect(await desk.answerTo(address)).toContain('Rafe Korner');
    expect((await desk.contact(address))?.name).toBe('Rafe Korner');
    const sources = await desk.desk.db
      .selectFrom('provenance')
      .select(['field', 'source'])
      .where('contact_id', '=', id)
      .where('field', '=', 'name')
      .orderBy('id')
      .execute();
    expect(sources.map((one) => one.source)).toEqual([origin.source, 'person']);
  });
});

describe('right.erasure', () => {
  test('what may go is gone, financial records stay, and suppression survives', async () => {
    const address = 'elin@saltmarsh.example';
    const id = await hold(desk.desk, address, 'Elin Brack');
    const letter = await desk.write(
      address,
      'Delete my data',
      'Please erase all the personal data you hold about me.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'erasure');
    await desk.decide(reference, { act: 'approve' });
    expect(await desk.answerTo(address)).toContain('erased');
    expect(await findContact(desk.desk.db, digest(address))).toBeNull();
    expect(await rowsOf(desk.desk, 'communications', id)).toBe(0);
    expect(await rowsOf(desk.desk, 'purchases', id)).toBe(1);
    expect(await standingSuppressions(desk.desk.db, [digest(address)])).not.toEqual([]);
  });
});

describe('right.restriction', () => {
  test('a restricted person is kept and not used', async () => {
    const address = 'runa@saltmarsh.example';
    await hold(desk.desk, address, 'Runa Tidewell');
    const letter = await desk.write(
      address,
      'Restriction',
      'Please restrict the processing of my data under Article 18 while its accuracy is being checked.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'restriction');
    await desk.decide(reference, { act: 'approve' });
    expect(await desk.answerTo(address)).toContain('do not use it');
    expect(await standing(address, 'restriction')).toBe(true);
    expect(await desk.contact(address)).not.toBeNull();
  });
});

describe('right.portability', () => {
  test('what the person gave is handed over in a form that machines read', async () => {
    const address = 'piet@saltmarsh.example';
    await hold(desk.desk, address, 'Piet Lander');
    const letter = await desk.write(
      address,
      'Data portability',
      'Under Article 20 please give me my data in a portable machine-readable format.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'portability');
    await desk.decide(reference, { act: 'approve' });
    const link = linkIn(await desk.answerTo(address), '/package/');
    expect((await fetch(link, { method: 'POST' })).status).toBe(200);
  });
});

describe('right.profiling', () => {
  test('profile and joined web activity are deleted and not made again', async () => {
    const address = 'pia@saltmarsh.example';
    const id = await hold(desk.desk, address, 'Pia Lowe');
    const letter = await desk.write(
      address,
      'Profiling',
      'I object to automated processing and profiling. Please stop profiling me and tracking what I read.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'profiling');
    await desk.decide(reference, { act: 'approve' });
    await desk.answerTo(address);
    expect(await rowsOf(desk.desk, 'profiles', id)).toBe(0);
    expect(await rowsOf(desk.desk, 'web_activity', id)).toBe(0);
    expect(await standing(address, 'no-profiling')).toBe(true);
  });

  test('a consent is withdrawn', async () => {
    const address = 'cora@saltmarsh.example';
    const id = await hold(desk.desk, address, 'Cora Finch');
    await desk.write(
      address,
      'Consent',
      'I withdraw the consent I gave you for the newsletter with my registration form.',
    );
    const { reference } = await desk.caseOf(address, 'consent-withdrawal');
    await desk.decide(reference, { act: 'approve' });
    await desk.answerTo(address);
    const rows = await desk.desk.db
      .selectFrom('consents')
      .select('withdrawn_at')
      .where('contact_id', '=', id)
      .execute();
    expect(rows.every((row) => row.withdrawn_at !== null)).toBe(true);
  });
});

describe('held.supplier-list', () => {
  test('the full list of who receives data is sent on request', async () => {
    const address = 'silas@saltmarsh.example';
    await desk.write(
      address,
      'Suppliers',
      'Please send me a full list of the organisations you share personal data with.',
    );
    const { reference } = await desk.caseOf(address, 'suppliers');
    await desk.decide(reference, { act: 'approve' });
    const answer = await desk.answerTo(address);
    const named = Object.values(processors).flatMap((one) => one.name ?? []);
    for (const name of named) expect(answer).toContain(name);
  });
});

describe('collect.provenance', () => {
  test('the first source and every later update are told', async () => {
    const address = 'prue@saltmarsh.example';
    await hold(desk.desk, address, 'Prue Wells');
    const letter = await desk.write(
      address,
      'Where from?',
      'Where did you get my contact details from? Please tell me the source of my data.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'provenance');
    await desk.decide(reference, { act: 'approve' });
    expect(await desk.answerTo(address)).toContain(origin.detail);
  });
});

describe('complaint.director', () => {
  test('a complaint is acknowledged, answered by the director alone, and told of the regulator', async () => {
    const address = 'carys@saltmarsh.example';
    const letter = await desk.write(
      address,
      'Formal complaint',
      'I want to make a formal complaint about how you have handled my personal data.',
    );
    expect(letter).toContain('Commercial Director');
    expect(answerWithin.period).toBe('P30D');
    const { reference } = await desk.caseOf(address, 'complaint');
    const words = 'You are right, and we have changed how we work.';
    await expect(desk.decide(reference, { act: 'approve', words }, officer)).rejects.toThrow(
      /[Dd]irector/,
    );
    await desk.decide(reference, { act: 'approve', words }, director);
    const answer = await desk.answerTo(address);
    expect(answer).toContain(words);
    expect(answer).toContain('Information Commissioner');
  });
});

describe('right.access.refusal', () => {
  test('a refusal states its reason and how to challenge it', async () => {
    const address = 'rolf@saltmarsh.example';
    const letter = await desk.write(
      address,
      'Access',
      'Please send me a copy of all personal data you hold about me.',
    );
    await desk.confirm(letter);
    const { reference } = await desk.caseOf(address, 'access');
    await expect(desk.decide(reference, { act: 'refuse', words: ' ' })).rejects.toThrow(/reason/);
    await desk.decide(reference, { act: 'refuse', words: 'It is the fifth time this month.' });
    const answer = await desk.answerTo(address);
    expect(answer).toContain('It is the fifth time this month.');
    expect(answer).toMatch(/complain/);
    expect(answer).toMatch(/court/);
  });
});

describe('who.mailbox', () => {
  test('one letter can open several requests, and a repeat joins them instead of opening more', async () => {
    const address = 'sol@saltmarsh.example';
    const words =
      'Please send me a copy of all my personal data and tell me where you got it from.';
    await desk.write(address, 'My data', words);
    const before = await casesOf(address);
    expect(before.length).toBeGreaterThan(1);
    await desk.write(address, 'My data, again', words);
    expect(await casesOf(address)).toEqual(before);
  });
});

describe('Follow-ups', () => {
  test('a reply finds its case by the address it was sent to, whatever its sender and subject', async () => {
    const address = 'faye@saltmarsh.example';
    await desk.write(
      address,
      'Data',
      'Please send me a copy of all personal data you hold about me.',
    );
    const { id, reference } = await desk.caseOf(address, 'access');
    const sent = desk.submission.delivered.find((one) => one.to.includes(address));
    const to = sent?.mail.replyTo?.value[0]?.address ?? '';
    expect(to).toContain(reference.toLowerCase());
    await desk.dovecot.append(
      letter({ from: 'faye.at.home@elsewhere.example', to, subject: 'photo', text: 'Here it is.' }),
    );
    await until('the reply joins the case', async () => {
      const rows = await lettersOf(desk.desk.db, id);
      return rows.length === 2;
    });
  });

  test('a reply address that was made up leads to no case', async () => {
    const address = 'finn@saltmarsh.example';
    await desk.write(
      address,
      'Data',
      'Please send me a copy of all personal data you hold about me.',
    );
    const { id, reference } = await desk.caseOf(address, 'access');
    const forged = `privacy+${reference.toLowerCase()}-0123456789abcdef@halo-crm.co.uk`;
    const from = 'mallory@elsewhere.example';
    await desk.dovecot.append(letter({ from, to: forged, subject: 'Hello', text: 'Close this.' }));
    await desk.answerTo(from);
    expect(await lettersOf(desk.desk.db, id)).toHaveLength(1);
  });
});

async function casesOf(address: string): Promise<string[]> {
  const rows = await desk.desk.db
    .selectFrom('cases')
    .select('reference')
    .where('person_digest', '=', digest(address))
    .orderBy('reference')
    .execute();
  return rows.map((row) => row.reference);
}
