import type { Replies } from '../replies.ts';

export const replies: Replies = {
  greeting: 'Hello,',
  parts: {
    'opt-out': {
      subject: 'Done: no more marketing from us by {channels}',
      paragraphs: [
        'We have stopped all marketing to {address} by {channels}. It took effect the moment your message was read, and it has no end date.',
        'Something already printed or on its way may still reach you over the next few days. Anything after that is our mistake, and we would like to hear of it.',
        'Did you not mean this, or did somebody else ask in your name? You can look at your choices and change them here at any time: {undo}',
      ],
    },
    'opt-out-list': {
      subject: 'Done: you are off the list “{list}”',
      paragraphs: [
        'We have taken {address} off the mailing list “{list}”. It took effect the moment your message was read, and it has no end date.',
        'To stop all our marketing, or to be put back, look at your choices here: {undo}',
      ],
    },
    'opt-out-again': {
      subject: 'You are already off our lists',
      paragraphs: [
        'Marketing to {address} by {channels} was already stopped, and it stays stopped. If you have had something from us all the same, please reply to this letter and tell us what it was and when it came, so that we can find out why.',
        'You can see your choices, and change them, here: {undo}',
      ],
    },
    received: {
      subject: 'We have your request ({references})',
      paragraphs: [
        'Thank you for writing. We understand that you are asking about {rights}, and we have opened a case for it: {references}. Please quote that if you write again.',
        'A person looks at every request of this kind. Before anything is handed over or deleted we may have to make sure that it is really you who is asking; if so, we will tell you what we need and why.',
        'You will have our answer by {due}. If we have misunderstood you, just reply and say so in your own words.',
      ],
    },
    confirm: {
      subject: 'Please confirm your request ({references})',
      paragraphs: [
        'We have your letter about {rights}. The case has the reference {references}.',
        'Anybody can write a letter in somebody else’s name, so before we act we ask one thing: open this link and press the button. It shows that the letter came from the owner of this address. {confirm}',
        'Our time to answer starts when you have confirmed, and we then have {period}. If you did not write to us, do nothing: without the confirmation nothing is handed over, changed or deleted.',
      ],
    },
    joined: {
      subject: 'We have added your letter to {references}',
      paragraphs: [
        'Thank you. What you wrote now lies with your open case, {references}, for the person who is working on it. It does not start the clock again, so nothing is delayed by it.',
      ],
    },
    unclear: {
      subject: 'We have your letter ({references})',
      paragraphs: [
        'Thank you for writing to our privacy mailbox. A person will read your letter and answer it. It has the reference {references}.',
        'If you want something done about your personal data, such as seeing it, correcting it, deleting it or stopping our mail, you can help us by replying with one plain sentence that says what you would like.',
      ],
    },
    'ask-documents': {
      subject: 'We need to be sure it is you ({references})',
      paragraphs: [
        'Your request {references} concerns information that must not reach the wrong person, and we are not yet sure enough that it is you who is asking. {reason}',
        'Please send us {proofs}. You can upload it on your own page, which only this letter leads to: {page}. You may cover everything on the document except your name, your photograph and the date until which it is valid.',
        'We keep it encrypted with the case and use it for nothing else. Our time to answer starts again when it arrives.',
      ],
    },
    'ask-more-proof': {
      subject: 'We could not use the proof you sent ({references})',
      paragraphs: [
        'Thank you for sending proof of who you are. We could not use it: {reason}',
        'Please try once more with {proofs}: {page}. If that is hard for you, reply to this letter and we will find another way together.',
      ],
    },
    'ask-authority': {
      subject: 'Somebody has written to us on your behalf ({references})',
      paragraphs: [
        'Somebody asked us for something in your name, case {references}. We act for an agent only when the person concerned has said so.',
        'If you asked them to do this, please confirm it on your own page, or let us have the signed authority there: {page}. Whatever we send will go to you.',
        'If you know nothing of it, do nothing. Nothing is handed over, changed or deleted.',
      ],
    },
    'ask-clarification': {
      subject: 'A question about your request ({references})',
      paragraphs: [
        'We are working on your request {references} and have a question, so that you get what you want and not something else:',
        '{question}',
        'Please reply to this letter. Where you asked for a copy of your information, the time until your answer does not count towards our deadline.',
      ],
    },
    extended: {
      subject: 'Your request {references} will take longer',
      paragraphs: [
        'We are sorry: we need more time for your request {references}. The law lets us take up to two further months where a request is complex or where there are several of them, if we tell you why. {reason}',
        'You will have our answer by {due}. If you do not agree, you can complain to us or to the regulator; our policy says how: {policy}',
      ],
    },
    refused: {
      subject: 'Our decision on your request ({references})',
      paragraphs: [
        'We have decided not to do what you asked for in {references}. This is the reason: {reason}',
        'You need not accept that. You can complain to our Commercial Director by replying to this letter, complain to the Information Commissioner, or go to court. How to do each, with the addresses, stands in section 11 of our policy: {policy}',
      ],
    },
    withdrawn: {
      subject: 'Your request {references} is withdrawn',
      paragraphs: [
        'As you wished, we have stopped working on {references}. Nothing was handed over or deleted. You can ask again at any time.',
      ],
    },
    expired: {
      subject: 'We have closed {references} because we did not hear from you',
      paragraphs: [
        'We asked you for something without which we could not go on with {references}, and we have not heard from you for {period}. So we have closed it, and nothing was handed over, changed or deleted.',
        'You can ask again at any time; simply write to us.',
      ],
    },
    'nothing-held': {
      subject: 'We hold nothing about you under this address ({references})',
      paragraphs: [
        'You asked about {rights}, case {references}. We have searched our records for {address} and found nothing about you there, apart from this correspondence.',
        'If you think we may know you by another address, reply and tell us which.',
      ],
    },
    access: {
      subject: 'The information we hold about you ({references})',
      paragraphs: [
        'Here is the copy you asked for in {references}: everything we hold about you, what we use it for, who receives it, where it came from and how long we keep it. You can read it in your browser, and the same is there for a computer to read.',
        'The link is for you alone and works until {expires}: {link}',
        'If something in it is wrong, or something is missing, reply to this letter.',
      ],
    },
    portability: {
      subject: 'Your data, ready to take elsewhere ({references})',
      paragraphs: [
        'Here is the data you gave us, in JSON and CSV with a description of every field, so that another organisation can read it. The link is for you alone and works until {expires}: {link}',
      ],
    },
    'portability-confirm': {
      subject: 'Shall we send your data to {organisation}? ({references})',
      paragraphs: [
        'You asked us to send your data to {organisation}. What has left us we cannot call back, so please confirm it once: {confirm}',
      ],
    },
    'portability-sent': {
      subject: 'Your data is on its way to {organisation} ({references})',
      paragraphs: [
        'We have sent the data you gave us to {organisation}, as you asked in {references}. What they do with it is now theirs to answer for.',
      ],
    },
    rectification: {
      subject: 'Corrected ({references})',
      paragraphs: [
        'We have corrected what we hold about you:',
        '{changes}',
        'Whoever received the old details from us is being told. If it is still not right, reply and say what it should be.',
      ],
    },
    erasure: {
      subject: 'Your information is erased ({references})',
      paragraphs: [
        'We have erased what we held about you, as you asked in {references}. {kept}',
        'One thing you should know: nothing is left by which we could recognise you. If your address is on a list that we buy one day, we may write to you again. If you would rather be safe from that, ask us to stop marketing to you, and we will keep your address for that purpose alone.',
      ],
    },
    'erasure-suppressed': {
      subject: 'Your information is erased ({references})',
      paragraphs: [
        'We have erased what we held about you, as you asked in {references}. {kept}',
        'We kept the least that is needed to leave you in peace: if your address is ever on a list that we buy, it is stopped there. If you want that forgotten too, reply and say so; then a bought list could bring you back to us.',
      ],
    },
    restriction: {
      subject: 'We no longer use your information ({references})',
      paragraphs: [
        'From now on we keep your information but do not use it: you are in no mailing, no profile and no list but the one that says so. Whoever received it from us is being told the same.',
        'We will write to you before this ends.',
      ],
    },
    'restriction-lifted': {
      subject: 'The restriction on your information ends ({references})',
      paragraphs: [
        'We restricted the use of your information at your request. The reason for that is settled, so the restriction ends with this letter. Whatever you have opted out of stays stopped.',
      ],
    },
    profiling: {
      subject: 'We no longer profile you ({references})',
      paragraphs: [
        'We have deleted the profile we had made of you and the record of pages you opened that was joined to your name, and no new one will be made.',
      ],
    },
    objection: {
      subject: 'Your objection is accepted ({references})',
      paragraphs: [
        'You objected to how we use your information. We have weighed it and agree: we have stopped that use. {words}',
      ],
    },
    'consent-withdrawal': {
      subject: 'Your consent is withdrawn ({references})',
      paragraphs: [
        'You took back a consent you had given us, and we have acted on it: {consents}. What was done before stays lawful; from now on we no longer do it.',
      ],
    },
    suppliers: {
      subject: 'Who receives information from us ({references})',
      paragraphs: [
        'You asked which organisations receive information from us. This is the full list, as it stands today:',
        '{list}',
      ],
    },
    provenance: {
      subject: 'Where we had your information from ({references})',
      paragraphs: [
        'You asked where our information about you comes from. This is what we recorded, the first source and every later update:',
        '{list}',
      ],
    },
    'complaint-received': {
      subject: 'We have your complaint ({references})',
      paragraphs: [
        'We are sorry that you have reason to complain. Your complaint is with our Commercial Director and has the reference {references}.',
        'You will have an answer by {due}. If you do not, or if you do not agree with it, you can go to the Information Commissioner; section 11 of our policy has the address: {policy}',
      ],
    },
    complaint: {
      subject: 'Our answer to your complaint ({references})',
      paragraphs: [
        '{words}',
        'If this does not settle it for you, you can take it to the Information Commissioner, free of charge; section 11 of our policy has the address: {policy}',
      ],
    },
    'sensitive-destroyed': {
      subject: 'We have destroyed something you sent us ({references})',
      paragraphs: [
        'Your letter had something in it that we neither need nor keep: {what}. We have destroyed it, in our copy and in the mailbox. The rest of your letter is being dealt with.',
      ],
    },
  },
  closing: [
    'This message was written automatically, and replies to it are read.',
    'Our privacy policy says what we promise, and how to complain if we do not keep it: {policy}',
  ],
  channels: {
    email: 'email',
    phone: 'telephone',
    sms: 'text message',
    post: 'post',
  },
  allChannels: 'email, telephone, text message and post',
  rights: {
    access: 'a copy of the information we hold about you',
    rectification: 'a correction of what we hold about you',
    erasure: 'the deletion of your information',
    restriction: 'a restriction on the use of your information',
    portability: 'the transfer of your information to another organisation',
    'opt-out': 'an end to our marketing',
    profiling: 'an end to profiling',
    objection: 'an objection to how we use your information',
    'consent-withdrawal': 'the withdrawal of a consent you gave',
    complaint: 'a complaint',
    suppliers: 'the organisations that receive information from us',
    provenance: 'where we had your information from',
  },
  sensitive: {
    card: 'details of a payment card',
    age: 'your age or date of birth',
    sexuality: 'something about your sexuality',
    religion: 'something about your beliefs',
    health: 'something about your health',
    politics: 'something about your political views',
    union: 'something about union membership',
    ethnicity: 'something about your origin',
  },
};
