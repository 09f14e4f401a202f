/** The fields that columns of a file can go into, with their names and the longest text each takes. */
import type { ImportEntity } from '../../../../preload/contract/imports.ts';
import type { Said } from '../../../engine/failure.ts';
import { importedKinds } from '../../reference/tax-numbers.ts';

export interface ImportField {
  readonly name: string;
  readonly label: Said;
  /** Several columns may go into it. */
  readonly several: boolean;
}

interface Field {
  /** English, Russian, French. */
  readonly said: readonly [en: string, ru: string, fr: string];
  /** Characters, as the contract has it; null: not free text. */
  readonly max: number | null;
  /** Several columns may go into it. */
  readonly several?: true;
}

const field = (en: string, ru: string, fr: string, max: number | null): Field => ({ said: [en, ru, fr], max });
const several = (en: string, ru: string, fr: string, max: number | null): Field => ({
  ...field(en, ru, fr, max),
  several: true,
});

/** Fields of a client and of three contact persons, but for the tax numbers, which national data name; following rows of the file may add more persons. */
export const clientFields = {
  code: field('Code', 'Код', 'Code', 50),
  name: field('Name', 'Наименование', 'Nom', 200),
  legalName: field('Legal name', 'Полное наименование', 'Raison sociale', 300),
  kind: field(
    'Kind (company, sole trader, person)',
    'Вид (организация, ИП, физлицо)',
    'Nature (société, entrepreneur individuel, particulier)',
    null,
  ),
  type: field('Type (customer, supplier …)', 'Тип (покупатель, поставщик …)', 'Type (client, fournisseur …)', null),
  state: field('State', 'Состояние', 'État', null),
  category: field('Category (A, B, C)', 'Категория (A, B, C)', 'Catégorie (A, B, C)', null),
  source: field('Source', 'Источник', 'Origine', 100),
  industry: field('Industry', 'Отрасль', 'Secteur d’activité', 100),
  street: field('Address (street, house)', 'Адрес (улица, дом)', 'Adresse (rue, numéro)', 300),
  postcode: field('Postcode', 'Индекс', 'Code postal', 20),
  city: field('City', 'Город', 'Ville', 100),
  region: field('Region', 'Регион', 'Région', 100),
  country: field('Country', 'Страна', 'Pays', 60),
  phone: several('Phone', 'Телефон', 'Téléphone', 1000),
  fax: several('Fax', 'Факс', 'Fax', 1000),
  email: several('E-mail', 'Эл. почта', 'E-mail', 1000),
  site: several('Website', 'Сайт', 'Site web', 1000),
  messenger: several('Messenger', 'Мессенджер', 'Messagerie', 1000),
  contactName: field('Contact person', 'Контактное лицо', 'Contact', 1000),
  contactPosition: field('Position of the contact person', 'Должность контактного лица', 'Fonction du contact', 1000),
  contactPhone: several('Phone of the contact person', 'Телефон контактного лица', 'Téléphone du contact', 1000),
  contactEmail: several('E-mail of the contact person', 'Эл. почта контактного лица', 'E-mail du contact', 1000),
  contactNote: field('Note on the contact person', 'Примечание о контактном лице', 'Remarque sur le contact', 2000),
  contactBirthday: field(
    'Birthday of the contact person',
    'День рождения контактного лица',
    'Anniversaire du contact',
    null,
  ),
  contact2Name: field('Contact person 2', 'Контактное лицо 2', 'Contact 2', 1000),
  contact2Position: field(
    'Position of contact person 2',
    'Должность контактного лица 2',
    'Fonction du contact 2',
    1000,
  ),
  contact2Phone: several('Phone of contact person 2', 'Телефон контактного лица 2', 'Téléphone du contact 2', 1000),
  contact2Email: several('E-mail of contact person 2', 'Эл. почта контактного лица 2', 'E-mail du contact 2', 1000),
  contact2Birthday: field(
    'Birthday of contact person 2',
    'День рождения контактного лица 2',
    'Anniversaire du contact 2',
    null,
  ),
  contact3Name: field('Contact person 3', 'Контактное лицо 3', 'Contact 3', 1000),
  contact3Position: field(
    'Position of contact person 3',
    'Должность контактного лица 3',
    'Fonction du contact 3',
    1000,
  ),
  contact3Phone: several('Phone of contact person 3', 'Телефон контактного лица 3', 'Téléphone du contact 3', 1000),
  contact3Email: several('E-mail of contact person 3', 'Эл. почта контактного лица 3', 'E-mail du contact 3', 1000),
  contact3Birthday: field(
    'Birthday of contact person 3',
    'День рождения контактного лица 3',
    'Anniversaire du contact 3',
    null,
  ),
  tags: several('Tags', 'Метки', 'Étiquettes', null),
  bank: field('Bank', 'Банк', 'Banque', 200),
  bic: field('BIC', 'БИК', 'BIC', 20),
  account: field('Account number, IBAN', 'Расчётный счёт', 'Compte bancaire, IBAN', 50),
  corrAccount: field('Correspondent account', 'Корр. счёт', 'Compte de correspondance', 50),
  responsible: field('Responsible person', 'Ответственный', 'Responsable', null),
  team: field('Team', 'Команда', 'Équipe', null),
  director: field('Director', 'Руководитель', 'Dirigeant', 150),
  directorPost: field('Position of the director', 'Должность руководителя', 'Fonction du dirigeant', 150),
  actingOn: field('Acting on the basis of', 'Действует на основании', 'Agissant en vertu de', 200),
  campaign: field('Campaign', 'Кампания', 'Campagne', null),
  priceList: field('Price list', 'Прайс-лист', 'Liste de prix', null),
  discount: field('Discount, %', 'Скидка, %', 'Remise, %', null),
  paymentDays: field('Payment term, days', 'Отсрочка платежа, дней', 'Délai de paiement, jours', null),
  creditLimit: field('Credit limit', 'Кредитный лимит', 'Encours autorisé', null),
  currency: field('Currency', 'Валюта', 'Devise', null),
  consent: field('Consent to mailings', 'Согласие на рассылку', 'Accord pour les envois', null),
  nextContact: field('Next contact', 'Следующий контакт', 'Prochain contact', null),
  language: field('Language', 'Язык', 'Langue', null),
  note: field('Note', 'Примечание', 'Remarque', 10_000),
} as const satisfies Record<string, Field>;

