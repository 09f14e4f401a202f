/** French texts on the screen: no line breaks between a word and the sign that belongs to it. */
import { expect, test } from 'vitest';
import { typeset } from '../../renderer/ui/typeset.ts';

test('French signs keep their word: a thin space before ; ! ?, a whole one before : and inside of guillemets', () => {
  expect(typeset('Restaurer la sauvegarde du {when} ?', 'fr')).toBe('Restaurer la sauvegarde du {when}\u202f?');
  expect(typeset('Tout y est ; copiez !', 'fr')).toBe('Tout y est\u202f; copiez\u202f!');
  expect(typeset('Dossier : « {folder} », 5 %', 'fr')).toBe('Dossier\u00a0: «\u00a0{folder}\u00a0», 5\u00a0%');
  expect(typeset('2 000 documents de 500 clients, 1 234 567', 'fr')).toBe(
    '2\u202f000 documents de 500 clients, 1\u202f234\u202f567',
  );
});

test('other languages stay as they are', () => {
  expect(typeset('Папка «{folder}» : 5 %', 'ru')).toBe('Папка «{folder}» : 5 %');
  expect(typeset('2 000 ?', 'en')).toBe('2 000 ?');
});
