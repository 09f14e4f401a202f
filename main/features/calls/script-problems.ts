/** What is wrong with a call script before it is saved: nobody is to be left without a next word in the middle of a call. */
import type { ScriptStep } from '../../../preload/contract/call-scripts.ts';
import type { WrongField } from '../../engine/invalid-fields.ts';

/** Each problem at its place; none: every step that the script comes to can come to the end. */
export function scriptProblems(steps: readonly ScriptStep[]): WrongField[] {
  const keys = steps.map(({ key }) => key);
  const isUnknown = (next: string | null) => next !== null && !keys.includes(next);
  const wrong: WrongField[] = [];
  steps.forEach((step, place) => {
    const path = `steps.${place}`;
    if (keys.indexOf(step.key) !== place) wrong.push({ path: `${path}.key`, said: twice });
    if (step.kind === 'choice') {
      if (step.choices.length === 0) wrong.push({ path: `${path}.choices`, said: noWayOut });
      const answers = step.choices.map(({ text }) => text);
      step.choices.forEach(({ text, next }, choice) => {
        if (answers.indexOf(text) !== choice) wrong.push({ path: `${path}.choices.${choice}.text`, said: sameAnswer });
        if (isUnknown(next)) wrong.push({ path: `${path}.choices.${choice}.next`, said: unknownStep });
      });
    } else if (isUnknown(step.next)) wrong.push({ path: `${path}.next`, said: unknownStep });
  });
  if (wrong.length > 0) return wrong;
  const reached = closure(new Set(keys.slice(0, 1)), (known) =>
    steps.filter(({ key }) => known.has(key)).flatMap((step) => waysOf(step).filter((next) => next !== null)),
  );
  const ending = closure(new Set<string>(), (known) =>
    steps.filter((step) => waysOf(step).some((next) => next === null || known.has(next))).map(({ key }) => key),
  );
  return steps.flatMap(({ key }, place) =>
    reached.has(key) && !ending.has(key) ? [{ path: `steps.${place}`, said: endless }] : [],
  );
}

/** Where a step leads. */
function waysOf({ kind, choices, next }: ScriptStep): readonly (string | null)[] {
  return kind === 'choice' ? choices.map((one) => one.next) : [next];
}

/** What is known, with all that follows from it. */
function closure(known: Set<string>, following: (known: ReadonlySet<string>) => readonly string[]): Set<string> {
  for (;;) {
    const before = known.size;
    for (const key of following(known)) known.add(key);
    if (known.size === before) return known;
  }
}

const twice = {
  en: 'Another step has the same key.',
  ru: 'Такой же ключ есть у другого шага.',
  fr: 'Une autre étape a la même clé.',
};
const sameAnswer = {
  en: 'This answer stands here already. Word it differently.',
  ru: 'Такой вариант ответа здесь уже есть. Сформулируйте его иначе.',
  fr: 'Cette réponse figure déjà ici. Formulez-la autrement.',
};
const noWayOut = {
  en: 'There is no answer to choose: nobody gets any further from here.',
  ru: 'Не из чего выбрать: дальше отсюда не пройти.',
  fr: 'Aucune réponse à choisir : on ne peut pas aller plus loin.',
};
const unknownStep = {
  en: 'There is no such step. Choose another one.',
  ru: 'Такого шага нет. Выберите другой.',
  fr: 'Cette étape n’existe pas. Choisissez-en une autre.',
};
const endless = {
  en: 'From here the script never comes to an end: whatever is answered, it goes round in a circle.',
  ru: 'Отсюда сценарий никогда не закончится: при любых ответах он ходит по кругу.',
  fr: 'À partir d’ici, le script ne finit jamais : quelle que soit la réponse, il tourne en rond.',
};
