/** English: the language the policy was first written in. */
import type { Language } from '../language.ts';
import { casePage, requestWords } from './case-page.ts';
import { changes } from './changes.ts';
import { labels } from './labels.ts';
import { linkPages } from './link-pages.ts';
import { packages } from './packages.ts';
import { pageTexts } from './page-texts.ts';
import { day, period } from './period.ts';
import { replies } from './replies.ts';
import { requestForm } from './request-form.ts';
import { rights } from './rights.ts';
import { words } from './words.ts';

export const en: Language = {
  code: 'en',
  name: 'English',
  labels,
  linkPages,
  casePage,
  requestWords,
  requestForm,
  packages,
  pageTexts,
  replies,
  words,
  rights,
  changes,
  period,
  day,
  list: (items) => new Intl.ListFormat('en-GB').format(items),
};
