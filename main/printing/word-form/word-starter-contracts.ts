/** Contracts of services to begin with. They are short samples to be adapted, and no legal advice; the texts that they follow were not read again. */
import type { Language } from '../../../preload/contract/values.ts';
import type { WordBlock } from './word-writer.ts';

const text = (line: string): WordBlock => ({ kind: 'text', text: line });
const heading = (line: string): WordBlock => ({ kind: 'heading', text: line });

const sample: Readonly<Record<Language, string>> = {
  en: 'A short sample: have the contract read by whoever answers for it.',
  ru: 'Это краткий образец: дайте договор на проверку тому, кто за него отвечает.',
  fr: 'Ceci est un modèle sommaire : faites relire le contrat par qui en répond.',
};

/** The conditions, where the document brings a text of its own instead. */
function conditions(blocks: readonly WordBlock[]): WordBlock[] {
  return [text('{#text}'), text('{.}'), text('{/text}'), text('{^text}'), ...blocks, text('{/text}')];
}

/** ГК РФ, гл. 39 (ст. 779–783.1). */
function russian(): WordBlock[] {
  return [
    { kind: 'title', text: 'Договор оказания услуг {#number}№ {number}{/number}{^number}(проект){/number}' },
    { kind: 'columns', columns: [['{seller.city}'], ['{longDay}']] },
    text(
      // Names and posts stand in the nominative: the program cannot decline them.
      '**{seller.name}** (далее — «Исполнитель»{#signatoryName}; представитель — {#signatoryPost}{signatoryPost} {/signatoryPost}{signatoryName}{#signatoryBasis}, действует на основании {signatoryBasis}{/signatoryBasis}{^signatoryBasis}{^soleTrader}, действует на основании Устава{/soleTrader}{/signatoryBasis}{/signatoryName}), с одной стороны, и **{buyer.name}** (далее — «Заказчик»{#betweenBusinesses}; представитель — {#buyer.directorPost}{buyer.directorPost} {/buyer.directorPost}{buyer.director}{^buyer.director}____________________{/buyer.director}, действует на основании {#buyer.actingOn}{buyer.actingOn}{/buyer.actingOn}{^buyer.actingOn}Устава{/buyer.actingOn}{/betweenBusinesses}), с другой стороны, заключили настоящий договор.',
    ),
    ...conditions([
      heading('1. Предмет договора'),
      text(
        '1.1. Исполнитель оказывает услуги{#subject}: {subject}{/subject}, перечисленные в спецификации, а Заказчик принимает и оплачивает их.',
      ),
      heading('2. Цена и расчёты'),
      text(
        '2.1. Цена услуг — {grossWithCurrency} ({inWords}){#vatPayer}, в том числе НДС {vatWithCurrency}{/vatPayer}{^vatPayer}, НДС не облагается{/vatPayer}.',
      ),
      text(
        '2.2. Заказчик платит по счёту Исполнителя в течение пяти рабочих дней после подписания акта, если в счёте нет другого срока.',
      ),
      heading('3. Сроки и приёмка'),
      text(
        '3.1. Услуги оказываются {#serviceDay}до {serviceDay}{/serviceDay}{^serviceDay}в согласованные Сторонами сроки{/serviceDay}. Заказчик вовремя даёт нужные для этого сведения и доступ.',
      ),
      text(
        '3.2. Заказчик подписывает акт в течение пяти рабочих дней после его получения либо письменно объясняет отказ; иначе услуги считаются принятыми.',
      ),
      heading('4. Ответственность и споры'),
      text(
        '4.1. За просрочку виновная Сторона по письменному требованию платит 0,1 % просроченной суммы за каждый день, но не более 10 % этой суммы.',
      ),
      text(
        '4.2. На претензию отвечают в течение 30 дней. Споры рассматривает арбитражный суд по месту нахождения ответчика.',
      ),
      heading('5. Срок действия'),
      text(
        '5.1. Договор действует со дня подписания {#validUntil}до {validUntil}{/validUntil}{^validUntil}до полного исполнения обязательств{/validUntil}. Он составлен в двух экземплярах, по одному для каждой Стороны.',
      ),
    ]),
    heading('Реквизиты и подписи сторон'),
    {
      kind: 'columns',
      columns: [
        [
          '**Исполнитель**',
          '{seller.name}',
          '{seller.address}',
          'ИНН {seller.inn}{#seller.kpp}, КПП {seller.kpp}{/seller.kpp}',
          '{#bank.known}Р/с {bank.account}, {bank.bank}, БИК {bank.bic}, к/с {bank.corrAccount}{/bank.known}',
          '',
          '________________ {signatoryName}',
        ],
        [
          '**Заказчик**',
          '{buyer.name}',
          '{buyer.address}',
          '{#buyer.inn}ИНН {buyer.inn}{/buyer.inn}{#buyer.kpp}, КПП {buyer.kpp}{/buyer.kpp}',
          '{#buyer.bank.known}Р/с {buyer.bank.account}, {buyer.bank.bank}, БИК {buyer.bank.bic}{/buyer.bank.known}',
          '',
          '________________ {buyer.director}',
        ],
      ],
    },
    { kind: 'heading', text: 'Спецификация к договору {#number}№ {number} {/number}от {day}', newPage: true },
  ];
}

