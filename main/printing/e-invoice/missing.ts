/** What an electronic invoice cannot be made without, in words, with the place where it is filled in. */
import type { Language } from '../../../preload/contract/values.ts';

type Said = Readonly<Record<Language, string>>;

/** `path`: a field of the document, of the own company (`company.…`), of the client (`client.…`). */
export interface Missing {
  readonly path: string;
  readonly said: Said;
}

const of = (path: string, en: string, ru: string, fr: string): Missing => ({ path, said: { en, ru, fr } });

export const sellerCountry = of(
  'company.address.country',
  'Own company: the country of the address is missing, or is not a country by its name.',
  'Своя организация: в адресе не указана страна, или её название не распознано.',
  'Votre société : le pays de l’adresse manque, ou son nom n’est pas reconnu.',
);
export const buyerCountry = of(
  'client.address.country',
  'Client: the country of the address is missing, or is not a country by its name.',
  'Клиент: в адресе не указана страна, или её название не распознано.',
  'Client : le pays de l’adresse manque, ou son nom n’est pas reconnu.',
);
export const deliveryCountry = of(
  'client.deliveryAddress.country',
  'Client: the country of the delivery address is not a country by its name.',
  'Клиент: название страны в адресе доставки не распознано.',
  'Client : le nom du pays de l’adresse de livraison n’est pas reconnu.',
);
export const sellerVatNumber = of(
  'company.taxNumbers.vat',
  'Own company: the VAT number is missing.',
  'Своя организация: не указан номер плательщика НДС (VAT).',
  'Votre société : le numéro de TVA manque.',
);
export const sellerTaxNumber = of(
  'company.taxNumbers',
  'Own company: there is neither a VAT number nor a tax number.',
  'Своя организация: не указан ни номер плательщика НДС (VAT), ни налоговый номер.',
  'Votre société : ni numéro de TVA, ni numéro fiscal.',
);
export const kindOfOperation = of(
  'lines',
  'At 0 % to another country it must be known whether goods or services are sold: take all lines from the catalogue, and make one invoice for goods and one for services.',
  'При ставке 0 % и продаже в другую страну нужно знать, товары это или услуги: возьмите все строки из каталога и выставьте отдельно счёт на товары и счёт на услуги.',
  'À 0 % vers un autre pays, il faut savoir s’il s’agit de biens ou de services : prenez toutes les lignes dans le catalogue, et faites une facture pour les biens et une pour les services.',
);
export const threeDecimals = of(
  'currency',
  'EN 16931 knows amounts with two decimals only; this currency has three.',
  'EN 16931 допускает суммы не более чем с двумя знаками после запятой, а у этой валюты их три.',
  'EN 16931 n’admet que des montants à deux décimales ; cette devise en a trois.',
);
export const ownThreeDecimals = of(
  'company.currency',
  'EN 16931 knows amounts with two decimals only; the own company’s currency, in which the VAT must be stated too, has three.',
  'EN 16931 допускает суммы не более чем с двумя знаками после запятой, а у валюты организации, в которой тоже указывается НДС, их три.',
  'EN 16931 n’admet que des montants à deux décimales ; la devise de votre société, dans laquelle la TVA doit aussi figurer, en a trois.',
);
export const roundedByLine = of(
  'company.vatRounding',
  'VAT is rounded on each line, and by now differs by 1.00 or more from what EN 16931 works out on the total. Have VAT rounded on the document in the settings of the own company.',
  'НДС округляется по строкам и уже расходится на 1,00 и более с тем, что даёт EN 16931 по итогу. Включите в настройках организации округление НДС по документу.',
  'La TVA est arrondie ligne par ligne, et s’écarte de 1,00 ou plus de ce que EN 16931 calcule sur le total. Choisissez l’arrondi sur le document dans les paramètres de votre société.',
);

export const leitwegId = of(
  'details.buyerReference',
  'The client’s reference is missing: XRechnung wants the Leitweg-ID of an authority there, or whatever reference the client has given.',
  'Не указана ссылка клиента: XRechnung требует здесь Leitweg-ID ведомства или другой номер, который назвал клиент.',
  'La référence du client manque : XRechnung y attend la Leitweg-ID d’une administration, ou la référence donnée par le client.',
);
export const sellerContact = of(
  'company.director',
  'Own company: there is nobody to turn to; enter the director.',
  'Своя организация: не указано контактное лицо — заполните руководителя.',
  'Votre société : aucun interlocuteur ; indiquez le dirigeant.',
);
export const sellerPhone = of(
  'company.phone',
  'Own company: the phone number is missing.',
  'Своя организация: не указан телефон.',
  'Votre société : le téléphone manque.',
);
export const sellerEmail = of(
  'company.email',
  'Own company: the e-mail address is missing.',
  'Своя организация: не указана электронная почта.',
  'Votre société : l’adresse e-mail manque.',
);
export const buyerEmail = of(
  'client.email',
  'Client: the e-mail address is missing, to which the invoice is addressed.',
  'Клиент: не указана электронная почта, на которую адресуется счёт.',
  'Client : l’adresse e-mail à laquelle la facture est adressée manque.',
);
export const sellerTown = of(
  'company.address.city',
  'Own company: the postcode or the town is missing.',
  'Своя организация: не указаны индекс или город.',
  'Votre société : le code postal ou la ville manque.',
);
export const buyerTown = of(
  'client.address.city',
  'Client: the postcode or the town is missing.',
  'Клиент: не указаны индекс или город.',
  'Client : le code postal ou la ville manque.',
);
export const deliveryTown = of(
  'client.deliveryAddress.city',
  'Client: the postcode or the town of the delivery address is missing.',
  'Клиент: в адресе доставки не указаны индекс или город.',
  'Client : le code postal ou la ville de l’adresse de livraison manque.',
);
export const sellerAccount = of(
  'company.bankAccounts',
  'Own company: there is no bank account in the currency of the document.',
  'Своя организация: нет банковского счёта в валюте документа.',
  'Votre société : aucun compte bancaire dans la devise du document.',
);
