/** Texts of birthdays. */
import { texts } from './texts.ts';

export const birthdayTexts = texts({
  en: {
    birthday: 'Birthday',
    hint: 'Day and month are enough',
    wrong: 'There is no such day. Write it like {example}; the year may be left out.',
    unborn: 'This day is still to come. Correct the year, or leave it out.',
    years: '{age, plural, one {# year} other {# years}}',
    title: 'Birthdays today and within 7 days',
    none: 'Nobody has a birthday within 7 days.',
    noneHint: 'Birthdays are entered with the contact persons on a client’s card.',
    becomes: 'turns {age}',
  },
  ru: {
    birthday: 'День рождения',
    hint: 'Достаточно числа и месяца',
    wrong: 'Такого дня нет. Напишите, например, {example}; год можно не указывать.',
    unborn: 'Этот день ещё не наступил. Исправьте год или не указывайте его.',
    years: '{age, plural, one {# год} few {# года} many {# лет} other {# года}}',
    title: 'Дни рождения сегодня и в ближайшие 7 дней',
    none: 'В ближайшие 7 дней дней рождения нет.',
    noneHint: 'Дни рождения указывают у контактных лиц в карточке клиента.',
    becomes: 'исполнится {age, plural, one {# год} few {# года} many {# лет} other {# года}}',
  },
  fr: {
    birthday: 'Anniversaire',
    hint: 'Le jour et le mois suffisent',
    wrong: 'Ce jour n’existe pas. Écrivez-le comme {example} ; l’année est facultative.',
    unborn: 'Ce jour est encore à venir. Corrigez l’année ou ne l’indiquez pas.',
    years: '{age, plural, one {# an} other {# ans}}',
    title: 'Anniversaires aujourd’hui et dans les 7 jours',
    none: 'Aucun anniversaire dans les 7 jours.',
    noneHint: 'Les anniversaires se saisissent avec les interlocuteurs, sur la fiche du client.',
    becomes: 'aura {age, plural, one {# an} other {# ans}}',
  },
});
