/** Which passwords are too easy to guess. */
import { fold } from '../../../db/folding.ts';
import type { Said } from '../../engine/failure.ts';

/** From so many characters on a password is a phrase, and long enough whatever it says. */
const phraseLength = 16;

/** Fewer different signs than these are guessed, however often they are repeated. */
const differentSigns = 5;

/** Of ten characters and more, folded, those that are tried first. */
const common = new Set([
  '0123456789',
  '1234567890',
  '12345678910',
  '123456789a',
  '1q2w3e4r5t',
  '1q2w3e4r5t6y',
  '1qaz2wsx3edc',
  'qwertyuiop',
  'qwertyuiop1',
  'qwerty1234',
  'qwerty12345',
  'qwerty123456',
  'asdfghjkl1',
  'zaq12wsxcde3',
  'qazwsxedcrfv',
  'azertyuiop',
  'azerty1234',
  'azerty12345',
  'azerty123456',
  'йцукенгшщз',
  'йцукенгшщзхъ',
  'йцукен1234',
  'йцукен12345',
  'пароль1234',
  'пароль12345',
  'пароль123456',
  'привет1234',
  'password12',
  'password123',
  'password1234',
  'password12345',
  'passw0rd123',
  'p@ssw0rd123',
  'p@ssword123',
  'motdepasse',
  'motdepasse1',
  'motdepasse123',
  'bonjour123',
  'bonjour1234',
  'abcdefghij',
  'abcdefghijk',
  'abcd123456',
  'abc1234567',
  'abc123456789',
  'iloveyou123',
  'welcome123',
  'welcome1234',
  'letmein123',
  'administrator',
  'admin12345',
  'admin123456',
  'changeme123',
  'football123',
  'superman123',
  'princess123',
  'sunshine123',
  'q1w2e3r4t5',
  'q1w2e3r4t5y6',
  'qwe123qwe123',
  'qweasdzxc123',
  'zxcvbnm123',
  '1234512345',
  '0987654321',
  '9876543210',
  'kontor1234',
  'kontor12345',
  'kontor123456',
]);

/**
 * What is wrong with a password of ten characters and more, or null. A phrase of sixteen characters is never refused but
 * for being one sign over and over.
 */
export function passwordProblem(password: string, login: string): Said | null {
  const plain = fold(password);
  if (new Set(plain).size < differentSigns)
    return {
      en: 'The same few characters over and over are guessed at once. Take a phrase of several words.',
      ru: 'Повтор нескольких символов подбирают сразу. Возьмите фразу из нескольких слов.',
      fr: 'Quelques caractères répétés se devinent aussitôt. Choisissez une phrase de plusieurs mots.',
    };
  if ([...password].length >= phraseLength) return null;
  if (common.has(plain))
    return {
      en: 'This password is one of those that are tried first. Take a phrase of several words.',
      ru: 'Этот пароль проверяют одним из первых. Возьмите фразу из нескольких слов.',
      fr: 'Ce mot de passe fait partie des premiers essayés. Choisissez une phrase de plusieurs mots.',
    };
  if (plain === fold(login))
    return {
      en: 'The password is the name that you sign in with. Choose another one.',
      ru: 'Пароль совпадает с именем для входа. Выберите другой.',
      fr: 'Le mot de passe est identique à l’identifiant. Choisissez-en un autre.',
    };
  return null;
}
