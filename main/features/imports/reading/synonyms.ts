/** What columns are called in the files that offices have: other CRMs, 1C, Excel, web shops; English, Russian, French. */
import type { ClientField, ProductField } from './columns.ts';

/**
 * Names by field, separated by `|`, in any case and with or without accents. A name may stand with several fields: the first that is free
 * and whose values fit gets the column. Earlier names of a field are better than later ones.
 */
export const clientSynonyms: Readonly<Partial<Record<ClientField, string>>> = {
  code: 'code|client code|customer code|client id|customer id|customer number|customer no|account number|supplier id|supplier code|vendor id|company id|id|код|код клиента|код контрагента|код поставщика|номер клиента|ид|code client|code tiers|code fournisseur|numero client|n client|reference client|ref client|identifiant|matricule',
  name: 'company name|company|name|client|client name|customer|customer name|supplier|supplier name|vendor|vendor name|organization|organisation|organization name|business name|account name|firm|наименование|название|название компании|наименование компании|наименование организации|название организации|контрагент|наименование контрагента|клиент|компания|организация|фирма|предприятие|покупатель|поставщик|заказчик|краткое наименование|сокращенное наименование|имя клиента|nom|societe|entreprise|nom de la societe|nom entreprise|nom de l entreprise|nom client|nom du client|client nom|fournisseur|nom fournisseur|tiers|nom du tiers|nom commercial|denomination|enseigne',
  legalName:
    'legal name|full name|full company name|registered name|official name|полное наименование|юридическое наименование|юридическое название|полное название|наименование полное|наименование для печати|юр лицо|официальное наименование|raison sociale|denomination sociale|nom legal|nom complet',
  kind: 'kind|legal kind|client kind|legal form|вид|вид контрагента|вид клиента|юр физ лицо|юр физ|форма собственности|юридическое физическое лицо|nature|nature du client|forme juridique',
  type: 'type|client type|customer type|relationship|relation type|role|тип|тип клиента|тип контрагента|тип компании|роль|type de client|type client|type de tiers|relation',
  state:
    'status|state|client status|stage|lifecycle stage|статус|состояние|статус клиента|этап|стадия|statut|etat|etat client|statut client|etape',
  category:
    'category|abc|abc category|rating|grade|категория|категория abc|авс|категория клиента|рейтинг|categorie|categorie abc|classe|note abc',
  source:
    'source|lead source|origin|источник|источник лида|откуда|канал|рекламный источник|откуда узнали|origine|provenance|canal|source du lead',
  industry:
    'industry|sector|business sector|branch|line of business|отрасль|сфера деятельности|вид деятельности|сфера|secteur|secteur d activite|activite|branche|domaine d activite',
  street:
    'address|street|street address|address 1|address line 1|address line|billing street|billing address|legal address|mailing address|postal address|адрес|улица|юридический адрес|юр адрес|почтовый адрес|фактический адрес|адрес клиента|улица дом|adresse|rue|adresse 1|adresse postale|adresse ligne 1|voie|adresse de facturation|siege social|adresse du siege',
  postcode:
    'postcode|postal code|post code|zip|zip code|zip postal code|billing postal code|billing zip|индекс|почтовый индекс|code postal|cp|c p',
  city: 'city|town|locality|billing city|город|населенный пункт|нас пункт|ville|commune|localite',
  region:
    'region|province|county|state|state province|area|billing state|регион|область|край|республика|субъект рф|район|область край|departement|etat region|canton',
  country: 'country|billing country|nation|country name|country code|страна|государство|pays|pays de residence',
  phone:
    'phone|telephone|tel|phone number|telephone number|phone 1|main phone|office phone|work phone|business phone|company phone|mobile|mobile phone|cell|cell phone|телефон|тел|телефоны|номер телефона|телефон 1|рабочий телефон|основной телефон|моб|мобильный|мобильный телефон|сотовый|конт телефон|контактный телефон|numero de telephone|n telephone|n tel|tel fixe|tel 1|telephone 1|portable|tel portable|telephone portable|tel mobile|tel bureau|telephone fixe|standard|phone 2|second phone|other phone|alternative phone|home phone|моб тел|тел моб|телефон мобильный|телефон 2|второй телефон|доп телефон|дополнительный телефон|другой телефон|моб телефон|tel 2|telephone 2|mobile 2|autre telephone',
  fax: 'fax|fax number|fax no|business fax|факс|номер факса|телефон факс|telecopie|n fax|numero de fax',
  email:
    'email|e mail|mail|email address|e mail address|email 1|work email|business email|company email|почта|эл почта|электронная почта|имейл|адрес электронной почты|емейл|эл адрес|емайл|courriel|adresse mail|adresse email|adresse e mail|adresse electronique|mel|email 2|e mail 2|second email|other email|alternative email|вторая почта|доп почта|почта 2|дополнительная почта|autre email|mail 2|courriel 2',
  site: 'website|web site|site|web|url|home page|homepage|web page|www|domain|сайт|веб сайт|интернет сайт|адрес сайта|сайт компании|site web|site internet|page web|adresse web',
  contactName:
    'contact name|contact|contact person|primary contact|main contact|contact full name|full name|representative|контактное лицо|конт лицо|контакт|контактные лица|фио|фио контакта|имя контакта|представитель|имя|nom du contact|contact principal|interlocuteur|personne de contact|personne a contacter|nom contact|correspondant',
  contactPosition:
    'contact title|contact position|position|job title|title|job|contact job title|role|должность|должность контакта|должность контактного лица|fonction|poste|titre|fonction du contact|fonction contact|qualite',
  contactPhone:
    'contact phone|contact telephone|contact mobile|contact tel|телефон контакта|телефон контактного лица|мобильный контакта|тел контакта|контактный телефон|telephone du contact|tel contact|telephone contact|portable contact|tel du contact|mobile contact',
  contactEmail:
    'contact email|contact e mail|contact mail|почта контакта|email контакта|email контактного лица|e mail контактного лица|эл почта контактного лица|email du contact|mail contact|email contact|e mail contact|courriel du contact|e mail du contact',
  contactBirthday:
    'birthday|birth date|date of birth|birthdate|contact birthday|bday|dob|день рождения|дата рождения|день рождения контакта|дата рождения контакта|др|anniversaire|date de naissance|date d anniversaire|anniversaire du contact|naissance',
  messenger:
    'messenger|telegram|whatsapp|viber|skype|мессенджер|телеграм|телеграмм|ватсап|вотсап|вайбер|скайп|messagerie|messagerie instantanee',
  tags: 'tags|tag|labels|label|keywords|groups|categories list|метки|метка|теги|тег|ярлыки|ключевые слова|группы|etiquettes|etiquette|libelles|mots cles|tags client',
  bank: 'bank|bank name|банк|наименование банка|название банка|банк получателя|banque|nom de la banque|domiciliation',
  bic: 'bic|swift|bic swift|swift code|swift bic|bic code|бик|бик банка|code bic|code swift',
  account:
    'bank account|bank account number|account no|account number|iban|account|расчетный счет|р с|р сч|рс|расч счет|счет|номер счета|банковский счет|compte|compte bancaire|numero de compte|n compte|rib',
  corrAccount:
    'correspondent account|corr account|корреспондентский счет|корр счет|кор счет|к с|к сч|кс|compte de correspondance|compte correspondant',
  director:
    'director|ceo|managing director|head|general manager|manager name|директор|руководитель|генеральный директор|ген директор|фио руководителя|dirigeant|directeur|gerant|representant legal|pdg',
  responsible:
    'responsible|manager|account manager|owner|assigned to|sales rep|salesperson|ответственный|менеджер|ответственный менеджер|основной менеджер|responsable|commercial|charge de clientele|gestionnaire',
  team: 'team|department|команда|отдел|equipe|service',
  directorPost: 'director position|director post|должность руководителя|должность директора|fonction du dirigeant',
  actingOn: 'acting on the basis of|на основании|действует на основании|agissant en vertu de',
  campaign:
    'campaign|advertising campaign|marketing campaign|кампания|рекламная кампания|campagne|campagne publicitaire',
  priceList: 'price list|pricelist|прайс лист|прайс|вид цен|liste de prix|tarif',
  creditLimit: 'credit limit|limit|кредитный лимит|лимит|лимит задолженности|encours|encours autorise|plafond',
  currency: 'currency|currency code|валюта|devise|monnaie',
  consent:
    'consent|consent to mailings|mailing consent|newsletter|opt in|согласие|согласие на рассылку|рассылка|подписка|accord pour les envois|consentement|optin',
  nextContact:
    'next contact|next call|follow up|следующий контакт|дата следующего контакта|перезвонить|prochain contact|relance|prochain rappel',
  discount:
    'discount|discount percent|customer discount|скидка|процент скидки|скидка процент|remise|taux de remise|remise client|rabais',
  paymentDays:
    'payment days|payment terms|payment term|terms|net days|credit days|days to pay|payment term days|отсрочка|отсрочка платежа|отсрочка дней|отсрочка платежа дней|срок оплаты|срок оплаты дней|дней отсрочки|условия оплаты|delai de paiement|delai paiement|echeance jours|delai de paiement jours|conditions de paiement|delai de reglement',
  language: 'language|preferred language|lang|язык|язык общения|langue|langue preferee',
  note: 'note|notes|comment|comments|remark|remarks|description|memo|additional information|примечание|примечания|комментарий|комментарии|заметки|заметка|описание|доп информация|дополнительная информация|remarque|remarques|commentaire|commentaires|observation|observations|divers',
};

