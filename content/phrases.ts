/**
 * What a language must supply so that letters in it are understood: for each idea below, the words
 * people use for it. The ideas are shared by all languages, and so is what follows from them
 * (content/asking.ts): adding a language is writing one such table.
 *
 * How to write an entry. Entries are separated by commas. Small letters; accents as the language
 * writes them (text without accents is understood too).
 *   delet*            any word that begins so
 *   subject access    words in this order
 *   stop send*\/mail*  one of several words in a place
 *   take … off        up to four other words between
 */
export const concepts = [
  // What to do with data.
  'erase', // delete, destroy, forget
  'forget', // "right to be forgotten" and other fixed names of erasure
  'remove', // take off, remove: of a list, or of everything
  'access', // fixed names: subject access request, Auskunft
  'copy', // copy, printout, extract
  'tell', // tell, confirm, inform, let me know
  'send', // send, provide, give
  'know', // find out, see, learn
  'what', // what, which
  'hold', // hold, store, have on file
  'correct', // correct, update, change
  'wrong', // wrong, out of date, misspelt
  'field', // name, job title, telephone number, address
  'changed', // new, moved, is now, should be, instead of
  'restrict', // restrict, freeze, put on hold
  'keep', // keep, preserve, leave in place
  'use', // use, process
  'port', // portability, machine-readable
  'format', // CSV, JSON, XML
  'provider', // another provider, new system
  'transfer', // transfer, hand over, export
  // What data, whose.
  'data', // personal data, details, records
  'everything', // all, everything, any
  'account', // account, profile, login
  'mine', // me, my, about me
  'address', // my address, my number
  'theirs', // somebody else: a customer of ours, a reader, people in general
  'agent', // on behalf of, my client, power of attorney
  // Being contacted.
  'unsubscribe', // unsubscribe, opt out
  'stop', // stop, cease, no more
  'unwanted', // not interested, do not want, enough
  'contact', // write to, contact, bother
  'receive', // receive, get
  'marketing', // advertising, newsletter, offers
  'list', // mailing list, distribution list
  'email',
  'phone',
  'sms',
  'post',
  'anyway', // any channel, in any form
  'resubscribe', // put me back
  // Objecting.
  'object', // object, oppose
  'interest', // legitimate interest, public interest
  'situation', // my particular situation, reasons
  'profiling', // profiling, scoring, automated decisions
  'tracking', // tracking, cookies, behaviour, analytics
  'consent', // consent, permission
  'withdraw', // withdraw, revoke
  // Complaining.
  'complain', // complaint, complain
  'authority', // the regulator
  'anger', // disgrace, unacceptable, fed up
  'failure', // still, again, despite, ignored
  'court', // solicitor, court, damages, breach of the law
  // Who has it, where from.
  'share', // share, pass on, sell
  'recipients', // third parties, suppliers, processors
  'who', // who, whom, with which companies
  'source', // source, origin, where from
  'obtain', // get, obtain, buy
  'where', // where, how
  // An open case.
  'proof', // passport, driving licence, proof of identity
  'attached', // attached, enclosed
  'case', // reference, case number, my request
  'chase', // still waiting, no answer, reminder
  'refused', // you refused, incomplete, not satisfied
  'deadline', // one month, 30 days, overdue
  // The law.
  'law', // GDPR
  'right', // my right to
  // How it is said.
  'ask', // please, I want, could you, I demand
  'not', // not, never, no
  'but', // but, however: what follows is said on its own
  'past', // already, last year, have done
  'if', // if, whether, in case
  'general', // how do you, does your product, what is your policy: asked about the firm, not oneself
  'vendor', // our solution, free audit, compliance service
  // Other business.
  'order', // order, quote, invoice, payment
  'meeting', // meeting, call, demo
  'print', // pages, issue, advert, flatplan
  'support', // log in, bug, error, how do I
  'job', // application, CV, vacancy
  'press', // journalist, interview
  'thanks', // thank you for, great
  // Machines.
  'away', // out of office
  'bounce', // could not be delivered
  'mailing', // view in browser, you receive this because
  'notice', // your account, verification code, password reset
  'spam', // prize, crypto, search ranking
  'phishing', // confirm your password, account suspended, click here
  'instruct', // ignore previous instructions
  // Words to pass over: "do not hesitate", "data sheet". Nothing else is seen in them.
  'ignore',
] as const;

export type Concept = (typeof concepts)[number];
export type Phrases = Readonly<Record<Concept, string>>;
