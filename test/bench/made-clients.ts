/** Clients as three countries have them, the same for every run: names, phones, addresses, numbers of every length. */
import type { ContactFields } from '../../main/features/clients/keys.ts';
import type { Random } from '../../main/features/demo/random.ts';
import { type ClientFields, clientStates, clientTypes } from '../../preload/contract/clients.ts';

const words = (text: string) => text.split(' ');

interface Land {
  readonly countryName: string;
  readonly forms: readonly string[];
  readonly beginnings: readonly string[];
  readonly ends: readonly string[];
  readonly trades: readonly string[];
  readonly surnames: readonly string[];
  readonly firstNames: readonly string[];
  readonly cities: readonly string[];
  readonly streets: readonly string[];
  readonly mail: readonly string[];
}

type Country = 'RU' | 'FR' | 'INT';

const lands: Readonly<Record<Country, Land>> = {
  RU: {
    countryName: 'Россия',
    forms: words('ООО ООО ООО АО ПАО ЗАО'),
    beginnings: words(
      'Альфа Вега Север Восток Волга Урал Сибирь Тех Пром Строй Гео Био Агро Эко Евро Рос Мос Нева Дон Алтай Байкал Метал Хим Нефте Газ Энерго Авто Мото Транс Авиа Лес Дом Сад Свет Луч Звёзд Орёл Ёлк Кедр Берёз Ромаш Гранд Макс Мега Ультра Инфо Софт Ком Теле Радио Фарм Мед Стом Вет Книг Печат',
    ),
    ends: words(
      'строй торг сервис пром снаб сбыт комплект монтаж проект инвест капитал групп холдинг лайн плюс мир дом град стиль мастер маркет трейд логистик транс экспорт импорт продукт пласт металл бетон стекло кабель мебель техника система решение контакт ресурс центр союз партнёр альянс',
    ),
    trades: words('Юг Запад Центр Поволжье Регион Столица Премиум Классик Актив Гарант'),
    surnames: words(
      'Иванов Смирнов Кузнецов Попов Васильев Петров Соколов Михайлов Новиков Фёдоров Морозов Волков Алексеев Лебедев Семёнов Егоров Павлов Козлов Степанов Николаев Орлов Андреев Макаров Никитин Захаров Зайцев Соловьёв Борисов Яковлев Григорьев Романов Воробьёв Сергеев Кузьмин Фролов Александров Дмитриев Королёв Гусев Киселёв Ильин Максимов Поляков Сорокин Виноградов Ковалёв Белов Медведев Антонов Тарасов Жуков Баранов Филиппов Комаров Давыдов Беляев Герасимов Богданов Осипов Сидоров Матвеев Титов Марков Миронов Крылов Куликов Карпов Власов Мельников Денисов Гаврилов Тихонов Казаков Афанасьев Данилов Савельев Тимофеев Фомин Чернов Абрамов Мартынов Ефимов Федотов Щербаков Назаров Калинин Исаев Чернышёв Быков Маслов Родионов Коновалов Лазарев Воронин Климов Филатов Пономарёв Голубев Кудрявцев Прохоров Наумов Потапов Журавлёв Овчинников Трофимов Леонов Соболев Ермаков Колесников Гончаров Емельянов Никифоров Грачёв Котов Гришин Ефремов Архипов Громов Кириллов Малышев Панов Моисеев Румянцев Акимов Кондратьев Бирюков Горбунов Анисимов Ерёмин Тихомиров Галкин Лукьянов Михеев Скворцов Юдин Белоусов Нестеров Симонов Прокофьев Харитонов Князев Цветков Левин Митрофанов Воронов Аксёнов Софронов Мальцев Логинов Горшков Савин Краснов Майоров Демидов Елисеев Рыбаков Сафонов Плотников Дёмин Хохлов Фадеев Молчанов Игнатов Литвинов Ершов Ушаков Дементьев Рябов Мухин Калашников Леонтьев Лобанов Кузин Корнеев Евдокимов Бородин Платонов Некрасов Балашов Бобров Жданов Блинов Игнатьев Коротков Муравьёв Крюков Беляков Богомолов Дроздов Лавров Зуев Петухов Ларин Никулин Серов Терентьев Зотов Устинов Фокин Самойлов Константинов Сахаров Шишкин Самсонов Черкасов Чистяков Носов Спиридонов Карасёв Авдеев Воронцов Зверев Владимиров Селезнёв Нечаев Кудряшов Седов Фирсов Андрианов Панфилов Головин Терехов Ульянов Шестаков Агеев Никонов Селиванов Баженов Гордеев Кожевников Пахомов Зимин Костин Широков Филимонов Ларионов Овсянников Сазонов Суворов Нефёдов Корнилов Любимов Львов Горбачёв Копылов Лукин Токарев Кулешов Шилов Большаков Панкратов Родин Шаповалов Покровский Бочаров Никольский Маркин Горелов Агафонов Березин Ермолаев Зубков Куприянов Трифонов Масленников Круглов Третьяков Колосов Рожков Артамонов Шмелёв Лаптев Лапшин Федосеев Зиновьев Зорин Уткин Столяров Зубов Ткачёв Дорофеев Антипов Завьялов Свиридов Золотарёв Кулаков Мещеряков Макеев Дьяконов Гуляев Петровский Бондарев Поздняков Панин Щеглов',
    ),
    firstNames: words(
      'Александр Дмитрий Максим Сергей Андрей Алексей Артём Илья Кирилл Михаил Никита Матвей Роман Егор Иван Денис Евгений Тимофей Владислав Игорь Владимир Павел Анна Мария Елена Ольга Наталья Екатерина Татьяна Ирина Светлана Юлия Алёна Ксения Дарья Семён Фёдор Пётр',
    ),
    cities: words(
      'Москва Москва Москва Санкт-Петербург Санкт-Петербург Новосибирск Екатеринбург Казань Челябинск Омск Самара Уфа Красноярск Пермь Воронеж Волгоград Краснодар Саратов Тюмень Тольятти Ижевск Барнаул Иркутск Ульяновск Хабаровск Ярославль Владивосток Махачкала Томск Оренбург Кемерово Рязань Тула Киров Орёл Тверь Калуга',
    ),
    streets: words('Ленина Мира Садовая Лесная Победы Гагарина Кирова Пушкина Советская Заводская Речная Школьная'),
    mail: words('mail.example yandex.example rambler.example bk.example list.example'),
  },
  FR: {
    countryName: 'France',
    forms: words('SARL SAS SA EURL SASU SCI'),
    beginnings: words(
      'Atelier Boulangerie Garage Menuiserie Société Maison Établissements Cabinet Agence Transports Imprimerie Pharmacie Librairie Plomberie Électricité Maçonnerie Pâtisserie Café Hôtel Restaurant Épicerie Domaine Château Laboratoire Clinique École Crèche Bureau Comptoir Entrepôt',
    ),
    ends: words(
      'Dupont Lefèvre Béranger Gauthier Müller Rousseau Lemaître Moreau Élégance Lumière Océan Méditerranée Provence Bretagne Alsace Rhône Loire Garonne Pyrénées Alpes Soleil Étoile Horizon Avenir Progrès Concept Services Conseil Habitat Énergie',
    ),
    trades: words('Nord Sud Est Ouest Centre Lyon Paris Distribution Industrie Négoce'),
    surnames: words(
      'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martínez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume Lecomte',
    ),
    firstNames: words(
      'Jean Pierre Michel André Philippe René Louis Alain Jacques Bernard Marie Hélène Chloé Zoé Émilie Amélie Céline Sophie Camille Léa Inès Noémie Maëlle François Benoît Jérôme Sébastien Frédéric Grégoire Anaïs',
    ),
    cities: words(
      'Paris Paris Lyon Marseille Toulouse Nice Nantes Strasbourg Montpellier Bordeaux Lille Rennes Reims Saint-Étienne Toulon Grenoble Dijon Angers Nîmes Besançon Orléans Mulhouse Rouen Caen Nancy Béziers',
    ),
    streets: words('République Liberté Église Victor-Hugo Pasteur Gambetta Jaurès Fleurs Écoles Moulin Gare Remparts'),
    mail: words('orange.example free.example wanadoo.example laposte.example sfr.example'),
  },
  INT: {
    countryName: 'Ireland',
    forms: words('Ltd Limited LLC PLC GmbH Inc'),
    beginnings: words(
      'North South East West Blue Green Silver Golden Royal Harbour River Lake Stone Iron Oak Maple Cedar Summit Atlas Orion Apex Prime Global Euro Baltic Nordic Celtic Anglo Trans Inter',
    ),
    ends: words(
      'wind field bridge gate works craft soft ware net link tech lab pharma foods textiles steel timber glass paper plastics motors marine air freight bank trust media print design build',
    ),
    trades: words('Supplies Trading Holdings Partners Services Systems Solutions Group Brothers Associates'),
    surnames: words(
      'Smith Jones Taylor Brown Williams Wilson Johnson Davies Robinson Wright Thompson Evans Walker White Roberts Green Hall Wood Jackson Clarke Patel Khan Lewis James Phillips Murphy Kelly Walsh Byrne Ryan Connor Sullivan Doyle McCarthy Gallagher Doherty Kennedy Lynch Murray Quinn Schmidt Fischer Weber Wagner Becker Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Novák Dvořák Kowalski Nowak Wiśniewski Łukaszewicz Ståhl Åkesson Sørensen Bjørnsen',
    ),
    firstNames: words(
      'Oliver Jack Harry George Noah Charlie Jacob Alfie Freddie Oscar Leo Archie Theo Amelia Olivia Isla Emily Poppy Ava Isabella Jessica Lily Sophie Grace Jürgen Björn Zoë Siân Łucja Anton',
    ),
    cities: words(
      'Dublin Cork Galway London Manchester Leeds Bristol Glasgow Edinburgh Berlin Hamburg München Köln Wien Zürich Kraków Łódź Gdańsk Riga Tallinn Malmö Århus Rotterdam Antwerpen',
    ),
    streets: words('High Station Church Victoria Mill King Queen Harbour Park Chapel Bridge Market'),
    mail: words('post.example gmx.example web.example inbox.example office.example'),
  },
};

