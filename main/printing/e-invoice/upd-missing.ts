/** What the XML of a УПД or счёт-фактура cannot be made without. */

import { minorDigits } from '../../../preload/contract/minor-digits.ts';
import type { Address } from '../../../preload/contract/parties.ts';
import { countryNumber } from '../country-numbers.ts';
import type { PrintedDocument } from '../printed-document.ts';
import { countryOf, deliveryCountry } from './country-code.ts';
import type { Missing } from './missing.ts';
import { fullName, signerPost } from './upd-parties.ts';

const of = (path: string, en: string, ru: string, fr: string): Missing => ({ path, said: { en, ru, fr } });

const ownInn = of(
  'company.taxNumbers.inn',
  'Own company: the INN is missing, or has neither 10 nor 12 digits.',
  'Своя организация: ИНН не указан или состоит не из 10 или 12 цифр.',
  'Votre société : l’INN manque, ou n’a ni 10 ni 12 chiffres.',
);
const clientInn = of(
  'client.taxNumbers.inn',
  'Client: the INN is missing, or has neither 10 nor 12 digits.',
  'Клиент: ИНН не указан или состоит не из 10 или 12 цифр.',
  'Client : l’INN manque, ou n’a ni 10 ni 12 chiffres.',
);
const ownName = of(
  'company.legalName',
  'Own company: write the sole trader as surname, name and patronymic.',
  'Своя организация: запишите предпринимателя как фамилию, имя и отчество.',
  'Votre société : écrivez l’entrepreneur individuel par nom, prénom et patronyme.',
);
const clientName = of(
  'client.name',
  'Client: write the person as surname, name and patronymic.',
  'Клиент: запишите физическое лицо или предпринимателя как фамилию, имя и отчество.',
  'Client : écrivez la personne par nom, prénom et patronyme.',
);
const ownAddress = of(
  'company.address.country',
  'Own company: the address is missing, or its country is not one that the program knows by its number.',
  'Своя организация: не указан адрес, или код его страны программе неизвестен.',
  'Votre société : l’adresse manque, ou son pays n’est pas de ceux dont le programme connaît le numéro.',
);
const clientAddress = of(
  'client.address.country',
  'Client: the address is missing, or its country is not one that the program knows by its number.',
  'Клиент: не указан адрес, или код его страны программе неизвестен.',
  'Client : l’adresse manque, ou son pays n’est pas de ceux dont le programme connaît le numéro.',
);
const deliveryAddress = of(
  'client.deliveryAddress.country',
  'Client: in the delivery address there is neither a street nor a town, or its country is not one that the program knows by its number.',
  'Клиент: в адресе доставки нет ни улицы, ни города, или код его страны программе неизвестен.',
  'Client : l’adresse de livraison n’a ni rue ni ville, ou son pays n’est pas de ceux dont le programme connaît le numéro.',
);
const signer = of(
  'company.director',
  'Own company: enter who signs, as surname, name and patronymic.',
  'Своя организация: укажите, кто подписывает: фамилию, имя и отчество руководителя.',
  'Votre société : indiquez qui signe, par nom, prénom et patronyme.',
);
const post = of(
  'company.directorPost',
  'Own company: enter the post of who signs.',
  'Своя организация: укажите должность того, кто подписывает.',
  'Votre société : indiquez la fonction de qui signe.',
);
const unit = of(
  'lines',
  'A line has no unit: each needs one.',
  'В строке не указана единица измерения: она нужна каждой.',
  'Une ligne n’a pas d’unité : chacune en a besoin.',
);

const twoDecimals = of(
  'currency',
  'The format knows sums with two decimals only; this currency has three.',
  'Формат допускает суммы не более чем с двумя знаками после запятой, а у этой валюты их три.',
  'Le format n’admet que des sommes à deux décimales ; cette devise en a trois.',
);

/** Everything that is missing; empty where the XML can be made. */
export function missingInUpd(printed: PrintedDocument): Missing[] {
  const { seller, buyer, buyerIsPerson, details, lines, operations, currency } = printed;
  const missing: Missing[] = [];
  const need = (holds: boolean, what: Missing) => {
    if (!holds) missing.push(what);
  };
  const isInn = (text = '') => /^(?:\d{10}|\d{12})$/u.test(text);
  const isSoleTrader = (inn = '') => inn.length === 12;
  const sellerInn = seller.taxNumbers.inn;
  need(isInn(sellerInn), ownInn);
  need(!isSoleTrader(sellerInn) || fullName(seller.legalName || seller.name) !== null, ownName);
  need(knownAddress(seller.address, countryOf(seller)), ownAddress);
  if (buyer !== null) {
    const inn = buyer.taxNumbers.inn ?? '';
    const isForeign = countryOf(buyer) !== 'RU';
    need(isInn(inn) || (inn === '' && (buyerIsPerson || isForeign)), clientInn);
    need(!(buyerIsPerson || isSoleTrader(inn)) || fullName(buyer.legalName || buyer.name) !== null, clientName);
    need(knownAddress(buyer.address, countryOf(buyer)), clientAddress);
    const hasConsignee = operations !== 'services' && !details?.shipment?.consignee;
    const delivery = printed.deliveryAddress;
    need(!hasConsignee || !delivery || knownAddress(delivery, deliveryCountry(printed)), deliveryAddress);
  }
  need(fullName(details?.signatory?.name || seller.director) !== null, signer);
  need(printed.type === 'tax-invoice' || signerPost(printed) !== '', post);
  need(
    lines.every((line) => line.unit !== ''),
    unit,
  );
  need(minorDigits(currency) <= 2, twoDecimals);
  return missing;
}

function knownAddress({ city, street }: Address, country: string | null): boolean {
  return (city !== '' || street !== '') && countryNumber(country ?? '') !== '';
}
