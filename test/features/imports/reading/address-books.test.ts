/** Address books of phones, Google and Outlook are read as they are written, whatever their version, language and encoding. */
import { describe, expect, test } from 'vitest';
import { personColumns } from '../../../../main/features/imports/reading/person.ts';
import { allRows, cp1251, opened } from './fixtures.ts';

/** The rows as `{column: cell}`, what is empty left out. */
async function persons(bytes: Uint8Array | string, name = 'contacts.vcf') {
  const table = await opened(bytes, name);
  expect(table.columns).toEqual(personColumns);
  const rows = await allRows(table);
  return rows.map(([, ...cells]) =>
    Object.fromEntries(personColumns.map((column, at) => [column, cells[at]]).filter(([, cell]) => cell !== '')),
  );
}

describe('vCard', () => {
  test('3.0: folded lines, escapes, labels, categories; the picture is left out', async () => {
    const text = [
      'BEGIN:VCARD',
      'VERSION:3.0',
      'N:Anders;Maria;;Dr.;',
      'FN:Maria Anders',
      'ORG:Alfreds Futterkiste\\; Berlin;Sales',
      'TITLE:Sales Repre',
      ' sentative',
      'TEL;TYPE=CELL,VOICE:+49 170 1112233',
      'item1.TEL:030-0074321',
      'item1.X-ABLabel:_$!<Work>!$_',
      'TEL;TYPE=WORK,FAX:030-0076545',
      'EMAIL;TYPE=INTERNET;TYPE=WORK:maria@alfreds.example',
      'ADR;TYPE=HOME:;;Waldweg 1;Potsdam;;14467;Germany',
      'ADR;TYPE=WORK:;;Obere Str. 57;Berlin;;12209;Germany',
      'URL:https\\://alfreds.example',
      'CATEGORIES:VIP,Retail\\, food',
      'NOTE:Calls back\\nin the evening',
      'BDAY:1985-04-12T00:00:00Z',
      `PHOTO;ENCODING=b;TYPE=JPEG:${'A'.repeat(60)}`,
      ` ${'B'.repeat(60)}`,
      'END:VCARD',
      '',
    ].join('\r\n');
    expect(await persons(text)).toEqual([
      {
        name: 'Alfreds Futterkiste; Berlin',
        contactName: 'Maria Anders',
        contactPosition: 'Sales Representative',
        contactPhone: 'mobile: +49 170 1112233\nwork: 030-0074321',
        contactEmail: 'work: maria@alfreds.example',
        contactNote: 'Calls back\nin the evening',
        contactBirthday: '1985-04-12',
        fax: '030-0076545',
        site: 'https://alfreds.example',
        street: 'Obere Str. 57',
        postcode: '12209',
        city: 'Berlin',
        country: 'Germany',
        tags: 'VIP, Retail, food',
      },
    ]);
  });

  test('4.0: phones as addresses, organisations, groups; a person without organisation is a client', async () => {
    const card = (...lines: string[]) => ['BEGIN:VCARD', 'VERSION:4.0', ...lines, 'END:VCARD'].join('\n');
    const text = [
      card('FN:Jean Dupont', 'TEL;VALUE=uri;TYPE="voice,home":tel:+33-1-42-33-22-11;ext=5', 'IMPP:telegram:@jean'),
      card('KIND:org', 'FN:Café Élégance', 'ORG:Café Élégance', 'TEL:+33 4 78 00 00 00'),
      card('KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1'),
      card('EMAIL:nobody@example.com', 'FN:'),
    ].join('\n');
    expect(await persons(text)).toEqual([
      { name: 'Jean Dupont', kind: 'person', phone: 'home: +33-1-42-33-22-11 x5', messenger: 'telegram:@jean' },
      { name: 'Café Élégance', phone: '+33 4 78 00 00 00' },
      { name: 'nobody@example.com', kind: 'person', email: 'nobody@example.com' },
    ]);
  });

  test('2.1: quoted-printable in its own encoding, bare types; windows-1251 without a word about it', async () => {
    const printable = (bytes: Uint8Array) =>
      [...bytes].map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');
    const name = printable(cp1251('Иванов Иван'));
    const text = [
      'BEGIN:VCARD',
      'VERSION:2.1',
      `FN;CHARSET=windows-1251;ENCODING=QUOTED-PRINTABLE:${name.slice(0, 15)}=`,
      name.slice(15),
      `ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:${printable(Buffer.from('ООО «Ромашка»'))}`,
      'TEL;CELL:+79161234567',
      'END:VCARD',
    ].join('\r\n');
    expect(await persons(text)).toEqual([
      { name: 'ООО «Ромашка»', contactName: 'Иванов Иван', contactPhone: 'mobile: +79161234567' },
    ]);
    const plain = cp1251(
      'BEGIN:VCARD\r\nVERSION:2.1\r\nN:Петрова;Анна;Сергеевна\r\nTEL;HOME:111-22-33\r\nEND:VCARD\r\n',
    );
    expect(await persons(plain)).toEqual([
      { name: 'Анна Сергеевна Петрова', kind: 'person', phone: 'home: 111-22-33' },
    ]);
  });

  test('a card that is never closed, lines without a colon and an empty card do no harm', async () => {
    const text = 'BEGIN:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:Alfa\nrubbish\nEND:VCARD\nBEGIN:VCARD\nFN:Beta\n';
    expect(await persons(text)).toEqual([{ name: 'Alfa', kind: 'person' }]);
    await expect(opened('BEGIN:VCARD\nEND:VCARD\n', 'x.vcf')).rejects.toMatchObject({ code: 'invalid' });
  });
});

