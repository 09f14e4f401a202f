/** A letter to begin with. */
import type { Language } from '../../../preload/contract/values.ts';
import type { WordBlock } from './word-writer.ts';

interface Words {
  readonly greeting: string;
  readonly body: string;
  readonly regards: string;
  readonly writer: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    greeting: 'Dear Sir or Madam,',
    body: 'Write your letter here.',
    regards: 'Yours faithfully,',
    writer: 'Contact: {userName}, {seller.phone}',
  },
  ru: {
    greeting: 'Уважаемые коллеги!',
    body: 'Здесь напишите текст письма.',
    regards: 'С уважением,',
    writer: 'Исполнитель: {userName}, {seller.phone}',
  },
  fr: {
    greeting: 'Madame, Monsieur,',
    body: 'Écrivez votre lettre ici.',
    regards: 'Veuillez agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
    writer: 'Votre interlocuteur : {userName}, {seller.phone}',
  },
};

const text = (line: string): WordBlock => ({ kind: 'text', text: line });

/** The letter, without what explains the fields. */
export function letterBlocks(language: Language): WordBlock[] {
  const { greeting, body, regards, writer } = words[language];
  return [
    {
      kind: 'columns',
      columns: [
        ['**{seller.name}**', '{seller.addressLines}', '{seller.phone}', '{seller.email}'],
        [
          '**{buyer.name}**',
          '{buyer.addressLines}',
          '{#buyer.director}{buyer.directorPost} {buyer.director}{/buyer.director}',
        ],
      ],
    },
    text('{#seller.city}{seller.city}, {/seller.city}{longDay}'),
    text(''),
    text(greeting),
    text(body),
    text(''),
    text(regards),
    text('{signatoryPost}'),
    text('________________ {signatoryName}'),
    { kind: 'hint', text: writer },
  ];
}
