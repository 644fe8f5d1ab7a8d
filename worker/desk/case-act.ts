/** A posted form as an act of casework. Nothing is decided here: what is malformed is said, in a sentence. */
import { clocks, type ExtensionGround } from '#content/clock.ts';
import { rightIds } from '#content/rights.ts';
import type { Act, Asked } from '../casework/act.ts';
import { clean } from '../mail/parse.ts';
import { normalAddress } from '../request/address.ts';
import type { Details } from '../rights/carrying.ts';
import { askedNames } from './words.ts';

const MOST = 10_000;

/** The form's texts as the database can hold them. */
export interface Given {
  text(name: string): string;
  all(name: string): string[];
}

export function givenIn(form: URLSearchParams): Given {
  const tidy = (value: string) => clean(value, MOST).replaceAll('\r\n', '\n').trim();
  return {
    text: (name) => tidy(form.get(name) ?? ''),
    all: (name) => form.getAll(name).map(tidy),
  };
}

export type Read = Act | { readonly wrong: string };

type Reader = (given: Given) => Read;

const wrong = (sentence: string): Read => ({ wrong: sentence });
const sayWhy = wrong('Write a few words: the person reads them, or the log keeps them.');

export function readAct(given: Given): Read {
  const act = given.text('act');
  const reader = Object.hasOwn(readers, act) ? readers[act as Act['act']] : undefined;
  return reader ? reader(given) : wrong('That is not something that can be done to a case.');
}

const readers: Readonly<Record<Act['act'], Reader>> = {
  settle: (given) => {
    const right = rightIds.find((one) => one === given.text('right'));
    return right ? { act: 'settle', right } : wrong('Say what is asked for.');
  },
  detail: (given) => {
    const details = readDetails(given);
    return Object.keys(details).length > 0
      ? { act: 'detail', details }
      : wrong('Nothing was entered.');
  },
  ask: (given) => {
    const what = given.text('what');
    if (!Object.hasOwn(askedNames, what)) return wrong('Say what is to be asked.');
    const words = given.text('words');
    const silent = what === 'confirmation' || what === 'authority';
    return words === '' && !silent ? sayWhy : { act: 'ask', what: what as Asked, words };
  },
  identify: (given) => arrived('identify', given),
  authorise: (given) => arrived('authorise', given),
  clarified: (given) => arrived('clarified', given),
  agent: (given) => {
    const person = normalAddress(given.text('person'));
    if (!person) return wrong('That is not an email address.');
    const name = given.text('name').slice(0, 200);
    return { act: 'agent', person, ...(name ? { name } : {}) };
  },
  approve: (given) => ({ act: 'approve', ...optional('words', given.text('words')) }),
  refuse: (given) => {
    const words = given.text('words');
    return words === '' ? sayWhy : { act: 'refuse', words };
  },
  extend: (given) => {
    const words = given.text('words');
    const ground = grounds.find((one) => one === given.text('ground'));
    if (!ground) return wrong('Choose a ground.');
    return words === '' ? sayWhy : { act: 'extend', ground, words };
  },
  withdraw: (given) => ({ act: 'withdraw', ...optional('words', given.text('words')) }),
};

const grounds: readonly ExtensionGround[] = Object.values(clocks).flatMap(
  ({ extension }) => extension?.grounds ?? [],
);

function optional(name: 'words', value: string) {
  return value === '' ? {} : { [name]: value };
}

function arrived(act: 'identify' | 'authorise' | 'clarified', given: Given): Read {
  const words = given.text('words');
  const on = given.text('on');
  if (words === '') return sayWhy;
  if (on !== '' && !isDay(on)) return wrong('A day is written like 2026-03-12.');
  return on === '' ? { act, words } : { act, words, on };
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

const LONGEST = 2_000;

function readDetails(given: Given): Details {
  const news = given.all('new');
  const changes = given
    .all('field')
    .map((field, index) => ({
      field: field.slice(0, 40),
      new: (news[index] ?? '').slice(0, LONGEST),
    }))
    .filter((one) => one.field !== '' && one.new !== '');
  const name = given.text('organisation').slice(0, LONGEST);
  const address = given.text('address').slice(0, LONGEST);
  const keep = given.text('keepOptOut');
  const purpose = given.text('purpose').slice(0, LONGEST);
  return {
    ...(changes.length > 0 ? { changes } : {}),
    ...(name && address ? { organisation: { name, address } } : {}),
    ...(keep ? { keepOptOut: keep === 'yes' } : {}),
    ...(purpose ? { purpose } : {}),
  };
}
