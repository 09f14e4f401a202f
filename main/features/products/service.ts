/** Products: added, changed, put into the bin and taken out. */
import type { z } from 'zod';
import type { Db } from '../../../db/database.ts';
import { nameKey } from '../../../db/folding.ts';
import type { Product, ProductFields, products } from '../../../preload/contract/products.ts';
import { isHidden } from '../../engine/access.ts';
import type { CommandContext, Context } from '../../engine/context.ts';
import { Failure } from '../../engine/failure.ts';
import { fieldChanges } from '../../engine/field-changes.ts';
import { invalidFields, type WrongField } from '../../engine/invalid-fields.ts';
import { noRight } from '../../engine/router-words.ts';
import { checkOwnValues } from '../fields/checking.ts';
import { mergedWithOwn, ownClientNames, shownOwnValues, withOwnChanges } from '../fields/record-values.ts';
import { storedOwnValues } from '../fields/stored-own-values.ts';
import { productById, productIdsByCode, productIdsByName, unitExists, vatRateExists } from './queries.ts';
import { productWriter, type Stamp } from './writing-queries.ts';

type Input<Name extends keyof typeof products> = z.output<(typeof products)[Name]['input']>;

/** A product, also one in the bin. Failure `not-found`. */
export function getProduct(db: Db, id: number): Product {
  const product = findProduct(db, id);
  if (product === undefined) throw noSuchProduct();
  return product;
}

/** The same; undefined where there is none. */
export function findProduct(db: Db, id: number): Product | undefined {
  const stored = productById(db, id);
  if (stored === undefined) return undefined;
  return {
    ...stored,
    own: storedOwnValues(stored.own),
    ownClients: {},
    priceIncludesVat: stored.priceIncludesVat !== 0,
    discontinued: stored.discontinued !== 0,
    updatedBy: stored.updatedBy ?? '',
  };
}

/** The product as the session may see it. Failure `not-found`. */
export function shownProduct({ db, user }: Pick<Context, 'db' | 'user'>, id: number): Product {
  const product = getProduct(db, id);
  return {
    ...product,
    own: shownOwnValues(db, 'product', product.own),
    ownClients: ownClientNames(db, 'product', [product.own], user),
    purchasePrice: isHidden(user, 'products.purchasePrice') ? null : product.purchasePrice,
  };
}

/** Adds a product. Failure `invalid` for a unit or a VAT rate that there is not. */
export function createProduct(context: CommandContext, given: ProductFields): Product {
  refuseHidden(context, given);
  const fields = { ...given, own: checkOwnValues(context, 'product', given.own, 'own') };
  checkReferences(context, fields);
  const id = productWriter(context.db).insert(fields, stampOf(context));
  context.record({ entity: 'product', id, version: 1, changes: withOwnChanges(fieldChanges(null, filledIn(fields))) });
  return shownProduct(context, id);
}

/** Saves changed fields on top of what others have changed meanwhile. Failure `conflict`, `not-found`, `invalid`. */
export function changeProduct(
  context: CommandContext,
  { id, version, changes, was }: Input<'products.change'>,
): Product {
  const { db } = context;
  refuseHidden(context, changes);
  const before = liveProduct(db, id);
  const fields = fieldsOf(before);
  const { purchasePrice, ...others } = withoutUndefined(changes);
  const seen = purchasePrice === undefined || isHidden(context.user, 'products.purchasePrice') ? {} : { purchasePrice };
  const merged = mergedWithOwn<ProductFields>(
    { ...fields, version: before.version },
    version,
    { ...others, ...seen },
    withoutUndefined(was),
  );
  const own = checkOwnValues(context, 'product', merged.own, 'own', fields.own);
  const now = fieldsOf({ ...merged, own });
  const changed = withOwnChanges(fieldChanges(fields, now));
  if (Object.keys(changed).length === 0) context.unchanged();
  else {
    checkReferences(context, now);
    if (!productWriter(db).replace(id, before.version, now, stampOf(context))) throw changedMeanwhile(before.version);
    context.record({ entity: 'product', id, version: before.version + 1, changes: changed });
  }
  return shownProduct(context, id);
}

/** Puts a product into the bin. Failure `conflict` when somebody has changed it since `version`. */
export function removeProduct(context: CommandContext, { id, version }: Input<'products.remove'>) {
  const product = liveProduct(context.db, id);
  if (product.version !== version) throw changedMeanwhile(product.version);
  setDeleted(context, product, context.now);
  return { id, version: version + 1 };
}

