/** What a letter to a client can name: both parties, the day, who writes. Text only; what there is none of is empty. */
import type { Party } from '../../preload/contract/documents.ts';
import type { Address } from '../../preload/contract/parties.ts';
import type { Language } from '../../preload/contract/values.ts';
import { formatDay, formatLongDay } from './format.ts';
import { addressLines, type PartyView, partyView } from './party-view.ts';
import type { PrintForm } from './printed-document.ts';

export interface LetterFacts {
  readonly form: PrintForm;
  readonly language: Language;
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly seller: Party;
  readonly buyer: Party;
  readonly deliveryAddress: Address | null;
  readonly legalForm: string;
  readonly register: string;
  /** Who writes it. */
  readonly userName: string;
}

export interface LetterView {
  /** Title of the file. */
  readonly caption: string;
  /** A letter is no draft of anything. */
  readonly mark: string;
  readonly day: string;
  readonly longDay: string;
  readonly seller: PartyView;
  readonly buyer: PartyView;
  readonly deliveryLines: readonly string[];
  readonly legalForm: string;
  readonly register: string;
  readonly signatoryName: string;
  readonly signatoryPost: string;
  readonly userName: string;
}

/** Makes the view: pure. */
export function letterView(facts: LetterFacts): LetterView {
  const { form, language, day, seller, buyer, deliveryAddress, legalForm, register, userName } = facts;
  const withCountry = form === 'INT' || buyer.address.country !== seller.address.country;
  const partyForm = { form, language, withCountry, labels: {} };
  return {
    caption: buyer.legalName || buyer.name,
    mark: '',
    day: formatDay(day, language),
    longDay: formatLongDay(day, language),
    seller: partyView(seller, partyForm),
    buyer: partyView(buyer, partyForm),
    deliveryLines: deliveryAddress === null ? [] : addressLines(deliveryAddress, withCountry),
    legalForm,
    register,
    signatoryName: seller.director,
    signatoryPost: seller.directorPost,
    userName,
  };
}
