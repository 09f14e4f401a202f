/** The счёт-фактура and the УПД in the format of the tax service, 5.03: element by element. */
import iconv from 'iconv-lite';
import { afterEach, expect, test } from 'vitest';
import type { ClientFields } from '../../preload/contract/clients.ts';
import type { DraftFields } from '../../preload/contract/documents.ts';
import { addClient, line, vatRateId } from '../support/documents.ts';
import { type TestOffice, testOffice } from '../support/office.ts';
import { addPerson, ownersPassword } from '../support/people.ts';
import { all, readXml, type XmlNode } from '../support/xml-tree.ts';

let office: TestOffice;
afterEach(async () => {
  await office.close();
});

const buyer: Partial<ClientFields> = {
  name: 'Северный берег',
  legalName: 'ООО «Северный берег»',
  country: 'RU',
  taxNumbers: { inn: '7812014560', kpp: '781201001' },
  address: {
    street: 'Невский пр., д. 100',
    postcode: '191025',
    city: 'Санкт-Петербург',
    region: '',
    country: 'Россия',
  },
  reaches: [{ kind: 'email', value: 'buh@bereg.example', label: '' }],
};

async function issued(type: 'upd' | 'tax-invoice', fields: Partial<DraftFields>, client = buyer) {
  const clientId = await addClient(office, client);
  const draft = await office.ask('documents.new', { type, companyId: null, clientId });
  const created = await office.ask('documents.create', { ...draft, exchangeRate: null, ...fields });
  return (await office.ask('documents.issue', created)).document;
}

async function xmlOf(id: number): Promise<{ readonly name: string; readonly text: string; readonly root: XmlNode }> {
  const { file, name } = await office.ask('documents.eInvoice', { id, format: 'upd' });
  const { data, last } = await office.ask('files.read', { file, offset: 0 });
  expect(last).toBe(true);
  const text = iconv.decode(Buffer.from(data, 'base64'), 'win1251');
  return { name, text, root: readXml(text) };
}

