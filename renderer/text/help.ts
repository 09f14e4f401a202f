/** Texts around the user guides. */
import { texts } from './texts.ts';

export const helpTexts = texts({
  en: {
    help: 'Help',
    guides: 'User guides',
    search: 'Find in the guides',
    nothingFound: 'No guide says anything about that.',
    keys: 'F1 lists the keys of the page that is on the screen.',
  },
  ru: {
    help: 'Справка',
    guides: 'Руководство',
    search: 'Найти в руководстве',
    nothingFound: 'В руководстве об этом ничего нет.',
    keys: 'F1 показывает клавиши страницы, которая на экране.',
  },
  fr: {
    help: 'Aide',
    guides: 'Guide d’utilisation',
    search: 'Chercher dans le guide',
    nothingFound: 'Le guide n’en parle pas.',
    keys: 'F1 affiche les touches de la page à l’écran.',
  },
});
