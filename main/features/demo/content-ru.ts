/** Words for example clients in Russia. */
import { type Content, persons } from './content.ts';

const families =
  'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв'.split(
    ' ',
  );

/** Russia has set no range of numbers apart for fiction; a number within a city never begins with 0, a mobile one may. */
const phone = (code: string): string => `+7 ${code} 0##-##-##`;

export const russianContent: Content = {
  country: 'Россия',
  postcodeLength: 6,
  places: [
    { city: 'Москва', region: '', postcode: '115', phone: phone('495') },
    { city: 'Москва', region: '', postcode: '127', phone: phone('499') },
    { city: 'Санкт-Петербург', region: '', postcode: '197', phone: phone('812') },
    { city: 'Екатеринбург', region: 'Свердловская область', postcode: '620', phone: phone('343') },
    { city: 'Новосибирск', region: 'Новосибирская область', postcode: '630', phone: phone('383') },
    { city: 'Казань', region: 'Республика Татарстан', postcode: '420', phone: phone('843') },
    { city: 'Нижний Новгород', region: 'Нижегородская область', postcode: '603', phone: phone('831') },
    { city: 'Самара', region: 'Самарская область', postcode: '443', phone: phone('846') },
    { city: 'Ростов-на-Дону', region: 'Ростовская область', postcode: '344', phone: phone('863') },
    { city: 'Краснодар', region: 'Краснодарский край', postcode: '350', phone: phone('861') },
    { city: 'Пермь', region: 'Пермский край', postcode: '614', phone: phone('342') },
    { city: 'Воронеж', region: 'Воронежская область', postcode: '394', phone: phone('473') },
    { city: 'Тула', region: 'Тульская область', postcode: '300', phone: '+7 4872 0#-##-##' },
    { city: 'Ярославль', region: 'Ярославская область', postcode: '150', phone: '+7 4852 0#-##-##' },
  ],
  mobile: phone('499'),
  streets: [
    'ул. Ленина',
    'ул. Садовая',
    'ул. Мира',
    'ул. Заводская',
    'пр-т Победы',
    'ул. Советская',
    'ул. Гагарина',
    'ул. Пушкина',
    'Набережная ул.',
    'ул. Лесная',
    'ул. Строителей',
    'пер. Школьный',
    'Московское ш.',
    'ул. Чехова',
    'пр-т Мира',
    'ул. Промышленная',
  ],
  streetLine: (street, number) => `${street}, д. ${number}`,
  nameStarts:
    'Строй Техно Агро Авто Снаб Пром Энерго Транс Медиа Мебель Эко Гео Инвест Метал Лес Аква Тепло Электро Сиб Волга Урал Нева Дон Балт'.split(
      ' ',
    ),
  nameEnds:
    'Сервис Торг Комплект Монтаж Групп Ресурс Проект Альянс Мастер Центр Логистик Партнёр Маркет Контакт Плюс Град'.split(
      ' ',
    ),
  join: (start, end) => start + end,
  forms: [
    (name) => ({ name: `ООО «${name}»`, legalName: `Общество с ограниченной ответственностью «${name}»` }),
    (name) => ({ name: `ООО «${name}»`, legalName: `Общество с ограниченной ответственностью «${name}»` }),
    (name) => ({ name: `ООО «${name}»`, legalName: `Общество с ограниченной ответственностью «${name}»` }),
    (name) => ({ name: `АО «${name}»`, legalName: `Акционерное общество «${name}»` }),
  ],
  soleTrader: ({ given, middle, family }) => ({
    name: `ИП ${family} ${given.charAt(0)}. ${middle.charAt(0)}.`,
    legalName: `Индивидуальный предприниматель ${family} ${given} ${middle}`,
  }),
  men: persons(
    'Алексей Дмитрий Сергей Андрей Михаил Павел Игорь Николай Владимир Олег'.split(' '),
    families,
    'Иванович Петрович Сергеевич Александрович Николаевич Викторович Андреевич'.split(' '),
  ),
  women: persons(
    'Елена Ольга Наталья Мария Татьяна Ирина Светлана Анна Екатерина Юлия'.split(' '),
    families.map((name) => `${name}а`),
    'Ивановна Петровна Сергеевна Александровна Николаевна Викторовна Андреевна'.split(' '),
  ),
  banks: ['АО «Примерный банк»', 'ПАО «Учебный банк»', 'АО «Банк Образец»', 'ООО «Пробный банк»'],
  directorPost: 'Генеральный директор',
  actingOn: 'Устава',
};