/** Latin letters, as people make addresses of their names. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [...'абвгдеёжзийклмнопрстуфхцчшщъыьэюя'].map((letter, at) => [
    letter,
    'a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh sch - y - e yu ya'.split(' ')[at]?.replace('-', '') ?? '',
  ]),
);

function latinOf(text: string): string {
  const plain = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return [...plain.replace(/[а-яё]/gu, (letter) => latin[letter] ?? '')].join('').replace(/[^a-z0-9]+/gu, '-');
}

/** Who the clients belong to: users from the second on, so many; teams from the first on. */
export const people = 40;
export const teams = 5;

const sources = ['', 'Сайт', 'Выставка', 'По совету', 'Salon', 'Site', 'Trade fair', 'Phone'];

const dayIn2026 = (at: number) => new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10);

const noAddress = { street: '', postcode: '', city: '', region: '', country: '' };

/** The client of this place in the row; each needs a fresh part of the same chance. */
export function madeClient(at: number, chance: Random): { fields: ClientFields; contacts: ContactFields[] } {
  const country: Country = chance.pick(['RU', 'RU', 'RU', 'FR', 'FR', 'INT']);
  const land = lands[country];
  const isPerson = chance.chance(0.3);
  const person = `${chance.pick(land.surnames)} ${chance.pick(land.firstNames)}`;
  const name = isPerson ? person : companyName(country, land, chance);
  const mailName = latinOf(isPerson ? person : name).slice(0, 30);
  const mail = `${chance.chance(0.5) ? 'info' : latinOf(chance.pick(land.surnames))}@${mailName}${chance.whole(1, 999)}.example`;
  const city = chance.pick(land.cities);
  const contacts = Array.from({ length: chance.chance(0.4) ? chance.whole(1, 2) : 0 }, () =>
    madeContact(country, land, chance),
  );
  return {
    fields: {
      code: `K-${String(at).padStart(7, '0')}`,
      kind: isPerson ? (chance.chance(0.5) ? 'person' : 'sole-trader') : 'company',
      name,
      legalName: isPerson ? '' : name,
      type: clientTypes[Math.min(4, Math.floor(chance.next() ** 2 * 5))] ?? 'prospect',
      state: chance.pick(clientStates),
      category: chance.pick(['A', 'B', 'C', null]),
      source: chance.pick(sources),
      industry: chance.pick(land.trades),
      responsibleId: chance.chance(0.95) ? chance.whole(2, 1 + people) : null,
      country,
      taxNumbers: taxNumbers(country, isPerson, chance),
      address: {
        street: `${chance.pick(land.streets)} ${chance.whole(1, 200)}`,
        postcode: chance.digits(country === 'RU' ? 6 : 5),
        city,
        region: `${land.countryName} ${chance.whole(1, 40)}`,
        country: land.countryName,
      },
      postalAddress: chance.chance(0.1) ? { ...noAddress, city } : null,
      deliveryAddress: null,
      reaches: [
        { kind: 'phone', value: phone(country, chance), label: '' },
        ...(chance.chance(0.7) ? [{ kind: 'email' as const, value: mail, label: '' }] : []),
        ...(chance.chance(0.2) ? [{ kind: 'phone' as const, value: phone(country, chance), label: '' }] : []),
      ],
      bankAccounts: [],
      director: isPerson ? '' : `${chance.pick(land.surnames)} ${chance.pick(land.firstNames)}`,
      directorPost: '',
      actingOn: '',
      discount: chance.pick([0, 0, 0, 300, 500, 1000]),
      currency: null,
      paymentDays: chance.pick([null, 7, 14, 30, 45]),
      creditLimit: chance.chance(0.2) ? chance.whole(1, 1000) * 100_000 : null,
      language: null,
      nextContact: chance.chance(0.3) ? dayIn2026(chance.whole(0, 364)) : null,
      note: '',
      teamId: chance.chance(0.8) ? chance.whole(1, teams) : null,
      priceListId: null,
      campaignId: null,
      consent: chance.chance(0.5) ? { state: chance.pick(['given', 'refused']), day: null, note: '' } : null,
      tags: chance.chance(0.1) ? [`tag ${chance.whole(1, 20)}`] : [],
      own: {},
    },
    contacts,
  };
}

