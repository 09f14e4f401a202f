/** What the example office sells: office equipment, supplies, furniture, a kitchen shelf, and services. */
import type { Said } from '../../engine/failure.ts';

/** A good or service of the example office. */
export interface DemoProduct {
  readonly code: string;
  readonly kind: 'goods' | 'service';
  readonly group: Said;
  readonly name: Said;
  /** UNECE Recommendation 20. */
  readonly unit: string;
  /** Without VAT, in minor units of the euro; the plan turns it into the office's own currency. */
  readonly price: number;
  /** Food and books are taxed at a lower rate in all three countries. */
  readonly vat: 'standard' | 'reduced';
}

const said = (en: string, ru: string, fr: string): Said => ({ en, ru, fr });

type Row = readonly [unit: string, euros: number, en: string, ru: string, fr: string, vat?: 'reduced'];

function shelf(prefix: string, kind: DemoProduct['kind'], group: Said, rows: readonly Row[]): DemoProduct[] {
  return rows.map(([unit, euros, en, ru, fr, vat], index) => ({
    code: `${prefix}-${String(index + 1).padStart(3, '0')}`,
    kind,
    group,
    name: said(en, ru, fr),
    unit,
    price: Math.round(euros * 100),
    vat: vat ?? 'standard',
  }));
}

