import { describe, expect, test } from 'vitest';
import { classify } from '#worker/request/classify.ts';
import { aLetter } from './a-letter.ts';

describe('the language of a letter', () => {
  test.each([
    ['en', 'Please send me a copy of everything you hold about me.'],
    ['de', 'Bitte senden Sie mir eine Kopie meiner Daten.'],
    ['fr', 'Merci de m’envoyer une copie de mes données.'],
    ['es', 'Por favor, envíenme una copia de mis datos.'],
    ['it', 'Vi prego di inviarmi una copia dei miei dati.'],
    ['nl', 'Stuur mij alstublieft een kopie van mijn gegevens.'],
    ['pt', 'Por favor, enviem-me uma cópia dos meus dados.'],
    ['pl', 'Proszę o przesłanie kopii moich danych osobowych.'],
    ['sv', 'Skicka gärna en kopia av mina uppgifter till mig.'],
    ['da', 'Send mig venligst en kopi af mine oplysninger.'],
    ['cs', 'Prosím o zaslání kopie mých osobních údajů.'],
    ['el', 'Παρακαλώ στείλτε μου αντίγραφο των δεδομένων μου.'],
    ['hr', 'Molim vas pošaljite mi kopiju mojih osobnih podataka.'],
  ])('%s', (language, text) => {
    const said = classify(aLetter({ text }));
    expect(said.language).toBe(language);
    expect(said.rights[0]?.right).toBe('access');
  });

  test('no words, no language', () => {
    expect(classify(aLetter({ text: '??' })).language).toBeNull();
  });
});
