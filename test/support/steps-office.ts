/** What a new user brings along: his company, his lists as files, the invoice that he writes; and what has to come out. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import type { Language } from '../../preload/contract/values.ts';
import type { FirstOffice } from './pages/first-start.ts';
import type { TypedLine } from './pages/invoice.ts';

/** One user's case, with expectations that were worked out by hand. */
export interface Case {
  readonly language: Language;
  readonly office: FirstOffice;
  /** Sentences of the wizard's last page. */
  readonly summary: readonly string[];
  readonly clients: { readonly file: string; readonly encoding: string; readonly cells: readonly string[] };
  readonly clientsButton: string;
  /** The cells of the row that is refused. */
  readonly refused: readonly string[];
  readonly products: { readonly file: string; readonly cells: readonly string[] };
  readonly productsButton: string;
  /** The client, a part of its phone, and its name without accents. */
  readonly client: { readonly name: string; readonly code: string; readonly phonePart: string; readonly bare: string };
  readonly others: readonly string[];
  readonly contact: { readonly name: string; readonly position: string; readonly phone: string };
  readonly lines: readonly TypedLine[];
  readonly totals: readonly string[];
  /** What is asked before the number is given: a part of it. */
  readonly remark: string;
  /** The number of the first invoice of a year. */
  readonly number: (year: string) => string;
  /** As the list shows the total. */
  readonly gross: string;
  /** What the PDF has to say. */
  readonly printed: readonly string[];
}

// A red square of one pixel.
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';

function write(folder: string, name: string, rows: readonly string[], encoding: string): string {
  const file = join(folder, name);
  writeFileSync(file, iconv.encode(`${rows.join('\r\n')}\r\n`, encoding));
  return file;
}

function logo(folder: string): string {
  const file = join(folder, 'logo.png');
  writeFileSync(file, Buffer.from(picture, 'base64'));
  return file;
}

/** Ромашка in Moscow: VAT included, roubles, a list from an old Excel in windows-1251. */
export function russianCase(folder: string): Case {
  const clients = [
    'Код;Наименование;ИНН;Телефон;Эл. почта;Город',
    '00042;ООО «Ёлки-Палки»;7707083893;+7 (495) 123-45-67;elki@example.ru;Москва',
    '00043;АО "Северный ветер";;8 800 555-35-35;veter@example.ru;Мурманск',
    '00044;;;8 (812) 000-11-22;nobody@example.ru;Санкт-Петербург',
    '00045;ИП Щукина Ю. А.;;;;Тверь',
  ];
  const products = [
    'Артикул;Наименование;Ед. изм.;Цена;Цена с НДС;Ставка НДС',
    '0001;Сахар-песок, мешок;кг;350,50;да;10%',
    '0002;Доска сосновая;шт;1200;да;10%',
  ];
  return {
    language: 'ru',
    office: {
      country: 'Россия',
      company: {
        Название: 'ООО "Ромашка"',
        'Полное наименование': 'Общество с ограниченной ответственностью "Ромашка"',
        ИНН: '7707083893',
        КПП: '770701001',
        'Улица и дом': 'ул. Тверская, д. 1',
        Индекс: '125009',
        Город: 'Москва',
        Руководитель: 'Петрова А. С.',
      },
      logo: logo(folder),
      bank: {
        'Расчётный счёт': '40702810900000000001',
        Банк: 'ПАО Сбербанк',
        БИК: '044525225',
        'Корреспондентский счёт': '30101810400000000225',
      },
      pricesIncludeVat: true,
      administrator: 'Анна Петрова',
    },
    summary: ['Плательщик НДС, цены с НДС', '1 счёт в банке', 'Администратор: Анна Петрова, без пароля'],
    clients: {
      file: write(folder, 'клиенты.csv', clients, 'win1251'),
      encoding: 'Кириллица (Windows-1251)',
      cells: ['ООО «Ёлки-Палки»', '00042', '+7 (495) 123-45-67'],
    },
    clientsButton: 'Загрузить 3 новых клиентов, пропустить 1',
    refused: ['00044', '8 (812) 000-11-22', 'Санкт-Петербург'],
    products: { file: write(folder, 'товары.csv', products, 'win1251'), cells: ['0001', 'Сахар-песок, мешок'] },
    productsButton: 'Загрузить 2 новых товара',
    client: { name: 'ООО «Ёлки-Палки»', code: '00042', phonePart: '123-45', bare: 'елки' },
    others: ['АО "Северный ветер"', 'ИП Щукина Ю. А.'],
    contact: { name: 'Сергей Ёжиков', position: 'снабженец', phone: '+7 916 000-00-01' },
    lines: [
      // 1,125 × 350,50 = 394,3125 → 394,31
      { product: { part: 'песок', name: 'Сахар-песок, мешок' }, quantity: '1,125' },
      // 3 × 1000,00 less 10 % = 2700,00
      {
        product: 'Доставка до склада',
        quantity: '3',
        price: '1000',
        discount: '10',
        rate: { typed: '10', label: '10 %' },
      },
    ],
    // 394,31 + 2700,00 = 3094,31; VAT inside: 3094,31 × 10 ÷ 110 = 281,300… → 281,30; without: 2813,01
    totals: [
      'Скидка (учтена) 300,00 ₽',
      'Сумма без НДС 2 813,01 ₽',
      'НДС 10 % с 2 813,01 ₽ 281,30 ₽',
      'Итого 3 094,31 ₽',
    ],
    remark: 'Счёт не соответствует БИК',
    number: () => '1',
    gross: '3 094,31 ₽',
    printed: [
      'ООО «Ёлки-Палки»',
      'Ромашка',
      'Сахар-песок, мешок',
      'Доставка до склада',
      '1,125',
      '394,31',
      '2 700,00',
      '281,30',
      '3 094,31',
      'Три тысячи девяносто четыре рубля 31 копейка',
      '40702810900000000001',
      '044525225',
    ],
  };
}