function companyName(country: Country, land: Land, chance: Random): string {
  const form = chance.pick(land.forms);
  const glue = country === 'FR' ? ' ' : '';
  const more = chance.chance(0.5) ? ` ${chance.pick(land.trades)}` : '';
  const number = chance.chance(0.2) ? `-${chance.whole(2, 999)}` : '';
  const own = `${chance.pick(land.beginnings)}${glue}${chance.pick(land.ends)}${more}${number}`;
  if (country === 'RU') return `${form} «${own}»`;
  return country === 'FR' ? `${form} ${own}` : `${own} ${form}`;
}

function madeContact(country: Country, land: Land, chance: Random): ContactFields {
  const name = `${chance.pick(land.firstNames)} ${chance.pick(land.surnames)}`;
  const value = `${latinOf(name)}${chance.whole(1, 9999)}@${chance.pick(land.mail)}`;
  return {
    name,
    position: '',
    note: '',
    birthday: null,
    own: {},
    reaches: [
      chance.chance(0.5)
        ? { kind: 'email', value, label: '' }
        : { kind: 'phone', value: phone(country, chance), label: '' },
    ],
  };
}

function phone(country: Country, chance: Random): string {
  const d = (count: number) => chance.digits(count);
  if (country === 'RU') return `+7 (${chance.whole(301, 999)}) ${d(3)}-${d(2)}-${d(2)}`;
  if (country === 'FR') return `0${chance.whole(1, 9)} ${d(2)} ${d(2)} ${d(2)} ${d(2)}`;
  return `+${chance.pick(['353', '44', '49', '48'])} ${chance.whole(10, 99)} ${d(3)} ${d(4)}`;
}

function taxNumbers(country: Country, isPerson: boolean, chance: Random): ClientFields['taxNumbers'] {
  if (isPerson && chance.chance(0.5)) return {};
  if (country === 'RU')
    return isPerson
      ? { inn: chance.digits(12) }
      : { inn: chance.digits(10), kpp: chance.digits(9), ogrn: `1${chance.digits(12)}` };
  if (country === 'FR') {
    const siren = chance.digits(9);
    return { siren, siret: `${siren}${chance.digits(5)}`, vat: `FR${chance.digits(2)}${siren}` };
  }
  return { tax: `${chance.pick(['IE', 'GB', 'DE', 'PL'])}${chance.digits(9)}` };
}