const maria = {
  name: 'Alfreds Futterkiste',
  contactName: 'Maria Anders',
  contactPosition: 'Sales',
  contactPhone: 'work: 030-0074321\nmobile: +49 170 1112233',
  contactEmail: 'maria@alfreds.example',
  street: 'Obere Str. 57',
  postcode: '12209',
  city: 'Berlin',
  country: 'Germany',
};

test.each([
  [
    'Google, the present form',
    'First Name,Middle Name,Last Name,Organization Name,Organization Title,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country',
    'Maria,,Anders,Alfreds Futterkiste,Sales,,* myContacts ::: VIP,*,maria@alfreds.example,Work,030-0074321,Mobile,+49 170 1112233,Work,"Obere Str. 57, Berlin",Obere Str. 57,Berlin,,12209,Germany',
    { ...maria, tags: 'VIP' },
  ],
  [
    'Google, the form before',
    'Name,Given Name,Additional Name,Family Name,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,Address 1 - Street,Address 1 - City,Address 1 - Postal Code,Address 1 - Country,Organization 1 - Name,Organization 1 - Title',
    'Maria Anders,Maria,,Anders,,* myContacts,* Other,maria@alfreds.example,Work,030-0074321,Mobile,+49 170 1112233,Obere Str. 57,Berlin,12209,Germany,Alfreds Futterkiste,Sales',
    maria,
  ],
  [
    'Outlook in English',
    'Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Business Fax,Business Phone,Home Phone,Mobile Phone,Categories,E-mail Address,E-mail Type,E-mail Display Name,Notes,Web Page',
    ',Maria,,Anders,,Alfreds Futterkiste,,Sales,Obere Str. 57,Berlin,,12209,Germany,,,,030-0074321,,+49 170 1112233,,maria@alfreds.example,SMTP,Maria,,',
    maria,
  ],
  [
    'Outlook in Russian',
    'Обращение,Имя,Отчество,Фамилия,Организация,Должность,Улица (раб. адрес),Город (раб. адрес),Область (раб. адрес),Индекс (раб. адрес),Страна (раб. адрес),Рабочий факс,Рабочий телефон,Домашний телефон,Телефон переносной,Мобильный телефон,Адрес эл. почты,Тип эл. почты,Заметки,Категории',
    ',Maria,,Anders,Alfreds Futterkiste,Sales,Obere Str. 57,Berlin,,12209,Germany,,030-0074321,,,+49 170 1112233,maria@alfreds.example,SMTP,,',
    maria,
  ],
  [
    'Outlook in French',
    'Titre,Prénom,Deuxième prénom,Nom,Société,Fonction,Rue (bureau),Ville (bureau),Dép/Région (bureau),Code postal (bureau),Pays/Région (bureau),Télécopie (bureau),Téléphone (bureau),Téléphone (domicile),Tél. mobile,Adresse de messagerie,Notes,Catégories',
    ',Maria,,Anders,Alfreds Futterkiste,Sales,Obere Str. 57,Berlin,,12209,Germany,,030-0074321,,+49 170 1112233,maria@alfreds.example,,',
    maria,
  ],
])('%s', async (_, header, row, expected) => {
  expect(await persons(`${header}\n${row}\n`, 'contacts.csv')).toEqual([expected]);
});

test('an ordinary list with first and last names stays as it is', async () => {
  const table = await opened('First Name;Last Name;Phone;E-mail\nMaria;Anders;030-0074321;m@x.ru\n');
  expect(table.addressBook).toBeNull();
  expect(table.columns).toEqual(['First Name', 'Last Name', 'Phone', 'E-mail']);
});
