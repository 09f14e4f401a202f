/** Why something about a document is refused, in words. */
import type { DocumentType } from '../../../preload/contract/companies.ts';
import type { Language } from '../../../preload/contract/values.ts';
import { Failure, type Said } from '../../engine/failure.ts';
import { formatQuantity } from '../../printing/format.ts';
import { typeTitle } from '../../printing/labels.ts';

export const noSuchDocument = () =>
  new Failure('not-found', {
    en: 'The document no longer exists.',
    ru: 'Этого документа больше нет.',
    fr: 'Ce document n’existe plus.',
  });

export const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'The document was changed on another computer meanwhile. Open it again to see the present version.',
      ru: 'Документ тем временем изменили на другом компьютере. Откройте его заново, чтобы увидеть текущую версию.',
      fr: 'Le document a été modifié entre-temps sur un autre poste. Rouvrez-le pour voir la version actuelle.',
    },
    { version },
  );

export const issuedIsFrozen = () =>
  new Failure('read-only', {
    en: 'The document is issued and can no longer be changed. Cancel it, or make a copy.',
    ru: 'Документ выставлен, изменить его уже нельзя. Аннулируйте его или сделайте копию.',
    fr: 'Le document est émis et ne peut plus être modifié. Annulez-le ou faites-en une copie.',
  });

export const issuedStays = () =>
  new Failure('read-only', {
    en: 'The document is issued and cannot be deleted. It can be cancelled; it keeps its number then.',
    ru: 'Документ выставлен, удалить его нельзя. Его можно аннулировать — номер за ним сохранится.',
    fr: 'Le document est émis et ne peut pas être supprimé. Il peut être annulé ; il garde alors son numéro.',
  });

export const alreadyIssued = () =>
  new Failure('read-only', {
    en: 'The document is issued already.',
    ru: 'Документ уже выставлен.',
    fr: 'Le document est déjà émis.',
  });

export const notToBeCancelled = (status: string) =>
  new Failure(
    'read-only',
    status === 'draft'
      ? {
          en: 'A draft is not cancelled but deleted.',
          ru: 'Черновик не аннулируют, а удаляют.',
          fr: 'Un brouillon ne s’annule pas, il se supprime.',
        }
      : status === 'cancelled'
        ? {
            en: 'The document is cancelled already.',
            ru: 'Документ уже аннулирован.',
            fr: 'Le document est déjà annulé.',
          }
        : {
            en: 'In its present state the document cannot be cancelled.',
            ru: 'В нынешнем состоянии документ аннулировать нельзя.',
            fr: 'Dans son état actuel, le document ne peut pas être annulé.',
          },
  );

export const noClient: Said = {
  en: 'Choose the client.',
  ru: 'Выберите клиента.',
  fr: 'Choisissez le client.',
};
export const clientIsGone: Said = {
  en: 'There is no such client any more. Choose another one.',
  ru: 'Этого клиента больше нет. Выберите другого.',
  fr: 'Ce client n’existe plus. Choisissez-en un autre.',
};
export const clientInBin: Said = {
  en: 'The client is in the bin. Restore it, or choose another one.',
  ru: 'Клиент находится в корзине. Восстановите его или выберите другого.',
  fr: 'Le client est dans la corbeille. Restaurez-le ou choisissez-en un autre.',
};
export const noLines: Said = {
  en: 'Add at least one line.',
  ru: 'Добавьте хотя бы одну строку.',
  fr: 'Ajoutez au moins une ligne.',
};
export const noSuchCompany: Said = {
  en: 'Choose the own company that the document is from.',
  ru: 'Выберите свою организацию, от имени которой составлен документ.',
  fr: 'Choisissez la société qui établit le document.',
};
export const productIsGone: Said = {
  en: 'There is no such product.',
  ru: 'Такого товара нет.',
  fr: 'Cet article n’existe pas.',
};
export const noSuchVatRate: Said = {
  en: 'There is no such VAT rate.',
  ru: 'Такой ставки НДС нет.',
  fr: 'Ce taux de TVA n’existe pas.',
};
export const noSuchBankAccount: Said = {
  en: 'The own company has no such bank account.',
  ru: 'У организации нет такого банковского счёта.',
  fr: 'La société n’a pas ce compte bancaire.',
};
export const noCompanyYet = () =>
  new Failure('unavailable', {
    en: 'Enter the own company in the settings first.',
    ru: 'Сначала укажите свою организацию в настройках.',
    fr: 'Saisissez d’abord votre société dans les paramètres.',
  });

