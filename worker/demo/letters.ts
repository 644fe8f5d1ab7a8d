/**
 * What was written between the invented people and the company. Many letters name others, as real ones
 * do. `{first}` is the person, `{staff}` one of ours
 * (`{staffFirst}` among friends), `{colleague}` and `{other}` are somebody else,
 * `{company}` is theirs.
 */
export interface DemoLetter {
  readonly direction: 'in' | 'out';
  readonly channel: 'email' | 'phone' | 'post' | 'meeting';
  readonly subject: string;
  readonly body: string;
}

export const letters: readonly DemoLetter[] = [
  {
    direction: 'in',
    channel: 'email',
    subject: 'Flat plans for the spring issue',
    body: `Hi {staffFirst},

Thank you for the demo last week. Could you set up a log-in for my
colleague {colleague} as well? She lays out the back half of the
magazine, and {other} will need to see it without changing anything.

Our print date is the 14th, so sooner is better.

Best wishes
{first}`,
  },
  {
    direction: 'out',
    channel: 'email',
    subject: 'Re: Flat plans for the spring issue',
    body: `Dear {first},

Both log-ins are ready. I have sent {colleague} hers at
{colleagueAddress}; she can ring me on 01632 960140 if the first page
looks odd. {other} has one for reading only.

Kind regards
{staff}`,
  },
  {
    direction: 'in',
    channel: 'phone',
    subject: 'Call about the invoice',
    body: `{first} rang: the last invoice went to {other}, who has left. From now
on everything to {colleague} in accounts, direct line 01632 960277.
Asked {staff} to change it.`,
  },
  {
    direction: 'out',
    channel: 'post',
    subject: 'Brochure and price list',
    body: `Brochure and price list posted to {company}, as asked for at the fair.
Compliments slip signed by {staff}.`,
  },
  {
    direction: 'in',
    channel: 'email',
    subject: 'Printing twice',
    body: `Hello,

since Monday every page comes out twice in the proof. It did not before
the update. {colleague} tried it on her own machine with the same
result. There is no hurry, we print next month.

{first}`,
  },
  {
    direction: 'out',
    channel: 'meeting',
    subject: 'Visit',
    body: `Visited {company}. {first} showed us round. They consider moving two
more titles over if {other} agrees to the budget. Not to be mentioned to
others there: {colleague} is thinking of leaving.`,
  },
];

/** What an enquiry said, and about which product. */
export const enquiries: readonly { readonly product: string; readonly words: string }[] = [
  { product: 'HALO', words: 'Please send prices for five people who plan pages and two who sell.' },
  {
    product: 'HALO workshop',
    words: 'Is there still room on the spring workshop for me and for our designer, Jemima Slade?',
  },
  {
    product: 'Intelligent Flatplan Integration',
    words: 'Does it read our old plans, or do we start again with an empty magazine?',
  },
];

export const events: readonly {
  readonly kind: 'event' | 'exhibition' | 'webinar';
  readonly event: string;
  readonly held_on: string;
}[] = [
  { kind: 'exhibition', event: 'Norwich Print Fair', held_on: '2024-06-20' },
  { kind: 'webinar', event: 'Planning a magazine with HALO', held_on: '2025-02-12' },
  { kind: 'event', event: 'HALO users’ day', held_on: '2025-10-09' },
];

export const workshops: readonly { readonly event: string; readonly held_on: string }[] = [
  { event: 'HALO for beginners', held_on: '2023-03-15' },
  { event: 'Advertising and the flat plan', held_on: '2025-03-19' },
];

export const evaluations: readonly string[] = [
  'Clear and unhurried. More time for questions would have been good.',
  'The trainer knew every answer. The room was cold.',
  'Useful, though half of it I had found out by myself.',
];

export const webPages: readonly { readonly page: string; readonly act: string }[] = [
  { page: '/products/halo/', act: 'opened' },
  { page: '/prices/', act: 'opened' },
  { page: '/newsletter/2025-03/', act: 'clicked in a mail' },
  { page: '/workshops/', act: 'opened' },
  { page: '/contact/', act: 'filled in a form' },
];

/** People named in letters who are not in the database themselves. */
export const outsiders: readonly string[] = [
  'Jemima Slade',
  'Howard Tunnicliffe',
  'Perpetua Grange',
  'Ned Orchard',
  'Sunniva Berg',
  'Ignatius Bell',
  'Ottilie Marsh',
];