/** Sixty of them, in groups. */
export const demoProducts: readonly DemoProduct[] = [
  ...shelf('EQ', 'goods', said('Equipment', 'Оборудование', 'Matériel'), [
    [
      'H87',
      189,
      'Laser printer A4, black and white',
      'Принтер лазерный А4, чёрно-белый',
      'Imprimante laser A4 monochrome',
    ],
    ['H87', 349, 'Colour laser printer A4', 'Принтер лазерный цветной А4', 'Imprimante laser couleur A4'],
    ['H87', 429, 'Multifunction printer with fax', 'МФУ лазерное с факсом', 'Multifonction laser avec fax'],
    ['H87', 219, 'Document scanner', 'Сканер документов поточный', 'Scanner de documents'],
    ['H87', 179, 'Monitor 24 inch', 'Монитор 24"', 'Écran 24 pouces'],
    ['H87', 259, 'Monitor 27 inch', 'Монитор 27"', 'Écran 27 pouces'],
    ['H87', 749, 'Office computer', 'Компьютер офисный', 'Ordinateur de bureau'],
    ['H87', 899, 'Laptop 15 inch', 'Ноутбук 15"', 'Ordinateur portable 15 pouces'],
    ['H87', 129, 'Paper shredder', 'Уничтожитель документов', 'Destructeur de documents'],
    ['H87', 89.9, 'Laminator A4', 'Ламинатор А4', 'Plastifieuse A4'],
    ['H87', 64.5, 'Uninterruptible power supply 650 VA', 'Источник бесперебойного питания 650 ВА', 'Onduleur 650 VA'],
    ['SET', 39.9, 'Wireless keyboard and mouse', 'Клавиатура и мышь беспроводные', 'Clavier et souris sans fil'],
  ]),
  ...shelf('CS', 'goods', said('Consumables', 'Расходные материалы', 'Consommables'), [
    ['XPK', 5.4, 'Copy paper A4, 500 sheets', 'Бумага офисная А4, 500 листов', 'Papier A4, ramette de 500 feuilles'],
    ['XPK', 11.2, 'Copy paper A3, 500 sheets', 'Бумага офисная А3, 500 листов', 'Papier A3, ramette de 500 feuilles'],
    ['H87', 69, 'Toner cartridge, black', 'Картридж чёрный', 'Cartouche de toner noir'],
    ['H87', 84, 'Toner cartridge, colour', 'Картридж цветной', 'Cartouche de toner couleur'],
    ['H87', 58, 'Drum unit', 'Фотобарабан', 'Tambour d’imprimante'],
    ['XRO', 3.15, 'Thermal paper roll 80 mm', 'Чековая лента 80 мм', 'Rouleau thermique 80 mm'],
    ['XPK', 14.8, 'Labels A4, 100 sheets', 'Этикетки самоклеящиеся А4, 100 листов', 'Étiquettes A4, 100 feuilles'],
    [
      'XPK',
      12.3,
      'Laminating pouches, 100 pieces',
      'Плёнка для ламинирования, 100 шт.',
      'Pochettes à plastifier, lot de 100',
    ],
    ['MTR', 0.85, 'Network cable, cut to length', 'Кабель сетевой, на отрез', 'Câble réseau à la coupe'],
    ['XRO', 21.6, 'Plotter paper 610 mm × 50 m', 'Бумага для плоттера 610 мм × 50 м', 'Papier traceur 610 mm × 50 m'],
  ]),
  ...shelf('ST', 'goods', said('Stationery', 'Канцтовары', 'Papeterie'), [
    [
      'XBX',
      7.9,
      'Ballpoint pens, blue, box of 50',
      'Ручки шариковые синие, 50 шт.',
      'Stylos à bille bleus, boîte de 50',
    ],
    ['H87', 3.2, 'Lever arch file 75 mm', 'Папка-регистратор 75 мм', 'Classeur à levier 75 mm'],
    ['XPK', 4.6, 'Sheet protectors, 100 pieces', 'Файлы-вкладыши, 100 шт.', 'Pochettes perforées, lot de 100'],
    ['H87', 9.4, 'Stapler', 'Степлер', 'Agrafeuse'],
    ['XBX', 1.1, 'Staples, 1,000 pieces', 'Скобы для степлера, 1000 шт.', 'Agrafes, boîte de 1 000'],
    ['H87', 2.4, 'Notebook A5', 'Блокнот А5', 'Carnet A5'],
    ['XPK', 5.75, 'Sticky notes, 12 pads', 'Стикеры, 12 блоков', 'Notes repositionnables, 12 blocs'],
    [
      'SET',
      6.3,
      'Whiteboard markers, four colours',
      'Маркеры для доски, 4 цвета',
      'Feutres pour tableau blanc, 4 couleurs',
    ],
    ['XPK', 18.5, 'Envelopes C5, 500 pieces', 'Конверты С5, 500 шт.', 'Enveloppes C5, lot de 500'],
    ['H87', 24, 'Handbook of office work', 'Справочник делопроизводителя', 'Guide du secrétariat', 'reduced'],
  ]),
  ...shelf('FU', 'goods', said('Furniture', 'Мебель', 'Mobilier'), [
    ['H87', 219, 'Desk 140 × 70 cm', 'Стол письменный 140 × 70 см', 'Bureau 140 × 70 cm'],
    ['H87', 389, 'Height-adjustable desk', 'Стол с регулировкой высоты', 'Bureau réglable en hauteur'],
    ['H87', 149, 'Office chair', 'Кресло офисное', 'Fauteuil de bureau'],
    ['H87', 45, 'Visitor chair', 'Стул для посетителей', 'Chaise visiteur'],
    ['H87', 169, 'Filing cabinet, four drawers', 'Шкаф картотечный, 4 ящика', 'Classeur à quatre tiroirs'],
    ['H87', 98, 'Mobile pedestal', 'Тумба подкатная', 'Caisson mobile'],
    ['H87', 79, 'Whiteboard 120 × 90 cm', 'Доска маркерная 120 × 90 см', 'Tableau blanc 120 × 90 cm'],
    ['H87', 34.9, 'Desk lamp', 'Лампа настольная', 'Lampe de bureau'],
    ['MTK', 27.5, 'Carpet tiles', 'Плитка ковровая', 'Dalles de moquette'],
  ]),
  ...shelf('KI', 'goods', said('Kitchen', 'Кухня', 'Cuisine'), [
    ['KGM', 16.9, 'Coffee beans', 'Кофе в зёрнах', 'Café en grains'],
    ['KGM', 1.35, 'Sugar', 'Сахар', 'Sucre', 'reduced'],
    ['LTR', 1.15, 'Milk', 'Молоко', 'Lait', 'reduced'],
    ['XBX', 4.2, 'Black tea, 100 bags', 'Чай чёрный, 100 пакетиков', 'Thé noir, 100 sachets'],
    ['XBO', 4.8, 'Drinking water 19 l', 'Вода питьевая 19 л', 'Eau potable 19 l'],
    ['XPK', 3.6, 'Paper cups, 50 pieces', 'Стаканы бумажные, 50 шт.', 'Gobelets en carton, lot de 50'],
  ]),
  ...shelf('SV', 'service', said('Services', 'Услуги', 'Services'), [
    ['HUR', 58, 'Work of a technician', 'Работа техника', 'Intervention d’un technicien'],
    ['HUR', 85, 'Consulting', 'Консультация специалиста', 'Conseil'],
    ['E48', 45, 'Delivery within the city', 'Доставка по городу', 'Livraison en ville'],
    ['KMT', 0.95, 'Delivery out of town', 'Доставка за город', 'Livraison hors agglomération'],
    ['E48', 120, 'Installation and setting up', 'Установка и настройка', 'Installation et mise en service'],
    ['MON', 190, 'Maintenance of office equipment', 'Обслуживание оргтехники', 'Maintenance du parc bureautique'],
    ['MON', 75, 'Remote support', 'Удалённая поддержка', 'Assistance à distance'],
    ['H87', 22, 'Refilling of a cartridge', 'Заправка картриджа', 'Recharge de cartouche'],
    ['E48', 65, 'Diagnosis and repair', 'Диагностика и ремонт', 'Diagnostic et réparation'],
    ['DAY', 480, 'Training of staff', 'Обучение персонала', 'Formation du personnel'],
    ['E48', 35, 'Assembly of furniture', 'Сборка мебели', 'Montage de mobilier'],
    ['DAY', 28, 'Rent of a projector', 'Аренда проектора', 'Location d’un vidéoprojecteur'],
    ['E48', 40, 'Disposal of old equipment', 'Утилизация оборудования', 'Reprise de matériel usagé'],
  ]),
];
