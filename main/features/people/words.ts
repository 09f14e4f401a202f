/** Why something about people, teams or roles is refused, in words. */
import { Failure } from '../../engine/failure.ts';

export const noSuchPerson = () =>
  new Failure('not-found', {
    en: 'There is no such person in this office.',
    ru: 'Такого сотрудника нет.',
    fr: 'Cette personne n’existe pas dans cette base.',
  });

export const noSuchTeam = () =>
  new Failure('not-found', {
    en: 'There is no such team any more.',
    ru: 'Такой команды больше нет.',
    fr: 'Cette équipe n’existe plus.',
  });

export const noSuchRole = () =>
  new Failure('not-found', {
    en: 'There is no such role any more.',
    ru: 'Такой роли больше нет.',
    fr: 'Ce rôle n’existe plus.',
  });

export const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed this meanwhile. Look at it again.',
      ru: 'Пока вы работали, это изменил другой сотрудник. Посмотрите ещё раз.',
      fr: 'Quelqu’un d’autre l’a modifié entre-temps. Vérifiez à nouveau.',
    },
    { version },
  );

export const noManagerLeft = () =>
  new Failure('invalid', {
    en: 'Nobody would be left who may manage the office. Give that right to somebody else first.',
    ru: 'Не останется никого, кто может управлять базой. Сначала дайте это право другому сотруднику.',
    fr: 'Plus personne ne pourrait administrer la base. Donnez d’abord ce droit à quelqu’un d’autre.',
  });

export const ownPasswordFirst = () =>
  new Failure('invalid', {
    en: 'Set a password for yourself first: from the second person on, everybody signs in.',
    ru: 'Сначала задайте пароль себе: как только сотрудников двое, каждый входит под своим паролем.',
    fr: 'Définissez d’abord votre propre mot de passe : à partir de deux personnes, chacun se connecte.',
  });

export const notYourself = () =>
  new Failure('invalid', {
    en: 'Your own access can only be closed by somebody else who manages the office.',
    ru: 'Ваш доступ может закрыть только другой сотрудник, который управляет базой.',
    fr: 'Votre propre accès ne peut être fermé que par une autre personne qui administre la base.',
  });

export const closedAlready = () =>
  new Failure('conflict', {
    en: 'The access of this person is closed already.',
    ru: 'Доступ этого сотрудника уже закрыт.',
    fr: 'L’accès de cette personne est déjà fermé.',
  });

export const readyStays = () =>
  new Failure('invalid', {
    en: 'This role cannot be changed so. Copy it, and change the copy.',
    ru: 'Эту роль так изменить нельзя. Скопируйте её и измените копию.',
    fr: 'Ce rôle ne peut pas être modifié ainsi. Copiez-le et modifiez la copie.',
  });

export const roleInUse = () =>
  new Failure('invalid', {
    en: 'Somebody still has this role, perhaps a person whose access is closed. Give them another one first.',
    ru: 'Эта роль ещё у кого-то есть — возможно, у сотрудника с закрытым доступом. Сначала назначьте ему другую.',
    fr: 'Ce rôle est encore attribué, peut-être à une personne dont l’accès est fermé. Attribuez-lui d’abord un autre rôle.',
  });

export const loginTaken = {
  en: 'Somebody else signs in with this name.',
  ru: 'С этим именем входит другой сотрудник.',
  fr: 'Quelqu’un d’autre se connecte sous ce nom.',
};

export const roleIsGone = {
  en: 'Choose the role.',
  ru: 'Выберите роль.',
  fr: 'Choisissez le rôle.',
};

export const teamIsGone = {
  en: 'One of these teams is there no longer.',
  ru: 'Одной из этих команд больше нет.',
  fr: 'L’une de ces équipes n’existe plus.',
};

export const notWorkingHere = {
  en: 'Choose somebody whose access is open.',
  ru: 'Выберите сотрудника с открытым доступом.',
  fr: 'Choisissez quelqu’un dont l’accès est ouvert.',
};

export const sameName = {
  en: 'There is one of this name already.',
  ru: 'Такое название уже есть.',
  fr: 'Ce nom existe déjà.',
};
