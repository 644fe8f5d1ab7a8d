import type { SensitivePhrases } from '../sensitive.ts';

export const sensitivePhrases: SensitivePhrases = {
  age: [
    "j'ai # ans",
    'mon âge est de #',
    'ma date de naissance est #',
    'ma date de naissance est le #',
    'date de naissance : #',
    'je suis né le #',
    'je suis née le #',
  ],
  sexuality: ['je suis gay', 'je suis homosexuel', 'je suis lesbienne', 'je suis bisexuel'],
  religion: [
    'je suis catholique',
    'je suis musulman',
    'je suis juif',
    'je suis juive',
    'je suis protestant',
    'je suis athée',
    'ma religion est',
  ],
  health: [
    "j'ai un cancer",
    'on m’a diagnostiqué',
    "on m'a diagnostiqué",
    'je souffre de dépression',
    'je suis diabétique',
    'je suis enceinte',
    'je suis séropositif',
  ],
  politics: ['je suis membre du parti', 'je vote à gauche', 'je vote à droite'],
  union: ['je suis syndiqué', 'je suis délégué syndical'],
  ethnicity: ['mon origine ethnique'],
};
