/** The list of products: its columns and their indexes. */
import { type ColumnAbout, column, written } from './column-makers.ts';
import { columnWords } from './column-words.ts';
import { importColumn } from './import-column-queries.ts';
import type { ListDefinition } from './list-column.ts';
import { choicesOf, productKindWords } from './value-words.ts';

const name = 'product.name_key';

const columns: readonly ColumnAbout[] = [
  {
    name: 'name',
    label: columnWords.name,
    type: 'text',
    expression: name,
    column: 'product.name',
    index: 'product_name',
    text: { way: 'named', searched: true, few: false },
    shown: true,
  },
  {
    name: 'code',
    label: columnWords.code,
    type: 'text',
    expression: 'product.code',
    index: 'product_code',
    empty: '',
    text: written(true, false),
    shown: true,
  },
  {
    name: 'group',
    label: columnWords.group,
    type: 'text',
    expression: 'product.product_group',
    index: 'product_product_group',
    empty: '',
    text: written(true, true),
    behind: [name],
    shown: true,
  },
  {
    name: 'kind',
    label: columnWords.clientKind,
    type: 'choice',
    expression: 'product.kind',
    index: 'product_kind',
    choices: choicesOf(productKindWords),
    behind: [name],
    shown: true,
  },
  {
    name: 'unit',
    label: columnWords.unit,
    type: 'choice',
    expression: 'product.unit',
    index: 'product_unit',
    shown: true,
  },
  {
    name: 'price',
    label: columnWords.price,
    type: 'money',
    expression: 'product.price',
    index: 'product_price',
    shown: true,
  },
  {
    name: 'purchasePrice',
    label: columnWords.purchasePrice,
    type: 'money',
    expression: 'ifnull(product.purchase_price, -1)',
    column: 'product.purchase_price',
    index: 'product_purchase_price',
    empty: -1,
    hiddenWith: 'products.purchasePrice',
  },
  {
    name: 'barcode',
    label: columnWords.barcode,
    type: 'text',
    expression: 'product.barcode',
    index: 'product_barcode',
    empty: '',
    text: written(true, false),
  },
  {
    name: 'discontinued',
    label: columnWords.discontinued,
    type: 'yes-no',
    expression: 'product.discontinued',
    index: 'product_discontinued',
    shown: true,
  },
  {
    name: 'createdAt',
    label: columnWords.createdAt,
    type: 'moment',
    expression: 'product.created_at',
    index: 'product_created',
  },
  {
    name: 'updatedAt',
    label: columnWords.updatedAt,
    type: 'moment',
    expression: 'product.updated_at',
    index: 'product_updated',
    shown: true,
  },
  importColumn('product'),
];

const byName = (expression: string, index: string) => ({ expression, index, keys: [name, 'product.id'], covers: [] });

export const productList: ListDefinition = {
  list: 'products',
  entity: 'product',
  listed: {
    table: 'product',
    search: 'product_search',
    bin: 'product_bin',
    beginnings: [
      { expression: name, index: 'product_name', named: true },
      { expression: 'product.code', index: 'product_code', named: false },
    ],
    narrowed: [byName('product.kind', 'product_kind'), byName('product.product_group', 'product_product_group')],
  },
  columns: columns.map((about) => column('product', about)),
  belongs: null,
  usual: 'name',
  searched: 'product.search_key',
  searchedWithoutReaches: 'product.search_key',
};
