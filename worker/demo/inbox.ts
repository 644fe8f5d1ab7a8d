/** Letters that wait in the demonstration's mailbox, so that there are cases as soon as it runs. */
export interface Waiting {
  /** By name, as in people.ts; the address is the one on file. */
  readonly from: string;
  readonly subject: string;
  readonly text: string;
}

export const waiting: readonly Waiting[] = [
  {
    from: 'Dana Reed',
    subject: 'My information',
    text: `Hello,

please send me a copy of everything you hold about me, our letters included, and tell me what you use it
for.

Dana Reed`,
  },
  {
    from: 'Lucinda Farrow',
    subject: 'Please forget me',
    text: `Dear all,

I sold the magazine twelve years ago. Please delete everything you still have about me.

Lucinda Farrow`,
  },
  {
    from: 'Beatrix Holloway',
    subject: 'Stop the emails',
    text: `Please take me off your mailing list.

Beatrix Holloway`,
  },
  {
    from: 'Jonah Pike',
    subject: 'Where did you get my address?',
    text: `I have never written to you. Where did you get my details from?

Jonah Pike`,
  },
  {
    from: 'Gilbert Oakes',
    subject: 'Wrong telephone number',
    text: `The telephone number you have for me is wrong. It is now 01632 960381. Please correct it.

Gilbert Oakes`,
  },
  {
    from: 'Rosamund Vane',
    subject: 'Suppliers',
    text: `Which companies do you share my information with? Please send me the list.

Rosamund Vane`,
  },
];
