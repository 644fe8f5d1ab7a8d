import type { PageTexts } from '../page-texts.ts';

export const pageTexts: PageTexts = {
  siteName: 'Privacy',
  skip: 'Skip to the content',
  menu: 'Pages of this site',
  nav: {
    policy: 'Policy',
    rights: 'Your rights',
    cookies: 'Cookies',
    identity: 'Proof of identity',
    suppliers: 'Suppliers',
    complaints: 'Complaints',
  },
  home: {
    title: 'What we hold about you is yours to question',
    lede: '{company} makes {product}, software that keeps customer records for other businesses. If our own records mention you, this is where you find out what they say and change what happens next.',
    ask: 'What would you like to do?',
    askHint: 'Each of these starts with one letter, and we have written the first draft for you.',
    allRights: 'All your rights, and how each one works',
    shortTitle: 'The policy in short',
    readAll: 'Read the whole policy',
    promiseTitle: 'How we keep our word',
    promise: [
      'Most privacy policies are a document on one side and a set of habits on the other. Ours is a list of facts, and the same list runs the mailbox that answers you: the periods, the deadlines and the proofs you read here are the ones the system carries out.',
      'So when a figure on this site changes, what we do changes with it, and the history of the policy says when.',
    ],
    reachTitle: 'Reach us',
    reach:
      'One address takes every question, correction, opt-out and complaint. A letter by post is just as good.',
  },
  policy: {
    title: 'Privacy policy',
    lede: 'What {company} knows about people in business, where it comes from, what it is used for, how long it stays, and what you can do about it.',
    version: 'Version',
    inForce: 'In force from',
    controller: 'Responsible',
    questions: 'Questions',
    seeChanges: 'What changed',
    summaryTitle: 'In short',
    contents: 'Contents',
    clauseLink: 'Link to clause {number}',
    machine: 'The same policy for machines',
  },
  summary: [
    {
      title: 'Business, not home',
      text: 'We keep what we need to know of you in your working life. Home addresses and private matters stay out unless you bring them in.',
      clause: '3',
    },
    {
      title: 'From you, and from elsewhere',
      text: 'You tell us things; so do public registers, events and bought lists. We write down where each detail came from, and tell you when you ask.',
      clause: '5',
    },
    {
      title: 'Never sold',
      text: 'Nobody gets your details for their own sales or marketing. Suppliers get only what their service needs.',
      clause: '2',
    },
    {
      title: 'Kept, then deleted',
      text: 'Contacts go {contact} after we last heard from each other, unless a contract or a legitimate interest keeps them.',
      clause: '8.2',
    },
    {
      title: 'Marketing stops when you say so',
      text: 'One click or one line is enough, at any time, without giving a reason or proving who you are.',
      clause: '1.6',
    },
    {
      title: 'Someone answers for it',
      text: 'Complaints go to our Commercial Director. If {complaint} pass without a response, the {regulator} will hear you.',
      clause: '11',
    },
  ],
  cookies: {
    title: 'Cookie policy',
    lede: 'Every cookie this site can set, who sets it, what for and how long it lasts. Until you have chosen, there is none.',
    choiceTitle: 'Your choice',
    withoutScript:
      'Nothing that needs your consent can run in this browser, because JavaScript is switched off. There is nothing to choose and nothing is stored.',
  },
  rights: {
    title: 'Your rights',
    lede: 'What you can ask of us, what it takes and how long it takes. Pick one: the letter is already half written.',
    onTime: 'How long we have',
    onProof: 'Proof needed',
    onPerson: 'Decided by',
    inPolicy: 'In the policy',
    what: 'What it is',
    when: 'When it applies',
    how: 'How to use it',
    write: 'Write the email',
    writeHint:
      'This opens your mail program with a draft. Change anything you like; your own words are fine.',
    orCopy: 'No mail program here? Copy this letter',
    to: 'To',
    subject: 'Subject',
    orPost: 'Or send it by post',
    next: 'What happens next',
    refused: 'If we say no',
    refusedText:
      'We tell you the reason in writing. You can complain to us, complain to the {regulator}, or challenge the refusal in law.',
    others: 'Other things you can do',
    clause: 'Clause {number}',
    clocks: {
      'at-once': 'At once',
      month: 'Within {period}',
      complaint: 'Within {period}',
    },
    approvers: {
      nobody: 'Nobody: it simply happens',
      officer: 'A person, our privacy officer',
      director: 'A person, our Commercial Director',
    },
    letterOpening: 'Dear {company},',
    letterClosing: [
      'My name:',
      'My company:',
      'The address you may hold for me, if it is not the one I write from:',
      '',
      'Kind regards,',
    ],
  },
  right: {
    'opt-out': {
      act: 'Stop hearing from us',
      short: 'By email, phone, text or post. One of them or all, with no reason given.',
      what: [
        'You decide whether we may market to you, and through which channels. Say stop to one of them or to all of them, and we stop.',
        'We then keep just enough about you to recognise you, marked as not to be contacted. That is what protects you if your name reaches us again on a bought list.',
      ],
      when: ['Always. There is no condition and nothing to weigh up.'],
      next: [
        'It takes effect when your message is read by the system; nobody has to approve it.',
        'You get a confirmation, with a link to undo it or to change the channels.',
        'Something already printed or on its way may still reach you in the days after.',
      ],
      letter: {
        subject: 'Please stop marketing to me',
        lines: ['Please stop all marketing to me: by email, phone, text message and post.'],
      },
    },
    access: {
      act: 'See what we hold',
      short: 'A copy of the information, and how it is used.',
      what: [
        'You can have a copy of the information we hold about you, and confirmation of how it is processed: what for, on which basis, where it came from and who received it.',
      ],
      when: ['Always, for information about yourself. It does not matter how we came by it.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'If there is reasonable doubt who is writing, we ask for proof of identity before anything leaves us.',
        'Our privacy officer goes through what was found, and the copy goes to the address we hold for you.',
      ],
      letter: {
        subject: 'Please send me a copy of my data',
        lines: [
          'Please send me a copy of the personal data you hold about me, and tell me how you use it.',
        ],
      },
    },
    rectification: {
      act: 'Correct a mistake',
      short: 'Wrong or incomplete details are put right.',
      what: [
        'If something we hold about you is wrong or incomplete, tell us and we correct it, with everyone who had it from us and acts for us.',
      ],
      when: [
        'Whenever a detail about you is inaccurate, out of date or missing a part that matters.',
      ],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'We make sure the message comes from your own address, because a wrong correction harms you too.',
        'Our privacy officer makes the change, and you are told what now stands.',
      ],
      letter: {
        subject: 'Please correct my data',
        lines: [
          'Please correct the following personal data you hold about me.',
          '',
          'What is wrong:',
          'What it should be:',
        ],
      },
    },
    erasure: {
      act: 'Have it erased',
      short: 'In certain circumstances, what we hold about you goes.',
      what: [
        'In certain circumstances we erase what we hold about you: contact details, opt-outs, past communications and the events you came to. Financial records stay for legal purposes, on a system few people can reach.',
        'One thing to know before you choose. Once you are erased, we no longer recognise you, so a bought list may bring your name back. If you want quiet rather than absence, opting out is the stronger of the two.',
      ],
      when: [
        'We no longer need the information for what it was collected for.',
        'You withdraw a consent or object, and nothing weightier stands against it.',
        'It was used unlawfully, or the law requires it to go.',
      ],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'We offer you the choice between being erased and being kept as opted out.',
        'If there is reasonable doubt who is writing, we ask for proof of identity.',
        'Our privacy officer approves it, it is carried out, and those who act for us are told to do the same.',
      ],
      letter: {
        subject: 'Please erase my data',
        lines: ['Please erase the personal data you hold about me.'],
      },
    },
    restriction: {
      act: 'Pause its use',
      short: 'We keep it, and leave it alone, while a question is settled.',
      what: [
        'While something about your information is in dispute, you can have it set aside: we keep it and do not use it. You are then in no mailing, no profile and no export.',
      ],
      when: [
        'You say a detail is inaccurate and we are checking it.',
        'Its use is unlawful and you would rather have it paused than erased.',
        'You have objected and the objection is being weighed.',
      ],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'We make sure the message comes from your own address.',
        'Our privacy officer sets your information aside, and you hear from us before the pause ends.',
      ],
      letter: {
        subject: 'Please restrict the processing of my data',
        lines: [
          'Please restrict the processing of my personal data: keep it, and do not use it, until this is settled.',
          '',
          'What is in question:',
        ],
      },
    },
    portability: {
      act: 'Take it elsewhere',
      short: 'We pass what we hold to another organisation.',
      what: [
        'You can have the information we hold about you transferred to another organisation that you name.',
      ],
      when: ['For information we hold because of your consent or a contract with you.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'If there is reasonable doubt who is writing, we ask for proof of identity before anything leaves us.',
        'Our privacy officer approves the transfer, and you are told when it was made.',
      ],
      letter: {
        subject: 'Please transfer my data to another organisation',
        lines: [
          'Please transfer the personal data you hold about me to another organisation (data portability).',
          '',
          'The organisation and its address:',
        ],
      },
    },
    objection: {
      act: 'Object to a use',
      short: 'Tell us why, and we must stop or show good reason.',
      what: [
        'Where we use your information under our legitimate interest, you can object because of your own situation. We then stop, unless we can show compelling reasons that outweigh yours.',
        'Objecting to marketing is simpler still: that is opting out, and nothing is weighed.',
      ],
      when: ['For any use of your information that rests on legitimate interest.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'We make sure the message comes from your own address.',
        'Our privacy officer weighs your reasons against ours, and tells you the outcome and why.',
      ],
      letter: {
        subject: 'I object to the processing of my data',
        lines: [
          'I object to the processing of my personal data.',
          '',
          'The use I object to:',
          'My reasons:',
        ],
      },
    },
    profiling: {
      act: 'Keep out of profiling',
      short: 'No automated picture of you, no tailored targeting.',
      what: [
        'We profile data to send services that are personal and well aimed: what you read or visit online, and the products you attended or enquired about. You can object, and we leave you out.',
      ],
      when: ['Always, for profiling that serves marketing. For any other, say what it is about.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'We make sure the message comes from your own address.',
        'Your record is taken out of every profile, and you are told so.',
      ],
      letter: {
        subject: 'I object to profiling',
        lines: [
          'I object to the automated processing of my personal data, including profiling. Please leave me out of it.',
        ],
      },
    },
    'consent-withdrawal': {
      act: 'Take back a consent',
      short: 'As easily as it was given.',
      what: [
        'Where we asked for your consent, you can take it back at any time. What happened before stays lawful; from then on it stops.',
      ],
      when: ['Always, for whatever rests on your consent, cookies included.'],
      next: [
        'It takes effect without delay, and needs no proof and no reason.',
        'You get a confirmation that says what has stopped.',
      ],
      letter: {
        subject: 'I withdraw my consent',
        lines: ['I withdraw my consent to the use of my personal data.', '', 'What it was for:'],
      },
    },
    suppliers: {
      act: 'Ask who receives it',
      short: 'The full list of organisations that work for us.',
      what: [
        'Others receive information only when they provide a service for us, and only what that service needs. The register on this site names them or their kind; the full list is yours on request.',
      ],
      when: ['Always, and you need not be in our records to ask.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'Our privacy officer sends you the list as it stands that day.',
      ],
      letter: {
        subject: 'Please send me your list of suppliers',
        lines: [
          'Please send me the full list of suppliers and other organisations that receive personal data from you.',
        ],
      },
    },
    provenance: {
      act: 'Ask where it came from',
      short: 'The first source of your details, and every later one.',
      what: [
        'We record where your information first came from and where each later update came from. You can ask, and we tell you.',
      ],
      when: ['Always, for information about yourself.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'If there is reasonable doubt who is writing, we ask for proof of identity before anything leaves us.',
        'Our privacy officer sends you the sources to the address we hold for you.',
      ],
      letter: {
        subject: 'Where did you get my data?',
        lines: [
          'Please tell me where you got my personal data: the first source, and the source of every later update.',
        ],
      },
    },
    complaint: {
      act: 'Complain',
      short: 'To our Commercial Director, who answers for it.',
      what: [
        'If you think we have handled your information badly, say so. Your complaint goes to our Commercial Director, by email, phone or post.',
      ],
      when: ['Always. You do not have to be certain, and you do not have to cite the law.'],
      next: [
        'You get an acknowledgement with a reference and the date our answer is due.',
        'Our Commercial Director looks into it and writes to you.',
        'Without a response in time, you can take it to the {regulator}.',
      ],
      letter: {
        subject: 'Complaint about the use of my data',
        lines: [
          'I wish to make a complaint about how you have used my personal data.',
          '',
          'What happened:',
          'What I would like you to do:',
        ],
      },
    },
  },
  identity: {
    title: 'Proof of identity',
    lede: 'We ask for as little as the request allows, because a request for your data made by somebody else would be the worst thing to answer well.',
    proofsTitle: 'What we accept',
    oneOf: 'A copy of one of these',
    with: 'together with',
    more: 'If a copy cannot be read well, we do not turn you away: we ask for more before anything is released.',
    kept: 'The proof is held on file with the request it belongs to.',
    never: 'Opting out never needs proof.',
    laddersTitle: 'What each request needs',
    ladder: {
      none: {
        title: 'Nothing',
        text: 'The address you write from, or the link in our email, is enough. Done for the wrong person, it harms nobody and is easily undone.',
      },
      address: {
        title: 'Your own address',
        text: 'The message has to come from the address we hold for you, or you follow a link that we send there.',
      },
      document: {
        title: 'Your own address, and proof where there is doubt',
        text: 'These reveal, move or destroy information. Where there is reasonable doubt who is asking, we need the proofs on this page, and a person looks before anything happens.',
      },
    },
    whyTitle: 'Why we ask',
    why: [
      'Handing your file to a stranger would break the promise this site makes. So the check grows with the harm a mistake could do, and never beyond it.',
      'Until we know who is asking, no answer says whether we hold anything at all. And answers go to the address we already hold, never to one first seen in the letter.',
    ],
  },
  suppliers: {
    title: 'Suppliers',
    lede: 'Who receives information from us, what each of them gets and what for. They act on our instructions, get what their service needs, and never see the records themselves.',
    promiseTitle: 'What never happens',
    listTitle: 'The register',
    ask: 'Where the register names a kind rather than a company, the names are yours on request.',
  },
  complaints: {
    title: 'Complaints',
    lede: 'If we got something wrong, our Commercial Director wants to hear it from you. A clock starts on the day your complaint arrives, and this page shows how it runs.',
    clockTitle: 'The clock',
    marks: { write: 'Day 0', wait: 'Day {days}', regulator: 'After' },
    steps: {
      write: {
        title: 'Your complaint arrives',
        text: 'By email, phone or post. You get an acknowledgement with a reference, and it goes to the Commercial Director.',
      },
      wait: {
        title: 'You have our response',
        text: 'This is the last day for it. Most questions take less time than that.',
      },
      regulator: {
        title: 'No response?',
        text: 'Take it to the {regulator}. They are independent of us, and asking costs you nothing.',
      },
    },
    example: 'A complaint that arrives on {from} is answered by {to}.',
    whereTitle: 'Where to complain',
    us: 'To us',
    regulator: 'To the regulator',
    online: 'Complain online',
  },
  missing: {
    title: 'There is no page here',
    lede: 'The address may have a slip in it, or a link somewhere is out of date. Nothing about you was looked up or recorded.',
    home: 'Go to the front page',
  },
  consent: {
    title: 'May we count your visit?',
    text: 'With your consent, {vendors} measures how this site is used, with cookies, and we merge it with our contact records. Until you choose, nothing is set.',
    more: 'Cookie policy',
    accept: 'Accept',
    reject: 'Reject',
    choose: 'Choose',
    save: 'Save this choice',
    legend: 'What you allow',
    done: 'Your choice is saved. You can change it at any time on the cookie page.',
    open: 'Change your cookie choice',
    services: {
      consent: {
        title: 'Your choice itself',
        text: 'Remembers what you chose here, so that you are not asked on every page.',
      },
      'google-analytics': {
        title: 'Google Analytics',
        text: 'Measures which pages are read and which forms are filled in.',
      },
    },
    always: 'Always on',
  },
  colophon: {
    who: 'Responsible for this site and for your data',
    write: 'Write',
    call: 'Call',
    pages: 'On this site',
    version: 'Policy version {version}, in force from {date}',
  },
};
