/** Address books as Google and Outlook write them in CSV, with headers in English, Russian and French, as persons. */
import { birthdayFromText } from '../../../../preload/contract/birthdays.ts';
import { nobody, type Person } from './person.ts';
import type { Labelled } from './several.ts';
import { foldWords } from './words.ts';

export type ContactProgram = 'google' | 'outlook';

/** A file that was recognised: whose it is, and its rows as persons. */
export interface ContactFile {
  readonly program: ContactProgram;
  person(cells: readonly string[]): Person;
}

type AddressPart = keyof Person['address'];

/** What a column holds; `group` ties the value of Google to its label. */
type Slot =
  | {
      readonly part:
        | 'given'
        | 'middle'
        | 'family'
        | 'full'
        | 'organisation'
        | 'title'
        | 'note'
        | 'tags'
        | 'site'
        | 'birthday'
        | 'monthFirst';
    }
  | { readonly part: 'phone' | 'fax' | 'email'; readonly group: string; readonly label: string }
  | { readonly part: 'label'; readonly group: string }
  | { readonly part: 'address'; readonly which: 'work' | 'home' | 'other'; readonly piece: AddressPart };

/** Both programs: words of a header, folded (`Phone 1 - Value` is `phone 1 value`). */
const plain: readonly (readonly [RegExp, Slot])[] = [
  [/^(first name|given name|имя|prenom)$/u, { part: 'given' }],
  [/^(middle name|additional name|отчество|второе имя|deuxieme prenom|autre prenom)$/u, { part: 'middle' }],
  [/^(last name|family name|фамилия|nom|nom de famille)$/u, { part: 'family' }],
  [/^name$/u, { part: 'full' }],
  [
    /^(company|organization name|organization 1 name|организация|компания|название организации|организация 1 название|societe|entreprise|nom de l (organisation|entreprise)|organisation 1 nom)$/u,
    { part: 'organisation' },
  ],
  [
    /^(job title|organization title|organization 1 title|должность|организация 1 должность|fonction|titre du poste|poste|organisation 1 (titre|fonction)|fonction dans l organisation)$/u,
    { part: 'title' },
  ],
  [/^(notes|заметки|примечания|remarques)$/u, { part: 'note' }],
  [/^birthday$/u, { part: 'monthFirst' }],
  [/^(день рождения|anniversaire|date de naissance|дата рождения)$/u, { part: 'birthday' }],
  [/^(categories|labels|group membership|категории|ярлыки|группы|libelles|groupes)$/u, { part: 'tags' }],
  [
    /^(web page|personal web page|website \d value|веб (страница|сайт)( \d значение)?|личная веб страница|page web( personnelle)?|site web \d valeur)$/u,
    { part: 'site' },
  ],
];

const addressParts: readonly (readonly [RegExp, AddressPart])[] = [
  [/street|улица|rue/u, 'street'],
  [/postal code|zip|индекс|почтовый код|code postal/u, 'postcode'],
  [/city|город|ville/u, 'city'],
  [/country|страна|pays/u, 'country'],
  [/state|region|область|регион|dep|province/u, 'region'],
];

function slotOf(header: string): Slot | null {
  const words = foldWords(header);
  const known = plain.find(([pattern]) => pattern.test(words));
  if (known) return known[1];
  return googleSlot(words) ?? outlookSlot(words);
}

const google =
  /^(phone|телефон|telephone|e mail|эл почта|адрес эл почты|электронная почта|adresse e mail|address|адрес|adresse) (\d+) (.+)$/u;

function googleSlot(words: string): Slot | null {
  const [, what = '', number = '', rest = ''] = google.exec(words) ?? [];
  if (what === '') return null;
  const isPhone = /^(phone|телефон|telephone)$/u.test(what);
  const isAddress = /^(address|адрес|adresse)$/u.test(what);
  if (isAddress) {
    const piece = addressParts.find(([pattern]) => pattern.test(rest))?.[1];
    return piece && number === '1' ? { part: 'address', which: 'other', piece } : null;
  }
  const group = `${isPhone ? 'phone' : 'email'} ${number}`;
  if (/^(value|значение|valeur)$/u.test(rest)) return { part: isPhone ? 'phone' : 'email', group, label: '' };
  return /^(label|type|ярлык|тип|libelle)$/u.test(rest) ? { part: 'label', group } : null;
}

const isWork = /business|company|раб|служеб|bureau|professionnel/u;
const isHome = /home|дом|domicile|personnel/u;
const isMobile = /mobile|моб|сотов|portable/u;