/** Les Élèves in Lyon: VAT on top, euros, a list in windows-1252. */
export function frenchCase(folder: string): Case {
  const clients = [
    'Code;Nom;Téléphone;E-mail;Ville',
    '007;Crèmerie Élysée;+33 4 72 00 11 22;contact@elysee.example;Lyon',
    '008;Boulangerie Noël & Fils;+33 1 40 00 00 00;noel@example.fr;Paris',
    '009;;+33 5 55 55 55 55;personne@example.fr;Limoges',
  ];
  const products = [
    'Référence;Désignation;Unité;Prix HT;TVA',
    '0100;Fromage frais affiné;kg;12,30;5,5%',
    '0101;Pâté en croûte;kg;24,00;5,5%',
  ];
  return {
    language: 'fr',
    office: {
      country: 'France',
      company: {
        Nom: 'Les Élèves',
        'Dénomination complète': 'Les Élèves SARL',
        'Forme juridique et capital': 'SARL au capital de 10 000 €',
        SIREN: '732829320',
        SIRET: '73282932000074',
        'N° de TVA intracommunautaire': 'FR44732829320',
        'Rue et numéro': '5 rue de la République',
        'Code postal': '69001',
        Ville: 'Lyon',
        Dirigeant: 'Zoé Lefèvre',
      },
      logo: logo(folder),
      bank: { IBAN: 'FR1420041010050500013M02606', Banque: 'La Banque Postale', 'BIC (SWIFT)': 'PSSTFRPPPAR' },
      pricesIncludeVat: false,
      administrator: 'Zoé Lefèvre',
    },
    summary: [
      'Assujettie à la TVA, prix hors TVA',
      '1 compte bancaire',
      'Administrateur : Zoé Lefèvre, sans mot de passe',
    ],
    clients: {
      file: write(folder, 'clients.csv', clients, 'win1252'),
      encoding: 'Europe occidentale (Windows-1252)',
      cells: ['Crèmerie Élysée', '007', '+33 4 72 00 11 22'],
    },
    clientsButton: 'Importer 2 nouveaux clients, en écarter 1',
    refused: ['009', '+33 5 55 55 55 55', 'Limoges'],
    products: { file: write(folder, 'produits.csv', products, 'win1252'), cells: ['0100', 'Fromage frais affiné'] },
    productsButton: 'Importer 2 nouveaux produits',
    client: { name: 'Crèmerie Élysée', code: '007', phonePart: '72 00 11', bare: 'elysee' },
    others: ['Boulangerie Noël & Fils'],
    contact: { name: 'Hélène Dupré', position: 'gérante', phone: '+33 6 00 00 00 01' },
    lines: [
      // 1,125 × 12,30 = 13,8375 → 13,84
      { product: { part: 'frais', name: 'Fromage frais affiné' }, quantity: '1,125' },
      // 3 × 100,00 less 10 % = 270,00
      {
        product: 'Livraison en 24 h',
        quantity: '3',
        price: '100',
        discount: '10',
        rate: { typed: '20', label: '20 %' },
      },
    ],
    // 13,84 + 270,00 = 283,84; VAT 5,5 % of 13,84 = 0,7612 → 0,76; 20 % of 270,00 = 54,00; together 338,60
    totals: [
      'Remise, déjà déduite 30,00 €',
      'Total HT 283,84 €',
      'TVA 20 % sur 270,00 € 54,00 €',
      'TVA 5,5 % sur 13,84 € 0,76 €',
      'Total TTC 338,60 €',
    ],
    remark: 'La date de livraison ou de prestation manque',
    number: (year) => `FA-${year}-0001`,
    gross: '338,60 €',
    printed: [
      'Crèmerie Élysée',
      'Les Élèves SARL',
      'Fromage frais affiné',
      'Livraison en 24 h',
      '1,125',
      '13,84',
      '270,00',
      '283,84',
      '54,76',
      '338,60 €',
      'FR14 2004 1010 0505 0001 3M02 606',
    ],
  };
}
