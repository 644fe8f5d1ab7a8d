import type { SensitivePhrases } from '../sensitive.ts';

export const sensitivePhrases: SensitivePhrases = {
  age: [
    'ich bin # jahre alt',
    'ich bin # jahre jung',
    'mein alter ist #',
    'mein geburtsdatum ist #',
    'mein geburtsdatum lautet #',
    'geburtsdatum: #',
    'ich bin am # geboren',
    'ich wurde am # geboren',
  ],
  sexuality: ['ich bin schwul', 'ich bin lesbisch', 'ich bin bisexuell', 'ich bin homosexuell'],
  religion: [
    'ich bin katholisch',
    'ich bin evangelisch',
    'ich bin muslim',
    'ich bin jüdin',
    'ich bin jude',
    'ich bin atheist',
    'meine religion ist',
    'mein glaube ist',
  ],
  health: [
    'ich habe krebs',
    'bei mir wurde krebs',
    'ich leide an',
    'ich leide unter depressionen',
    'ich habe diabetes',
    'ich bin diabetiker',
    'ich bin schwanger',
    'ich bin schwerbehindert',
    'ich bin hiv-positiv',
  ],
  politics: ['ich bin mitglied der cdu', 'ich bin mitglied der spd', 'ich bin mitglied der afd'],
  union: ['ich bin gewerkschaftsmitglied', 'ich bin in der gewerkschaft'],
  ethnicity: ['meine ethnische herkunft'],
};
