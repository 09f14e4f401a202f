/** Units of measure: UNECE Recommendation 20 codes, their words, and how people write them in files. */
import type { Unit } from '../../../preload/contract/reference.ts';
import type { Language } from '../../../preload/contract/values.ts';
import type { Said } from '../../engine/failure.ts';

/** A unit. */
export interface UnitData {
  /** UNECE Recommendation 20; codes of packages (Recommendation 21) carry an X in front, as EN 16931 asks. */
  readonly code: string;
  /** Russia's classifier ОК 015-94 (ОКЕИ), which ТОРГ-12 and УПД print; null where it has none. */
  readonly okei: string | null;
  readonly short: Said;
  readonly name: Said;
  /** How files to be imported write it, beside code, short form and name. */
  readonly synonyms: readonly string[];
}

type Words = readonly [en: string, ru: string, fr: string];

const of = (code: string, okei: string | null, short: Words, name: Words, synonyms = ''): UnitData => ({
  code,
  okei,
  short: { en: short[0], ru: short[1], fr: short[2] },
  name: { en: name[0], ru: name[1], fr: name[2] },
  synonyms: synonyms === '' ? [] : synonyms.split(' | '),
});

/** Sources: UNECE/CEFACT Rec 20 rev 17 and Rec 21; ОК 015-94 (МК 002-97). The most usual first. */
export const unitData: readonly UnitData[] = [
  of(
    'H87',
    '796',
    ['pc', 'шт', 'pce'],
    ['piece', 'штука', 'pièce'],
    'pcs | pieces | ea | each | штук | штуки | pcs. | pièces | pc(s) | p',
  ),
  of('C62', '642', ['unit', 'ед', 'u'], ['unit', 'единица', 'unité'], 'units | единиц | единицы | unités | un | one'),
  of(
    'SET',
    '839',
    ['set', 'компл', 'jeu'],
    ['set', 'комплект', 'jeu'],
    'sets | комплекты | комплектов | к-т | кт | ensemble | lot | kit',
  ),
  of('PR', '715', ['pair', 'пар', 'paire'], ['pair', 'пара', 'paire'], 'pairs | пары | paires | pr'),
  of(
    'XPK',
    '778',
    ['pack', 'упак', 'paquet'],
    ['pack', 'упаковка', 'paquet'],
    'packs | package | pkg | уп | упаковки | упаковок | пачка | пач | paquets | pqt | pk',
  ),
  of(
    'XBX',
    '812',
    ['box', 'кор', 'boîte'],
    ['box', 'коробка', 'boîte'],
    'boxes | коробки | коробок | ящик | ящ | boîtes | carton | bte | ctn',
  ),
  of('XRO', '736', ['roll', 'рул', 'rlx'], ['roll', 'рулон', 'rouleau'], 'rolls | рулоны | рулонов | rouleaux | rl'),
  of(
    'XBO',
    '868',
    ['bottle', 'бут', 'btl'],
    ['bottle', 'бутылка', 'bouteille'],
    'bottles | бутылки | бутылок | bouteilles',
  ),
  of('XBG', null, ['bag', 'меш', 'sac'], ['bag', 'мешок', 'sac'], 'bags | мешки | мешков | sacs'),
  of(
    'XPX',
    null,
    ['pallet', 'подд', 'pal'],
    ['pallet', 'поддон', 'palette'],
    'pallets | паллета | палета | паллет | palettes',
  ),
  of('ST', '625', ['sheet', 'лист', 'flle'], ['sheet', 'лист', 'feuille'], 'sheets | листы | листов | feuilles'),
  of('ZP', null, ['page', 'стр', 'page'], ['page', 'страница', 'page'], 'pages | страницы | страниц'),
  of('DZN', '641', ['doz', 'дюж', 'dz'], ['dozen', 'дюжина', 'douzaine'], 'dozens | дюжины | douzaines | dzn'),
  of(
    'MIL',
    '798',
    ['k pcs', 'тыс. шт', 'mille'],
    ['thousand pieces', 'тысяча штук', 'millier'],
    'thousand | тысяча | 1000 шт | milliers',
  ),
  of(
    'KGM',
    '166',
    ['kg', 'кг', 'kg'],
    ['kilogram', 'килограмм', 'kilogramme'],
    'kgs | kilo | kilos | kilograms | килограммы | килограммов | kilogrammes',
  ),
  of('GRM', '163', ['g', 'г', 'g'], ['gram', 'грамм', 'gramme'], 'gr | grams | гр | граммы | граммов | grammes'),
  of(
    'TNE',
    '168',
    ['t', 'т', 't'],
    ['tonne', 'тонна', 'tonne'],
    'tonnes | ton | tons | metric ton | тн | тонны | тонн',
  ),
  of('LTR', '112', ['l', 'л', 'l'], ['litre', 'литр', 'litre'], 'liter | litres | liters | ltr | литры | литров'),
  of(
    'MLT',
    '111',
    ['ml', 'мл', 'ml'],
    ['millilitre', 'миллилитр', 'millilitre'],
    'milliliter | миллилитров | millilitres',
  ),
  of(
    'MTQ',
    '113',
    ['m³', 'м³', 'm³'],
    ['cubic metre', 'кубический метр', 'mètre cube'],
    'm3 | cbm | cubic meter | м3 | куб.м | куб. м | кубометр | мкуб | mètres cubes',
  ),
  of(
    'MTR',
    '006',
    ['m', 'м', 'm'],
    ['metre', 'метр', 'mètre'],
    'meter | metres | meters | метры | метров | пог. м | п.м | пм | м.п | мп | mètres',
  ),
  of(
    'CMT',
    '004',
    ['cm', 'см', 'cm'],
    ['centimetre', 'сантиметр', 'centimètre'],
    'centimeter | сантиметров | centimètres',
  ),
  of(
    'MMT',
    '003',
    ['mm', 'мм', 'mm'],
    ['millimetre', 'миллиметр', 'millimètre'],
    'millimeter | миллиметров | millimètres',
  ),
  of(
    'KMT',
    '008',
    ['km', 'км', 'km'],
    ['kilometre', 'километр', 'kilomètre'],
    'kilometer | kilometers | kilometres | километры | километров | kilomètres',
  ),
  of(
    'MTK',
    '055',
    ['m²', 'м²', 'm²'],
    ['square metre', 'квадратный метр', 'mètre carré'],
    'm2 | sqm | square meter | м2 | кв.м | кв. м | мкв | mètres carrés',
  ),
  of('HAR', '059', ['ha', 'га', 'ha'], ['hectare', 'гектар', 'hectare'], 'hectares | гектаров'),
  of('MIN', '355', ['min', 'мин', 'min'], ['minute', 'минута', 'minute'], 'minutes | mins | минуты | минут'),
  of('HUR', '356', ['h', 'ч', 'h'], ['hour', 'час', 'heure'], 'hours | hr | hrs | часы | часов | часа | heures'),
  of(
    'DAY',
    '359',
    ['day', 'дн', 'j'],
    ['day', 'день', 'jour'],
    'days | d | дни | дней | дня | сутки | сут | jours | jr',
  ),
  of('WEE', '360', ['wk', 'нед', 'sem'], ['week', 'неделя', 'semaine'], 'weeks | недели | недель | semaines'),
  of('MON', '362', ['mo', 'мес', 'mois'], ['month', 'месяц', 'mois'], 'months | месяцы | месяцев | месяца | mth'),
  of(
    'QAN',
    '364',
    ['qtr', 'кварт', 'trim'],
    ['quarter', 'квартал', 'trimestre'],
    'quarters | кв-л | кварталов | trimestres',
  ),
  of('ANN', '366', ['yr', 'год', 'an'], ['year', 'год', 'année'], 'years | лет | года | années | ans'),
  of(
    'LH',
    '539',
    ['man-hour', 'чел.-ч', 'h-homme'],
    ['man-hour', 'человеко-час', 'heure-homme'],
    'man hour | labour hour | labor hour | чел.ч | чел.час | нормо-час | н/ч | heure de main-d’œuvre',
  ),
  of(
    'E49',
    '540',
    ['man-day', 'чел.-дн', 'j-homme'],
    ['working day', 'человеко-день', 'jour-homme'],
    'man day | person-day | чел.дн | jour homme | jours-homme',
  ),
  of(
    'E48',
    '876',
    ['service', 'усл', 'prest'],
    ['service unit', 'услуга', 'prestation'],
    'services | услуги | услуг | усл. ед | условная единица | prestations | job',
  ),
  of(
    'LS',
    null,
    ['lump', 'пауш', 'forfait'],
    ['lump sum', 'паушальная сумма', 'forfait'],
    'lumpsum | flat rate | ls | forf | ft',
  ),
  of('E54', null, ['trip', 'рейс', 'trajet'], ['trip', 'рейс', 'trajet'], 'trips | рейсы | рейсов | trajets | ходка'),
  of('IE', '792', ['person', 'чел', 'pers'], ['person', 'человек', 'personne'], 'persons | people | чел-к | personnes'),
  of('KWH', '245', ['kWh', 'кВт·ч', 'kWh'], ['kilowatt hour', 'киловатт-час', 'kilowattheure'], 'квт.ч | квт*ч | квтч'),
];