function outlookSlot(words: string): Slot | null {
  const label = isMobile.test(words) ? 'mobile' : isWork.test(words) ? 'work' : isHome.test(words) ? 'home' : '';
  const own = { group: words, label };
  if (/(^| )(fax|факс|telecopie)( |$)/u.test(words)) return { part: 'fax', ...own, label: '' };
  if (/(^| )(type|тип|display name|краткое имя|nom complet)( |$)/u.test(words)) return null;
  if (/^e mail( \d)? address$|^адрес( \d)? эл почты$|^adresse (de messagerie|e mail)( \d)?$/u.test(words))
    return { part: 'email', ...own, label: '' };
  if (/(^| )(phone|телефон|тел|telephone|tel)( |$)/u.test(words)) return { part: 'phone', ...own };
  const which = isWork.test(words) ? 'work' : isHome.test(words) ? 'home' : null;
  const piece = addressParts.find(([pattern]) => pattern.test(words))?.[1];
  return which && piece ? { part: 'address', which, piece } : null;
}

/** Null for a file that is no address book of these programs. */
export function contactFile(columns: readonly string[]): ContactFile | null {
  const slots = columns.map(slotOf);
  const has = (test: (slot: Slot) => boolean) => slots.some((slot) => slot !== null && test(slot));
  const named = has(({ part }) => part === 'given') && has(({ part }) => part === 'family');
  if (!named) return null;
  const isGoogle = has((slot) => slot.part === 'label');
  const isOutlook =
    has(({ part }) => part === 'email') && has((slot) => slot.part === 'address' && slot.which === 'work');
  if (!isGoogle && !isOutlook) return null;
  return { program: isGoogle ? 'google' : 'outlook', person: (cells) => personOf(slots, cells) };
}

function personOf(slots: readonly (Slot | null)[], cells: readonly string[]): Person {
  const person = nobody();
  const text = new Map<string, string>();
  const labels = new Map<string, string>();
  const addresses = { work: nobody().address, home: nobody().address, other: nobody().address };
  for (const [column, slot] of slots.entries()) {
    const value = cells[column]?.trim() ?? '';
    if (slot === null || value === '') continue;
    if (slot.part === 'label') labels.set(slot.group, labelOf(value));
  }
  for (const [column, slot] of slots.entries()) {
    const value = cells[column]?.trim() ?? '';
    if (slot === null || value === '') continue;
    if (slot.part === 'phone' || slot.part === 'fax' || slot.part === 'email') {
      const list = { phone: person.phones, fax: person.faxes, email: person.emails }[slot.part];
      list.push(...several(value, slot.label || (labels.get(slot.group) ?? '')));
    } else if (slot.part === 'site') person.sites.push(...value.split(' ::: '));
    else if (slot.part === 'tags') person.tags.push(...tagsOf(value));
    else if (slot.part === 'address') addresses[slot.which][slot.piece] ||= value.replace(/\s*\n\s*/gu, ', ');
    else if (slot.part !== 'label') text.set(slot.part, text.get(slot.part) ?? value);
  }
  const of = (part: string) => text.get(part) ?? '';
  const parts = [of('given'), of('middle'), of('family')].filter(Boolean).join(' ');
  const address = [addresses.work, addresses.home].find((one) => Object.values(one).some(Boolean)) ?? addresses.other;
  return {
    ...person,
    name: of('full') || parts,
    organisation: of('organisation'),
    title: of('title'),
    note: of('note'),
    birthday: birthdayText(of('birthday')) || birthdayText(of('monthFirst'), true),
    address,
  };
}

function several(value: string, label: string): Labelled[] {
  return value.split(' ::: ').map((one) => ({ value: one.trim(), label }));
}

function labelOf(value: string): string {
  const bare = value.replace(/^\*\s*/u, '');
  const words = foldWords(bare);
  return isMobile.test(words)
    ? 'mobile'
    : /^(work|раб|bureau|professionnel)/u.test(words)
      ? 'work'
      : isHome.test(words)
        ? 'home'
        : /^(other|другой|autre|main)$/u.test(words)
          ? ''
          : bare;
}

/** `* myContacts` is what Google calls all of them. */
function tagsOf(value: string): string[] {
  return value
    .split(/ ::: |[;,]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && !tag.startsWith('*'));
}

/** Outlook writes `0/0/00` where there is none, and in English the month first (Google as ISO does); what is no month is the day all the same. */
function birthdayText(text: string, isMonthFirst = false): string {
  if (/^0+[/.]0+[/.]0+$/u.test(text)) return '';
  const [, month = '', day = '', year = ''] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/u.exec(text) ?? [];
  const turned = birthdayFromText(`${day}.${month}.${year}`);
  const asWritten = birthdayFromText(text);
  return (isMonthFirst ? (turned ?? asWritten) : (asWritten ?? turned)) ?? text;
}
