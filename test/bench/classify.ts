/** Letters classified per second on one core, and what a megabyte of hostile text costs. */
import { classify } from '#worker/request/classify.ts';
import type { Message } from '#worker/request/message.ts';
import { letters } from '../letters.ts';
import { median } from './race.ts';

const rounds = 5;
const million = 1_000_000;

export function benchClassify(): string {
  const messages = letters('tuned').map(({ message }) => message);
  const best = Math.min(...Array.from({ length: rounds }, () => time(messages)));
  const [first] = messages;
  const hostile = first === undefined ? [] : megabytes(first).map(several);
  const [middle, slowest] = [median, (all: number[]) => Math.max(...all)].map((of) =>
    Math.round(Math.max(...hostile.map(of))),
  );
  return [
    `classify: ${Math.round((messages.length / best) * 1000)} letters per second on one core`,
    `          ${middle} ms for the worst hostile megabyte (median of ${rounds}; slowest ${slowest} ms)`,
  ].join('\n');
}

function time(messages: readonly Message[]): number {
  const start = process.cpuUsage();
  for (const message of messages) classify(message);
  return process.cpuUsage(start).user / 1000;
}

function several(message: Message): number[] {
  return Array.from({ length: rounds }, () => time([message]));
}

function megabytes(letter: Message): Message[] {
  const texts = ['a', 'delete my data ', '> ', 'From: a\n', '\n', 'a@', 'remove me\n\n'];
  const pages = ['<table><tr><td>', '<', '<!--', '<blockquote>', '&#x41;'];
  return [
    ...texts.map((piece) => ({ ...letter, text: piece.repeat(million / piece.length) })),
    ...pages.map((piece) => ({
      ...letter,
      text: null,
      html: piece.repeat(million / piece.length),
    })),
  ];
}