/** Code civil, art. 1101 et suivants, 1710 ; code de commerce, art. L441-10 et D441-5. */
function french(): WordBlock[] {
  return [
    {
      kind: 'title',
      text: 'Contrat de prestation de services {#number}n° {number}{/number}{^number}(projet){/number}',
    },
    { kind: 'columns', columns: [['{seller.city}'], ['Le {longDay}']] },
    text(
      'Entre **{seller.name}**{#legalForm}, {legalForm}{/legalForm}, {seller.address}{#seller.siren}, SIREN {seller.siren}{/seller.siren}{#register}, {register}{/register}, représentée par {signatoryName}{#signatoryPost}, {signatoryPost}{/signatoryPost}, ci-après « le Prestataire »,',
    ),
    text(
      'et **{buyer.name}**, {buyer.address}{#buyer.siren}, SIREN {buyer.siren}{/buyer.siren}{#buyer.director}, représentée par {buyer.director}{/buyer.director}, ci-après « le Client », il est convenu ce qui suit.',
    ),
    ...conditions([
      heading('1. Objet'),
      text('Le Prestataire réalise pour le Client les prestations du tableau annexé{#subject} : {subject}{/subject}.'),
      heading('2. Prix et paiement'),
      text(
        'Le prix est de {grossWithCurrency} ({inWords}){#vatPayer}, dont TVA {vatWithCurrency}{/vatPayer}{^vatPayer} ; {vatExemption}{/vatPayer}. Les factures sont payables à leur échéance. Tout retard entraîne de plein droit des pénalités {#latePenaltyRate}au taux annuel de {latePenaltyRate}{/latePenaltyRate}{^latePenaltyRate}au taux de la Banque centrale européenne majoré de dix points{/latePenaltyRate} et l’indemnité forfaitaire de 40 € pour frais de recouvrement.',
      ),
      heading('3. Exécution'),
      text(
        'Les prestations sont fournies {#serviceDay}avant le {serviceDay}{/serviceDay}{^serviceDay}dans les délais convenus{/serviceDay}. Le Client remet à temps les informations et les accès nécessaires ; sans réserve écrite sous dix jours, les prestations sont réputées acceptées.',
      ),
      heading('4. Responsabilité et confidentialité'),
      text(
        'Le Prestataire est tenu d’une obligation de moyens. Chaque partie garde confidentiel ce qu’elle apprend de l’autre, pendant le contrat et trois ans après son terme.',
      ),
      heading('5. Durée et litiges'),
      text(
        'Le contrat prend effet à sa signature{#validUntil} et prend fin le {validUntil}{/validUntil}. Il est soumis au droit français ; à défaut d’accord amiable, le tribunal du siège du Prestataire est compétent.',
      ),
    ]),
    {
      kind: 'columns',
      columns: [
        ['**Le Prestataire**', '{seller.name}', '{signatoryPost}', '', '________________ {signatoryName}'],
        ['**Le Client**', '{buyer.name}', '{buyer.directorPost}', '', '________________ {buyer.director}'],
      ],
    },
    { kind: 'heading', text: 'Annexe : détail des prestations', newPage: true },
  ];
}

function english(): WordBlock[] {
  return [
    { kind: 'title', text: 'Service agreement {#number}No. {number}{/number}{^number}(draft){/number}' },
    { kind: 'columns', columns: [['{seller.city}'], ['{longDay}']] },
    text(
      'This agreement is made between **{seller.name}**, {seller.address}, represented by {signatoryName}{#signatoryPost}, {signatoryPost}{/signatoryPost} (“the Provider”), and **{buyer.name}**, {buyer.address}{#buyer.director}, represented by {buyer.director}{/buyer.director} (“the Client”).',
    ),
    ...conditions([
      heading('1. Services'),
      text(
        'The Provider performs the services listed in the annex{#subject}: {subject}{/subject}. The annex is part of this agreement.',
      ),
      heading('2. Price and payment'),
      text(
        'The price is {grossWithCurrency} ({inWords}){#vatPayer}, including VAT of {vatWithCurrency}{/vatPayer}. Invoices are due on the day that they state{#latePenaltyRate}; interest of {latePenaltyRate} a year is charged on late payments{/latePenaltyRate}.',
      ),
      heading('3. Performance'),
      text(
        'The services are performed {#serviceDay}by {serviceDay}{/serviceDay}{^serviceDay}within the time agreed{/serviceDay}. The Client gives the information and access that are needed, in good time. What is not objected to in writing within ten days is accepted.',
      ),
      heading('4. Liability and confidence'),
      text(
        'Except for intent and gross negligence, liability is limited to the price. Each party keeps confidential what it learns of the other, during this agreement and for three years after it.',
      ),
      heading('5. Term and disputes'),
      text(
        'This agreement is in force from its signature{#validUntil} until {validUntil}{/validUntil}. The law of the Provider’s country applies, and the courts at the Provider’s seat decide.',
      ),
    ]),
    {
      kind: 'columns',
      columns: [
        ['**For the Provider**', '{seller.name}', '{signatoryPost}', '', '________________ {signatoryName}'],
        ['**For the Client**', '{buyer.name}', '{buyer.directorPost}', '', '________________ {buyer.director}'],
      ],
    },
    { kind: 'heading', text: 'Annex: services and prices', newPage: true },
  ];
}

const contracts: Readonly<Record<Language, () => WordBlock[]>> = { en: english, ru: russian, fr: french };

/** The contract up to the heading of its table of lines. */
export function contractBlocks(language: Language): WordBlock[] {
  return [{ kind: 'hint', text: sample[language] }, ...contracts[language]()];
}
