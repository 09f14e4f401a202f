/** That a template names what there is not, in words: the same for templates in HTML and in Word. */
import type { Said } from '../engine/failure.ts';

/** `meant`: what was probably meant; null: nothing comes near. */
export function noSuchField(name: string, meant: string | null = null): Said {
  const end = (words: string) => (meant === null ? '' : words);
  return {
    en: `There is no field “${name}” here.${end(` Did you mean “${meant}”?`)}`,
    ru: `Поля «${name}» здесь нет.${end(` Возможно, «${meant}»?`)}`,
    fr: `Il n’y a pas ici de champ « ${name} ».${end(` Peut-être « ${meant} » ?`)}`,
  };
}

/** A part that is put in by `{{> name}}`. */
export function noSuchPart(name: string, meant: string | null = null): Said {
  const end = (words: string) => (meant === null ? '' : words);
  return {
    en: `There is no part “${name}”.${end(` Did you mean “${meant}”?`)}`,
    ru: `Части «${name}» нет.${end(` Возможно, «${meant}»?`)}`,
    fr: `Il n’y a pas de partie « ${name} ».${end(` Peut-être « ${meant} » ?`)}`,
  };
}