/** Takes a product out of the bin. What is not in the bin stays as it is. */
export function restoreProduct(context: CommandContext, id: number): Product {
  const product = getProduct(context.db, id);
  if (product.deletedAt === null) context.unchanged();
  else setDeleted(context, product, null);
  return shownProduct(context, id);
}

/** Products, not in the bin, with this code, or else with this name: for imports. The oldest first; null where there is none. */
export function findProductsByKeys(
  db: Db,
  { code, name }: { readonly code?: string; readonly name?: string },
): { readonly because: 'code' | 'name'; readonly ids: readonly number[] } | null {
  const coded = code ? productIdsByCode(db, code) : [];
  if (coded.length > 0) return { because: 'code', ids: coded };
  const named = name ? productIdsByName(db, nameKey(name)) : [];
  return named.length > 0 ? { because: 'name', ids: named } : null;
}

/** The fields of a product alone. */
export function fieldsOf(product: ProductFields): ProductFields {
  const { code, name, kind, group, unit, price, currency, priceIncludesVat } = product;
  const { vatRateId, purchasePrice, barcode, description, discontinued, own } = product;
  const { originCountry = '', customsDeclaration = '' } = product;
  return {
    code,
    name,
    kind,
    group,
    unit,
    price,
    currency,
    priceIncludesVat,
    vatRateId,
    purchasePrice,
    barcode,
    description,
    originCountry,
    customsDeclaration,
    discontinued,
    own,
  };
}

function liveProduct(db: Db, id: number): Product {
  const product = getProduct(db, id);
  if (product.deletedAt !== null)
    throw new Failure('not-found', {
      en: 'The product is in the bin. Restore it first.',
      ru: 'Товар удалён в корзину. Сначала восстановите его.',
      fr: 'L’article est dans la corbeille. Restaurez-le d’abord.',
    });
  return product;
}

function setDeleted(context: CommandContext, product: Product, deletedAt: string | null): void {
  const { id, version } = product;
  if (!productWriter(context.db).setDeleted(id, version, product, deletedAt, stampOf(context)))
    throw changedMeanwhile(version);
  const changes = { deletedAt: { old: product.deletedAt, new: deletedAt } };
  context.record({ entity: 'product', id, version: version + 1, changes });
}

function checkReferences({ db, language }: Context, { unit, vatRateId }: ProductFields): void {
  const wrong: WrongField[] = [];
  if (!unitExists(db, unit))
    wrong.push({
      path: 'unit',
      said: {
        en: 'There is no such unit of measure.',
        ru: 'Такой единицы измерения нет.',
        fr: 'Cette unité de mesure n’existe pas.',
      },
    });
  if (vatRateId !== null && !vatRateExists(db, vatRateId))
    wrong.push({
      path: 'vatRateId',
      said: { en: 'There is no such VAT rate.', ru: 'Такой ставки НДС нет.', fr: 'Ce taux de TVA n’existe pas.' },
    });
  invalidFields(language, wrong);
}

/** Who may not see the purchase price does not set it either. */
function refuseHidden(
  { user }: Context,
  { purchasePrice }: { readonly purchasePrice?: number | null | undefined },
): void {
  if (typeof purchasePrice === 'number' && isHidden(user, 'products.purchasePrice'))
    throw new Failure('forbidden', noRight);
}

function stampOf({ now, user }: Context): Stamp {
  return { at: now, by: user.id };
}

/** The fields that were given; zod leaves out what was not sent, but a caller may send `undefined`. */
function withoutUndefined(fields: Partial<Record<keyof ProductFields, unknown>>): Partial<ProductFields> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  // The same fields, fewer of them: the type of each is as the schema has parsed it.
  return Object.fromEntries(given) as Partial<ProductFields>;
}

/** A new product's history begins with what was filled in. */
function filledIn(fields: ProductFields): Partial<ProductFields> {
  const given = Object.entries(fields).filter(([, value]) => value !== '' && value !== null && value !== false);
  // The same fields, fewer of them.
  return Object.fromEntries(given) as Partial<ProductFields>;
}

const changedMeanwhile = (version: number) =>
  new Failure(
    'conflict',
    {
      en: 'Somebody else has changed the product meanwhile. Look at it again before you remove it.',
      ru: 'Пока вы работали, товар изменил другой сотрудник. Посмотрите на карточку ещё раз, прежде чем удалять.',
      fr: 'Quelqu’un d’autre a modifié cet article entre-temps. Vérifiez la fiche avant de le supprimer.',
    },
    { version },
  );

const noSuchProduct = () =>
  new Failure('not-found', {
    en: 'There is no such product.',
    ru: 'Такого товара нет.',
    fr: 'Cet article n’existe pas.',
  });
