/** What the protocol of a proven backup says, in the three languages. */
import type { CountedThing } from '../../../preload/contract/backup-proof.ts';
import type { Language } from '../../../preload/contract/values.ts';

export interface ProtocolWords {
  readonly title: string;
  readonly good: string;
  readonly bad: string;
  readonly backup: string;
  readonly office: string;
  readonly name: string;
  readonly made: string;
  readonly size: string;
  readonly version: string;
  readonly form: string;
  readonly forms: Readonly<Record<'plain' | 'packed' | 'sealed', string>>;
  readonly checks: string;
  readonly restored: string;
  readonly restoredIn: (seconds: string) => string;
  readonly migrated: (count: number) => string;
  readonly integrity: string;
  readonly sound: string;
  readonly orphans: string;
  readonly noOrphans: string;
  readonly orphaned: (count: number) => string;
  readonly log: string;
  readonly logWhole: (records: number) => string;
  readonly logBroken: (record: number) => string;
  readonly files: string;
  readonly filesThere: (count: number) => string;
  readonly filesBad: (named: number, missing: number, altered: number) => string;
  readonly noted: string;
  readonly asNoted: string;
  readonly notAsNoted: string;
  readonly withoutNote: string;
  readonly counts: string;
  readonly things: Readonly<Record<CountedThing, string>>;
  readonly numbers: string;
  readonly receivables: string;
  readonly inBackup: string;
  readonly today: string;
  readonly provenAt: string;
  readonly by: string;
  readonly signature: string;
}

const en: ProtocolWords = {
  title: 'Proof of a backup',
  good: 'The backup can be restored: everything in it is as it should be.',
  bad: 'The backup does NOT pass: do not rely on it.',
  backup: 'The backup',
  office: 'Office',
  name: 'File',
  made: 'Made',
  size: 'Size',
  version: 'Written by version',
  form: 'Written as',
  forms: { plain: 'database', packed: 'compressed', sealed: 'compressed and encrypted' },
  checks: 'What was checked',
  restored: 'Restored into a temporary place and opened',
  restoredIn: (seconds) => `yes, in ${seconds} s`,
  migrated: (count) => `brought up to date in ${count} steps`,
  integrity: 'Pages and indexes of the database',
  sound: 'sound',
  orphans: 'References between records',
  noOrphans: 'all there',
  orphaned: (count) => `${count} records refer to missing ones`,
  log: 'Log of changes',
  logWhole: (records) => `unbroken, ${records} records`,
  logBroken: (record) => `broken at record ${record}`,
  files: 'Stored files, each read and compared with its hash',
  filesThere: (count) => `${count}, all there`,
  filesBad: (named, missing, altered) => `of ${named}: ${missing} missing, ${altered} altered`,
  noted: 'Counts noted when the backup was made',
  asNoted: 'the same',
  notAsNoted: 'others',
  withoutNote: 'there is no note beside the backup',
  counts: 'Records, with those in the bin',
  things: {
    clients: 'Clients',
    contacts: 'Contact persons',
    products: 'Products',
    documents: 'Documents',
    payments: 'Payments',
    notes: 'Notes',
    attachments: 'Attached files',
    users: 'Users',
  },
  numbers: 'Last number issued',
  receivables: 'To be paid by clients',
  inBackup: 'In the backup',
  today: 'Today',
  provenAt: 'Proven',
  by: 'By',
  signature: 'Signature',
};