/** A field of a client; tax numbers by the name that `taxNumberFields` gives them. */
export type ClientField = keyof typeof clientFields;

/** Fields of a product. */
export const productFields = {
  code: field('Code', 'Код', 'Référence', 50),
  name: field('Name', 'Наименование', 'Désignation', 300),
  kind: field('Kind (goods, service)', 'Вид (товар, услуга)', 'Nature (bien, service)', null),
  group: field('Group', 'Группа', 'Famille', 150),
  unit: field('Unit', 'Единица измерения', 'Unité', null),
  price: field('Price', 'Цена', 'Prix', null),
  currency: field('Currency', 'Валюта', 'Devise', null),
  vatRate: field('VAT rate', 'Ставка НДС', 'Taux de TVA', null),
  priceIncludesVat: field('Price includes VAT', 'Цена с НДС', 'Prix TTC', null),
  purchasePrice: field('Purchase price', 'Закупочная цена', 'Prix d’achat', null),
  barcode: field('Bar code', 'Штрихкод', 'Code-barres', 50),
  description: field('Description', 'Описание', 'Description', 2000),
  discontinued: field('Discontinued', 'Снят с продажи', 'Abandonné', null),
} as const satisfies Record<string, Field>;

export type ProductField = keyof typeof productFields;

/** A field that holds a tax number. */
export interface TaxNumberField {
  readonly name: string;
  readonly kind: string;
  readonly label: Said;
  /** What columns of files are called that hold it. */
  readonly columns: readonly string[];
}

/** The fields of clients that are tax numbers: those of all countries. */
export function taxNumberFields(): TaxNumberField[] {
  return importedKinds().map(({ key, label, columns }) => ({
    name: Object.hasOwn(clientFields, key) ? `tax-number-${key}` : key,
    kind: key,
    label,
    columns,
  }));
}

/** Every field of a client as a row is read, tax numbers before the address. */
export function allClientFields(): Readonly<Record<string, Field>> {
  const all: Record<string, Field> = {};
  for (const [name, data] of Object.entries(clientFields)) {
    if (name === 'street') for (const tax of taxNumberFields()) all[tax.name] = taxNumberField(tax);
    all[name] = data;
  }
  return all;
}

const taxNumberField = ({ label: { en, ru, fr } }: TaxNumberField): Field => field(en, ru, fr, 40);

/** The fields that a column can go into, in the order in which they are offered, named in each language. */
export function importFields(entity: ImportEntity): ImportField[] {
  return Object.entries(fieldsOf(entity)).map(([name, { said, several: many }]) => {
    const [en, ru, fr] = said;
    return { name, label: { en, ru, fr }, several: many === true };
  });
}

/** The fields of each contact person of a row. */
export const contactColumns = [
  {
    name: 'contactName',
    position: 'contactPosition',
    phone: 'contactPhone',
    email: 'contactEmail',
    birthday: 'contactBirthday',
  },
  {
    name: 'contact2Name',
    position: 'contact2Position',
    phone: 'contact2Phone',
    email: 'contact2Email',
    birthday: 'contact2Birthday',
  },
  {
    name: 'contact3Name',
    position: 'contact3Position',
    phone: 'contact3Phone',
    email: 'contact3Email',
    birthday: 'contact3Birthday',
  },
] as const satisfies readonly Record<string, ClientField>[];

function fieldsOf(entity: ImportEntity): Readonly<Record<string, Field>> {
  return entity === 'clients' ? allClientFields() : productFields;
}