export const noSuchForm: Said = {
  en: 'There is no such print form for this type of document.',
  ru: 'Такой печатной формы у документов этого вида нет.',
  fr: 'Ce modèle d’impression n’existe pas pour ce type de document.',
};
export const noFormThere: Said = {
  en: 'There is no form of that country for this type of document. Choose another form.',
  ru: 'У этой страны нет формы для документов этого вида. Выберите другую форму.',
  fr: 'Ce pays n’a pas de modèle pour ce type de document. Choisissez un autre modèle.',
};
export const noSuchBasis: Said = {
  en: 'The document that this one refers to is no longer there, or is still a draft.',
  ru: 'Документа, на который ссылается этот, больше нет, или он ещё не выставлен.',
  fr: 'Le document auquel celui-ci se réfère n’existe plus, ou n’est encore qu’un brouillon.',
};
export const noContract: Said = {
  en: 'The contract that is named is not there any more, or is still a draft.',
  ru: 'Указанного договора больше нет, или он ещё черновик.',
  fr: 'Le contrat indiqué n’existe plus, ou n’est encore qu’un brouillon.',
};
export const noSuchLine: Said = {
  en: 'The line that this one is based on does not belong to an issued document.',
  ru: 'Строка, на основании которой сделана эта, не относится к выставленному документу.',
  fr: 'La ligne dont celle-ci est issue n’appartient pas à un document émis.',
};
export const isNoBasis = (status: string) =>
  new Failure(
    'read-only',
    status === 'cancelled'
      ? {
          en: 'The document is cancelled: nothing can be made on its basis.',
          ru: 'Документ аннулирован: на его основании ничего создать нельзя.',
          fr: 'Le document est annulé : rien ne peut en être issu.',
        }
      : {
          en: 'Issue the document first: a draft may still change.',
          ru: 'Сначала выставьте документ: черновик ещё может измениться.',
          fr: 'Émettez d’abord le document : un brouillon peut encore changer.',
        },
  );
export const notAfter = () =>
  new Failure('invalid', {
    en: 'A document of this type is not made on the basis of that one.',
    ru: 'Документ этого вида на основании такого не создают.',
    fr: 'Un document de ce type ne s’établit pas à partir de celui-ci.',
  });
export const typeNotMade = () =>
  new Failure('invalid', {
    en: 'There are no documents of this type in the country of the form.',
    ru: 'В стране печатной формы документов этого вида нет.',
    fr: 'Ce type de document n’existe pas dans le pays du modèle.',
  });
export const nothingLeft: Said = {
  en: 'Nothing is left: all of it stands in other documents already.',
  ru: 'Ничего не осталось: всё уже вошло в другие документы.',
  fr: 'Il ne reste rien : tout figure déjà dans d’autres documents.',
};
/** The same of a type, where several are made at once. */
export const nothingLeftFor = (type: DocumentType): Said => ({
  en: `${typeTitle(type, 'en')}: nothing is left, all of it stands in other documents already.`,
  ru: `${typeTitle(type, 'ru')}: ничего не осталось, всё уже вошло в другие документы.`,
  fr: `${typeTitle(type, 'fr')} : il ne reste rien, tout figure déjà dans d’autres documents.`,
});
export const noDepositShare: Said = {
  en: 'Say which share the deposit is, in percent.',
  ru: 'Укажите долю аванса в процентах.',
  fr: 'Indiquez la part de l’acompte, en pour cent.',
};
export const notThisStatus = () =>
  new Failure('read-only', {
    en: 'The document cannot get this status from its present one.',
    ru: 'Из нынешнего состояния документ нельзя перевести в это.',
    fr: 'Le document ne peut pas passer de son état actuel à celui-ci.',
  });
export const paidStays = () =>
  new Failure('read-only', {
    en: 'It is paid, or paid in part: take the payment back first, then cancel. What was paid rightly is given back by a credit note.',
    ru: 'По документу уже есть оплата: сначала удалите её, затем аннулируйте документ. Если оплата верна, оформляют возврат.',
    fr: 'Un paiement est déjà enregistré : annulez-le d’abord, puis annulez le document. Si le paiement est juste, établissez un avoir.',
  });
export const standsOnIt = (number: string) =>
  new Failure('read-only', {
    en: `${number} credits or corrects it: cancel that first.`,
    ru: `На этот документ опирается ${number}: сначала аннулируйте его.`,
    fr: `${number} s’appuie sur ce document : annulez-le d’abord.`,
  });
/** A line of which more is taken than there was; both in thousandths. */
export interface OverLine {
  readonly name: string;
  readonly taken: number;
  readonly ordered: number;
}

const mostLinesNamed = 5;

function overLines(lines: readonly OverLine[], language: Language): string {
  const one = ({ name, taken, ordered }: OverLine) => {
    const [many, of] = [formatQuantity(taken, language), formatQuantity(ordered, language)];
    return {
      en: `“${name}” (${many} of ${of})`,
      ru: `«${name}» (${many} из ${of})`,
      fr: `« ${name} » (${many} sur ${of})`,
    }[language];
  };
  const named = lines.slice(0, mostLinesNamed).map(one).join(', ');
  return lines.length > mostLinesNamed ? `${named} …` : `${named}.`;
}

export const deliveredMore = (lines: readonly OverLine[]): Said => ({
  en: `More is delivered than was ordered: ${overLines(lines, 'en')}`,
  ru: `Отгружено больше заказанного: ${overLines(lines, 'ru')}`,
  fr: `Quantité livrée supérieure à la commande : ${overLines(lines, 'fr')}`,
});
export const billedMore = (lines: readonly OverLine[]): Said => ({
  en: `More is billed than was ordered: ${overLines(lines, 'en')}`,
  ru: `Выставлено больше заказанного: ${overLines(lines, 'ru')}`,
  fr: `Quantité facturée supérieure à la commande : ${overLines(lines, 'fr')}`,
});
