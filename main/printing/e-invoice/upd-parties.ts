/** Who sells and who buys, as the format of the УПД names them (приказ ФНС России от 19.12.2023 № ЕД-7-26/970@: УчастникТип, ФИОТип). */
import type { Party } from '../../../preload/contract/documents.ts';
import type { BankAccount } from '../../../preload/contract/parties.ts';
import { countryNumber } from '../country-numbers.ts';
import type { PartyView } from '../party-view.ts';
import type { PrintedDocument } from '../printed-document.ts';
import { countryOf } from './country-code.ts';
import { type Element, element } from './xml.ts';

/** Surname, name and, where there is one, patronymic. */
export interface FullName {
  readonly surname: string;
  readonly name: string;
  readonly patronymic: string;
}

/** `Иванов Иван Иванович`, `Иванов И. И.`, `ИП Иванов И.И.`; null for what is not at least a surname and a name. */
export function fullName(text: string): FullName | null {
  const bare = text.replace(/^\s*(?:ИП|индивидуальный предприниматель)\s+/iu, '').replace(/\.(?=\p{L})/gu, '. ');
  const [surname, name, ...rest] = bare.split(/\s+/u).filter((part) => part !== '');
  if (surname === undefined || name === undefined || !/^\p{L}[\p{L}-]+$/u.test(surname)) return null;
  return { surname, name, patronymic: rest.join(' ') };
}

export function nameElement({ surname, name, patronymic }: FullName): Element | null {
  return element('ФИО', [], { Фамилия: surname, Имя: name, Отчество: patronymic || null });
}

/** A party with what stands beside it on the form. */
export interface UpdParty {
  readonly party: Party;
  readonly view: PartyView;
  readonly isPerson: boolean;
  readonly bankAccount: BankAccount | null;
}

/** Where a party is, or has its goods brought: the code of the country, and the address in one line. */
export interface UpdPlace {
  readonly country: string | null;
  readonly address: string;
}

/** Company, sole trader, private person or foreign company; which of them the tax numbers say. `place`: elsewhere than at its own address. */
export function partyElement(name: string, about: UpdParty, place?: UpdPlace): Element | null {
  const { party, view, bankAccount } = about;
  const { country, address } = place ?? { country: countryOf(party), address: view.address };
  return element(name, [
    element('ИдСв', [identity(about)]),
    element('Адрес', [
      element('АдрИнф', [], {
        КодСтр: countryNumber(country ?? ''),
        НаимСтран: countryName(country),
        АдрТекст: address || null,
      }),
    ]),
    bankAccount && bankElement(bankAccount),
    element('Контакт', [element('Тлф', party.phone), element('ЭлПочта', party.email)]),
  ]);
}

function bankElement({ account, bank, bic, corrAccount }: BankAccount): Element | null {
  return element(
    'БанкРекв',
    [element('СвБанк', [], { НаимБанк: bank || null, БИК: bic || null, КорСчет: corrAccount || null })],
    { НомерСчета: account || null },
  );
}

function identity({ party, isPerson }: UpdParty): Element | null {
  const { inn = '', kpp = '', ogrnip = '', tax = '', registration = '' } = party.taxNumbers;
  const title = party.legalName || party.name;
  const person = isPerson || inn.length === 12 ? fullName(title) : null;
  if (isPerson) return element('СвФЛУч', [person && nameElement(person)], { ИННФЛ: inn || null });
  if (inn.length === 12)
    return element('СвИП', [person && nameElement(person)], { ИННФЛ: inn, ОГРНИП: ogrnip || null });
  if (inn !== '') return element('СвЮЛУч', [], { НаимОрг: title, ИННЮЛ: inn, КПП: kpp || null });
  const country = countryOf(party);
  return element('СвИнНеУч', [], {
    ИдСтат: 'ИО',
    КодСтр: countryNumber(country ?? ''),
    НаимСтран: countryName(country),
    Наим: title,
    Идентиф: tax || registration || null,
  });
}

const russianNames = new Intl.DisplayNames(['ru'], { type: 'region', fallback: 'none' });

function countryName(code: string | null): string | null {
  return code === null ? null : (russianNames.of(code) ?? null);
}

/** The post of who signs; a sole trader who names none is one. Operators refuse a УПД without it, and take a счёт-фактура. */
export function signerPost({ details, seller }: Pick<PrintedDocument, 'details' | 'seller'>): string {
  const post = details?.signatory?.name ? details.signatory.post : seller.directorPost;
  return post || (seller.taxNumbers.inn?.length === 12 ? 'Индивидуальный предприниматель' : '');
}