/** See `clientSynonyms`. */
export const productSynonyms: Readonly<Record<ProductField, string>> = {
  code: 'code|sku|article|article number|item code|product code|product id|item number|item no|part number|part no|id|item id|stock code|артикул|код|код товара|код номенклатуры|номенклатурный номер|арт|ид|номер|reference|ref|code article|reference article|ref article|code produit|reference produit|ref produit|n article|identifiant',
  name: 'product name|name|product|item|item name|article name|goods|title|service name|наименование|название|товар|номенклатура|наименование товара|название товара|товары|позиция|услуга|наименование услуги|товар услуга|наименование номенклатуры|полное наименование|designation|libelle|nom|produit|nom du produit|article|nom article|nom de l article|intitule|prestation|libelle article',
  kind: 'kind|type|product type|item type|вид|тип|вид номенклатуры|тип номенклатуры|тип товара|вид товара|товар или услуга|nature|type de produit|type article|type d article',
  group:
    'group|category|category name|product category|product group|family|section|department|группа|категория|группа товаров|товарная группа|раздел|вид товара|родитель|группа номенклатуры|папка|famille|categorie|groupe|rayon|famille article|gamme|sous famille',
  unit: 'unit|units|unit of measure|uom|measure|unit of measurement|ед|ед изм|единица|единица измерения|ед измерения|единицы|базовая единица|unite|unites|unite de mesure|unite de vente|u|um|conditionnement',
  price:
    'price|unit price|sales price|sale price|selling price|list price|retail price|net price|price net|cost per unit|amount|gross price|цена|цена продажи|стоимость|розничная цена|отпускная цена|цена за единицу|прайс|цена розничная|цена за ед|розница|цена без ндс|цена с ндс|prix|prix unitaire|prix de vente|prix ht|pu|pu ht|p u|p u h t|tarif|prix public|prix unitaire ht|prix de vente ht|tarif ht|prix ttc|prix vente ht|pv ht',
  currency: 'currency|currency code|валюта|код валюты|devise|monnaie|code devise',
  vatRate:
    'vat rate|vat|vat percent|tax rate|tax|sales tax|ндс|ставка ндс|ндс ставка|ндс процент|ставка налога|tva|taux tva|taux de tva|tva taux|code tva',
  priceIncludesVat:
    'price includes vat|includes vat|vat included|tax included|price includes tax|gross|incl vat|ндс включен|цена с ндс|цена включает ндс|ндс в цене|с ндс|в т ч ндс|ttc|prix ttc|tva incluse|tva comprise',
  purchasePrice:
    'purchase price|cost|cost price|buying price|unit cost|buy price|supplier price|закупочная цена|закупка|цена закупки|себестоимость|цена закупочная|цена поставщика|входная цена|prix d achat|prix achat|cout|prix de revient|pa ht|prix d achat ht|prix achat ht|cout d achat|pa',
  barcode:
    'barcode|bar code|ean|ean 13|ean13|gtin|upc|ean code|штрихкод|штрих код|баркод|шк|code barre|code barres|code a barres|code ean|gencod|gencode',
  description:
    'description|details|long description|product description|specification|quantity per unit|packaging|note|notes|comment|описание|характеристики|подробное описание|комментарий|примечание|упаковка|фасовка|description longue|descriptif|detail|remarque|commentaire|caracteristiques|quantite par unite',
  discontinued:
    'discontinued|archived|obsolete|withdrawn|out of sale|снят с продажи|снят|снято с продажи|снят с производства|архив|архивный|не продается|abandonne|arrete|obsolete|archive|fin de vie|plus en vente|supprime',
};