/** Names and attributes as they nest, texts behind a colon: what a reader of the format sees. */
function outline(node: XmlNode, indent = ''): string[] {
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}=${value}`);
  const text = node.children.length === 0 && node.text !== '' ? `: ${node.text}` : '';
  return [
    `${indent}${node.name}${attributes.join('')}${text}`,
    ...node.children.flatMap((child) => outline(child, `${indent}  `)),
  ];
}

test('a УПД with status 1 holds the tax invoice and the transfer, in the order of the format, to the kopeck', async () => {
  // 12:30 in Moscow; the file says when the document was issued where the computer is.
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-23T09:30:15.000Z' });
  const [rate, reduced] = [await vatRateId(office, 'RU', 2200), await vatRateId(office, 'RU', 1000)];
  const { id, number } = await issued('upd', {
    lines: [
      // 3 × 1,000.00 = 3,000.00, VAT 22 % = 660.00.
      line({ name: 'Стол «Ореол» 2 ″', code: 'A-1', quantity: 3000, price: 100_000, vatRateId: rate }),
      // 1.5 × 99.99 = 149.985 → 149.99, less 10 % = 134.99 (134.9865); VAT 10 % = 13.499 → 13.50. The price: 1.5 × 89.99 = 134.985 → 134.99.
      line({
        name: 'Мука & соль',
        unit: 'KGM',
        quantity: 1500,
        price: 9999,
        discount: 1000,
        vatRateId: reduced,
        originCountry: 'KZ',
        customsDeclaration: '10702070/010226/0000001',
      }),
    ],
    comment: 'Самовывоз',
    details: {
      transferStatus: '1',
      contract: '№ 5/26 от 12.01.2026',
      paymentDocuments: '№ 17 от 02.03.2026',
      stateContract: '1770000000000000000000000',
    },
  });
  const { name, text, root } = await xmlOf(id);
  const { uid } = await office.ask('documents.get', { id });
  const file = `ON_NSCHFDOPPR_7812014560781201001_7707083893770701001_20261123_${uid}_0_0_0_0_0_00`;
  expect(name).toBe(`${file}.xml`);
  expect(text).toMatch(/^<\?xml version="1\.0" encoding="windows-1251"\?>\n/u);
  // A sign that windows-1251 has not is not lost.
  expect(text).toContain('НаимТов="Стол «Ореол» 2 &#8243;"');
  const at = new Date('2026-11-23T09:30:15.000Z');
  const two = (value: number) => String(value).padStart(2, '0');
  const time = `${two(at.getHours())}.${two(at.getMinutes())}.15`;
  const title =
    'окумент об отгрузке товаров (выполнении работ), передаче имущественных прав (документ об оказании услуг)';
  expect(outline(root)).toEqual([
    `Файл ИдФайл=${file} ВерсФорм=5.03 ВерсПрог=Kontor`,
    `  Документ КНД=1115131 Функция=СЧФДОП ПоФактХЖ=Д${title} НаимДокОпр=Счет-фактура и д${title} ДатаИнфПр=23.11.2026 ВремИнфПр=${time} НаимЭконСубСост=Общество с ограниченной ответственностью «Ромашка», ИНН/КПП: 7707083893/770701001`,
    `    СвСчФакт НомерДок=${number} ДатаДок=23.11.2026`,
    '      СвПрод',
    '        ИдСв',
    '          СвЮЛУч НаимОрг=Общество с ограниченной ответственностью «Ромашка» ИННЮЛ=7707083893 КПП=770701001',
    '        Адрес',
    '          АдрИнф КодСтр=643 НаимСтран=Россия АдрТекст=117997, Москва, ул. Вавилова, д. 19',
    '        БанкРекв НомерСчета=40702810200000012345',
    '          СвБанк НаимБанк=ПАО Сбербанк, г. Москва БИК=044525225 КорСчет=30101810400000000225',
    '        Контакт',
    '          Тлф: +7 495 000-00-00',
    '          ЭлПочта: office@romashka.example',
    '      ГрузОт',
    '        ОнЖе: он же',
    '      ГрузПолуч',
    '        ИдСв',
    '          СвЮЛУч НаимОрг=ООО «Северный берег» ИННЮЛ=7812014560 КПП=781201001',
    '        Адрес',
    '          АдрИнф КодСтр=643 НаимСтран=Россия АдрТекст=191025, Санкт-Петербург, Невский пр., д. 100',
    '      СвПРД НомерПРД=17 ДатаПРД=02.03.2026',
    `      ДокПодтвОтгрНом РеквНаимДок=Универсальный передаточный документ РеквНомерДок=${number} РеквДатаДок=23.11.2026`,
    '      СвПокуп',
    '        ИдСв',
    '          СвЮЛУч НаимОрг=ООО «Северный берег» ИННЮЛ=7812014560 КПП=781201001',
    '        Адрес',
    '          АдрИнф КодСтр=643 НаимСтран=Россия АдрТекст=191025, Санкт-Петербург, Невский пр., д. 100',
    '      ДенИзм КодОКВ=643 НаимОКВ=Российский рубль',
    '      ДопСвФХЖ1 ИдГосКон=1770000000000000000000000',
    '      ИнфПолФХЖ1',
    '        ТекстИнф Идентиф=Примечание Значен=Самовывоз',
    '    ТаблСчФакт',
    '      СведТов НомСтр=1 НаимТов=Стол «Ореол» 2 ″ ОКЕИ_Тов=796 НаимЕдИзм=шт КолТов=3 ЦенаТов=1000.00 СтТовБезНДС=3000.00 НалСт=22% СтТовУчНал=3660.00',
    '        ДопСведТов КодТов=A-1',
    '        Акциз',
    '          БезАкциз: без акциза',
    '        СумНал',
    '          СумНал: 660.00',
    '      СведТов НомСтр=2 НаимТов=Мука & соль ОКЕИ_Тов=166 НаимЕдИзм=кг КолТов=1.5 ЦенаТов=89.99 СтТовБезНДС=134.99 НалСт=10% СтТовУчНал=148.49',
    '        СвДТ КодПроисх=398 НомерДТ=10702070/010226/0000001',
    '        ДопСведТов',
    '          КрНаимСтрПр: Казахстан',
    '        Акциз',
    '          БезАкциз: без акциза',
    '        СумНал',
    '          СумНал: 13.50',
    '      ВсегоОпл СтТовБезНДСВсего=3134.99 СтТовУчНалВсего=3808.49',
    '        СумНалВсего',
    '          СумНал: 673.50',
    '    СвПродПер',
    '      СвПер СодОпер=Товары переданы, работы сданы, услуги оказаны ДатаПер=23.11.2026',
    '        ОснПер РеквНаимДок=Договор РеквНомерДок=5/26 РеквДатаДок=12.01.2026',
    '    Подписант Должн=Генеральный директор СпосПодтПолном=1',
    '      ФИО Фамилия=Иванов Имя=И. Отчество=И.',
  ]);
});

test('status 2 is a transfer alone, a счёт-фактура a tax invoice alone', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-23T09:30:15.000Z' });
  const none = await vatRateId(office, 'RU', null);
  const second = await issued('upd', { lines: [line({ vatRateId: none })], details: { transferStatus: '2' } });
  const transfer = (await xmlOf(second.id)).root;
  expect(all(transfer, 'Документ')[0]?.attributes.Функция).toBe('ДОП');
  expect(all(transfer, 'Документ/СвСчФакт/ДокПодтвОтгрНом')).toHaveLength(0);
  expect(all(transfer, 'Документ/СвПродПер/СвПер/БезДокОснПер').map(({ text }) => text)).toEqual(['1']);
  expect(all(transfer, 'Документ/ТаблСчФакт/СведТов').map(({ attributes }) => attributes.НалСт)).toEqual(['без НДС']);
  expect(all(transfer, 'Документ/ТаблСчФакт/ВсегоОпл/СумНалВсего/БезНДС').map(({ text }) => text)).toEqual(['без НДС']);
  const rate = await vatRateId(office, 'RU', 2200);
  const invoice = (await xmlOf((await issued('tax-invoice', { lines: [line({ vatRateId: rate })] })).id)).root;
  expect(all(invoice, 'Документ').map(({ attributes }) => [attributes.Функция, attributes.НаимДокОпр])).toEqual([
    ['СЧФ', undefined],
  ]);
  expect(all(invoice, 'Документ/СвПродПер')).toHaveLength(0);
});

test('how the buyer is reached and his accounts stand in it as little as on paper: it is the same file for whoever may not see them', async () => {
  office = await testOffice({
    country: 'RU',
    language: 'ru',
    password: ownersPassword,
    now: '2026-11-23T09:30:15.000Z',
  });
  const rate = await vatRateId(office, 'RU', 2200);
  const account = {
    bank: 'АО «Банк»',
    bic: '044525225',
    account: '40702810900000000001',
    corrAccount: '',
    currency: '',
  };
  const { id } = await issued(
    'upd',
    { lines: [line({ vatRateId: rate })], details: { transferStatus: '1' } },
    { ...buyer, bankAccounts: [account] },
  );
  const boris = await addPerson(office, 'boris', {
    rights: { 'clients.see': 'all', 'documents.see': 'all', 'documents.print': 'all' },
    hidden: ['clients.reaches', 'clients.bankAccounts'],
  });
  const { sha256 } = await boris.ask('documents.eInvoice', { id, format: 'upd' });
  expect(sha256).toBe((await office.ask('documents.eInvoice', { id, format: 'upd' })).sha256);
  expect((await xmlOf(id)).text).not.toMatch(/bereg\.example|40702810900000000001/u);
});

test('a sole trader is named as a person, a foreign buyer without a Russian number', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-23T09:30:15.000Z' });
  const rate = await vatRateId(office, 'RU', 2200);
  const fields = { form: 'RU', lines: [line({ vatRateId: rate })], details: { transferStatus: '1' as const } };
  const identity = async (client: Partial<ClientFields>) => {
    const { root } = await xmlOf((await issued('upd', fields, client)).id);
    return all(root, 'Документ/СвСчФакт/СвПокуп/ИдСв').flatMap((node) =>
      node.children.flatMap((child) => outline(child)),
    );
  };
  const trader = {
    legalName: 'ИП Петрова Анна Сергеевна',
    taxNumbers: { inn: '500100732259', ogrnip: '304500116000157' },
  };
  expect(await identity({ ...buyer, ...trader })).toEqual([
    'СвИП ИННФЛ=500100732259 ОГРНИП=304500116000157',
    '  ФИО Фамилия=Петрова Имя=Анна Отчество=Сергеевна',
  ]);
  const address = { street: 'Torstr. 49', postcode: '10119', city: 'Berlin', region: '', country: 'Германия' };
  expect(
    await identity({ ...buyer, country: 'INT', legalName: 'Nordwind GmbH', taxNumbers: { tax: '27/1' }, address }),
  ).toEqual(['СвИнНеУч ИдСтат=ИО КодСтр=276 НаимСтран=Германия Наим=Nordwind GmbH Идентиф=27/1']);
});

test('what is missing is named with its field: who signs, the country of the address, the name of a person', async () => {
  office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-23T09:30:15.000Z' });
  const [company] = await office.ask('companies.list', {});
  if (company === undefined) throw new Error('There is no own company.');
  const { id, version, director, directorPost } = company;
  await office.ask('companies.change', {
    id,
    version,
    changes: { director: '', directorPost: '' },
    was: { director, directorPost },
  });
  const rate = await vatRateId(office, 'RU', 2200);
  const client = { ...buyer, kind: 'person' as const, legalName: '', name: 'Мария', taxNumbers: {} };
  const document = await issued(
    'upd',
    { lines: [line({ vatRateId: rate })], details: { transferStatus: '1' } },
    client,
  );
  const reply = await office.call('documents.eInvoice', { id: document.id, format: 'upd' });
  expect(reply).toMatchObject({
    ok: false,
    code: 'invalid',
    details: {
      fields: [
        {
          path: 'client.name',
          message: 'Клиент: запишите физическое лицо или предпринимателя как фамилию, имя и отчество.',
        },
        {
          path: 'company.director',
          message: 'Своя организация: укажите, кто подписывает: фамилию, имя и отчество руководителя.',
        },
        { path: 'company.directorPost', message: 'Своя организация: укажите должность того, кто подписывает.' },
      ],
    },
  });
});

test('the file says the day and the time of the office in which it was issued, wherever it is made', async () => {
  const zone = process.env.TZ;
  try {
    process.env.TZ = 'Asia/Vladivostok';
    office = await testOffice({ country: 'RU', language: 'ru', now: '2026-11-29T22:30:00.000Z' });
    const { id } = await issued('upd', { lines: [line({ vatRateId: await vatRateId(office, 'RU', 2200) })] });
    const here = await office.ask('documents.eInvoice', { id, format: 'upd' });
    // UTC+10.
    const { root } = await xmlOf(id);
    expect(all(root, 'Документ')[0]?.attributes).toMatchObject({ ДатаИнфПр: '30.11.2026', ВремИнфПр: '08.30.00' });
    process.env.TZ = 'Europe/Paris';
    const { name, sha256 } = await office.ask('documents.eInvoice', { id, format: 'upd' });
    expect([name, sha256]).toEqual([here.name, here.sha256]);
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
