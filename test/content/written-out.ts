/**
 * What no text may write out, because it is a fact and stands in content/ once: periods, addresses,
 * telephone numbers, processors, cookies, prices and addresses of pages. The list is made from the
 * facts, so that a new fact is guarded from the day it is written down.
 */
import { clocks } from '#content/clock.ts';
import { company, mailbox, post, product, regulator, site, telephone } from '#content/company.ts';
import { cookies } from '#content/cookies.ts';
import { languages } from '#content/languages.ts';
import { links } from '#content/links.ts';
import { type IsoDuration, parts } from '#content/period.ts';
import { processors } from '#content/processors.ts';
import { isPeriod, retention } from '#content/retention.ts';
import { current } from '#content/version.ts';

const isIso = (lifetime: string): lifetime is IsoDuration => lifetime.startsWith('P');

const periods: readonly IsoDuration[] = [
  ...Object.values(retention)
    .map(({ period }) => period)
    .filter(isPeriod),
  ...Object.values(clocks).map(({ period }) => period),
  ...Object.values(cookies)
    .map(({ lifetime }) => lifetime)
    .filter(isIso),
].filter((period) => parts(period).length > 0);

/** "ten years" and "10 years", in every language. */
function periodWords(period: IsoDuration): string[] {
  return languages.flatMap((language) => {
    const words = language.period(period);
    const [part] = parts(period);
    return [words, words.replace(/^\S+/, String(part?.count))];
  });
}

/** "Rochen Ltd" and "Rochen": a name of two words is known by the first alone. */
function nameForms(name: string): string[] {
  const words = name.split(' ');
  return words.length === 2 ? [name, words[0] ?? name] : [name];
}

/** A name that is also a plain word is a cookie's only where it is set as code. */
const cookieForm = (name: string): string => {
  const stem = name.replace(/<.*/, '');
  return /^[a-z]+$/.test(stem) ? `\`${stem}\`` : stem;
};

const host = (url: string): string => new URL(url).host.replace(/^www\./, '');

const forbidden: readonly string[] = [
  ...periods.flatMap(periodWords),
  ...[company.name, company.legalName, company.number, company.headOffice, product.name],
  ...[...post.lines, post.postcode, telephone.display, telephone.call, mailbox.address],
  ...[regulator.name, regulator.abbreviation, ...regulator.lines, regulator.postcode],
  ...[regulator.telephone.display, regulator.telephone.call, host(regulator.complaintUrl)],
  ...Object.values(processors).flatMap(({ name }) => (name ? nameForms(name) : [])),
  ...Object.values(cookies).map(({ name }) => cookieForm(name)),
  ...[...Object.values(links), site.origin].map(host),
  ...languages.map((language) => language.day(current.inForce)),
  current.inForce,
];

/** Kinds of facts that are recognised by their shape, whoever's they are. */
const shapes: readonly RegExp[] = [
  /https?:\/\/\S+/,
  /\bwww\.\S+/,
  /[\w.+-]+@[\w-]+\.\w+/,
  /(?:mailto|tel):\S*/,
  /\+?\d[\d ()-]{6,}\d/,
  /[£$€]\s?\d+(?:[.,]\d+)*/,
  /\b\d{4}-\d\d-\d\d\b/,
];

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Facts written out in a text, as they stand there. Attributes of components are no text. */
export function writtenOut(source: string): string[] {
  const prose = source.replace(/<\/?[A-Z][^>]*>/g, ' ');
  const words = forbidden.filter((fact) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${literally(fact)}(?![\\p{L}\\p{N}])`, 'iu').test(prose),
  );
  const shaped = shapes.flatMap((shape) => shape.exec(prose)?.[0] ?? []);
  return [...new Set([...words, ...shaped])];
}