const ru: ProtocolWords = {
  title: 'Пробное восстановление резервной копии',
  good: 'Копию можно восстановить: всё в ней в порядке.',
  bad: 'Пробное восстановление НЕ удалось: полагаться на эту копию нельзя.',
  backup: 'Копия',
  office: 'Организация',
  name: 'Файл',
  made: 'Создана',
  size: 'Размер',
  version: 'Записана версией',
  form: 'Вид',
  forms: { plain: 'база данных', packed: 'сжатая', sealed: 'сжатая и зашифрованная' },
  checks: 'Что проверено',
  restored: 'Восстановлена во временную папку и открыта',
  restoredIn: (seconds) => `да, за ${seconds} с`,
  migrated: (count) => `приведена к нынешней версии, шагов: ${count}`,
  integrity: 'Страницы и индексы базы',
  sound: 'исправны',
  orphans: 'Ссылки между записями',
  noOrphans: 'все на месте',
  orphaned: (count) => `ссылаются на отсутствующие: ${count}`,
  log: 'Журнал изменений',
  logWhole: (records) => `без разрывов, записей: ${records}`,
  logBroken: (record) => `нарушен на записи ${record}`,
  files: 'Хранимые файлы: прочитаны и сверены по хешу',
  filesThere: (count) => `${count}, все на месте`,
  filesBad: (named, missing, altered) => `из ${named}: нет ${missing}, изменено ${altered}`,
  noted: 'Количество, записанное при создании копии',
  asNoted: 'совпадает',
  notAsNoted: 'не совпадает',
  withoutNote: 'записи рядом с копией нет',
  counts: 'Записи, включая корзину',
  things: {
    clients: 'Клиенты',
    contacts: 'Контактные лица',
    products: 'Товары',
    documents: 'Документы',
    payments: 'Платежи',
    notes: 'Заметки',
    attachments: 'Вложенные файлы',
    users: 'Пользователи',
  },
  numbers: 'Последний выданный номер',
  receivables: 'Долг клиентов',
  inBackup: 'В копии',
  today: 'Сегодня',
  provenAt: 'Восстановлена на пробу',
  by: 'Кем',
  signature: 'Подпись',
};

const fr: ProtocolWords = {
  title: 'Épreuve d’une sauvegarde',
  good: 'La sauvegarde peut être restaurée : tout y est en ordre.',
  bad: 'La sauvegarde N’est PAS bonne : ne comptez pas sur elle.',
  backup: 'La sauvegarde',
  office: 'Base',
  name: 'Fichier',
  made: 'Faite le',
  size: 'Taille',
  version: 'Écrite par la version',
  form: 'Forme',
  forms: { plain: 'base de données', packed: 'compressée', sealed: 'compressée et chiffrée' },
  checks: 'Ce qui a été vérifié',
  restored: 'Restaurée dans un dossier temporaire et ouverte',
  restoredIn: (seconds) => `oui, en ${seconds} s`,
  migrated: (count) => `mise à jour en ${count} étapes`,
  integrity: 'Pages et index de la base',
  sound: 'sains',
  orphans: 'Renvois entre les enregistrements',
  noOrphans: 'tous présents',
  orphaned: (count) => `${count} renvoient à des absents`,
  log: 'Journal des modifications',
  logWhole: (records) => `continu, ${records} entrées`,
  logBroken: (record) => `rompu à l’entrée ${record}`,
  files: 'Fichiers conservés, lus et comparés à leur empreinte',
  filesThere: (count) => `${count}, tous présents`,
  filesBad: (named, missing, altered) => `sur ${named} : ${missing} absents, ${altered} modifiés`,
  noted: 'Nombres notés lors de la sauvegarde',
  asNoted: 'identiques',
  notAsNoted: 'différents',
  withoutNote: 'pas de note à côté de la sauvegarde',
  counts: 'Enregistrements, corbeille comprise',
  things: {
    clients: 'Clients',
    contacts: 'Contacts',
    products: 'Produits',
    documents: 'Documents',
    payments: 'Paiements',
    notes: 'Notes',
    attachments: 'Fichiers joints',
    users: 'Utilisateurs',
  },
  numbers: 'Dernier numéro émis',
  receivables: 'À payer par les clients',
  inBackup: 'Dans la sauvegarde',
  today: 'Aujourd’hui',
  provenAt: 'Éprouvée le',
  by: 'Par',
  signature: 'Signature',
};

export const protocolWords: Readonly<Record<Language, ProtocolWords>> = { en, ru, fr };