/** Units as screens offer them, in the words of a language. */
export function units(language: Language): Unit[] {
  return unitData.map((unit) => {
    const { code, okei, short, name } = unit;
    return { code, okei, short: short[language], name: name[language], words: [...unitWords(code)] };
  });
}

/** Lower case, without accents, dots, spaces and other signs: `Куб. м` and `куб.м` are the same. */
const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** The first unit to claim a word keeps it: the list begins with the most usual ones. */
const byWord = new Map<string, string>();
for (const pick of [
  (unit: UnitData) => [unit.code],
  (unit: UnitData) => [...Object.values(unit.short), ...Object.values(unit.name)],
  (unit: UnitData) => unit.synonyms,
])
  for (const unit of unitData)
    for (const word of pick(unit)) if (!byWord.has(folded(word))) byWord.set(folded(word), unit.code);

/** The code of the unit that a file writes as a code, a short form, a name or a synonym in any of the languages, or null. */
export function unitCodeOf(text: string): string | null {
  return byWord.get(folded(text)) ?? null;
}

const byCode = new Map(unitData.map((unit) => [unit.code, unit]));

/** The words that stand for a unit of the program and for no other one; none for a unit that is not in the list. */
export function unitWords(code: string): readonly string[] {
  return wordsByCode.get(code) ?? [];
}

const wordsByCode = new Map(
  unitData.map(({ code, short, name, synonyms }) => {
    const words = [code, ...Object.values(short), ...Object.values(name), ...synonyms];
    return [code, [...new Set(words)].filter((word) => byWord.get(folded(word)) === code)];
  }),
);

/** The short form of a unit; the code itself for one that is not in the list. */
export function unitShort(code: string, language: Language): string {
  return byCode.get(code)?.short[language] ?? code;
}

/** The code of ОКЕИ that Russian forms print beside the unit, or null. */
export function okeiOf(code: string): string | null {
  return byCode.get(code)?.okei ?? null;
}
