/** The fields of several clients beside each other: which there are, where they differ, what has been chosen of them. */
import type { ClientFields } from '../../../preload/contract/clients.ts';
import type { Output } from '../../../preload/contract/index.ts';

export type Preview = Output<'duplicates.preview'>;
type Client = Preview['clients'][number];

/** Fields that hold one value; tax numbers and own fields are rows of their own by their kinds. */
const single = [
  'name',
  'legalName',
  'code',
  'kind',
  'type',
  'state',
  'category',
  'responsibleId',
  'teamId',
  'country',
  'address',
  'postalAddress',
  'deliveryAddress',
  'director',
  'directorPost',
  'actingOn',
  'source',
  'campaignId',
  'industry',
  'priceListId',
  'discount',
  'currency',
  'paymentDays',
  'creditLimit',
  'language',
  'consent',
  'nextContact',
  'note',
] as const satisfies readonly (keyof ClientFields)[];

export const listed = ['reaches', 'bankAccounts', 'tags'] as const satisfies readonly (keyof ClientFields)[];
export type ListedField = (typeof listed)[number];

/** `name`, `taxNumbers.inn`, `own.12`. */
export type Path = string;

export function valueAt(fields: ClientFields, path: Path): unknown {
  const [root = '', part] = path.split('.');
  if (part !== undefined) return (root === 'own' ? fields.own : fields.taxNumbers)[part] ?? null;
  return single.some((name) => name === root) ? fields[root as (typeof single)[number]] : null;
}

export const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === '' ||
  (typeof value === 'object' && Object.values(value).every((part) => isBlank(part)));

/** By content: two people may have written the parts of an address in another order. */
export const same = (one: unknown, other: unknown): boolean =>
  (isBlank(one) && isBlank(other)) || JSON.stringify(one) === JSON.stringify(other);

export interface MergeRow {
  readonly path: Path;
  readonly differs: boolean;
}

/** The rows that say something of any of the clients, in the order of a card. */
export function rowsOf(clients: readonly Client[]): MergeRow[] {
  const kinds = new Set(clients.flatMap(({ taxNumbers }) => Object.keys(taxNumbers)));
  const own = new Set(clients.flatMap((client) => Object.keys(client.own)));
  const paths: Path[] = single.flatMap((name) =>
    name === 'address' ? [...[...kinds].map((kind) => `taxNumbers.${kind}`), name] : [name],
  );
  return [...paths, ...[...own].map((id) => `own.${id}`)].flatMap((path) => {
    const values = clients.map((client) => valueAt(client, path));
    if (values.every(isBlank)) return [];
    return [{ path, differs: values.some((value) => !same(value, values[0])) }];
  });
}

/** Elements of a list by their content. */
export const elementKey = (element: unknown): string => JSON.stringify(element);

export interface Choices {
  /** By path: whose value was chosen, or all of them together. Left out: as it is proposed. */
  readonly chosen: Readonly<Record<Path, number | 'together'>>;
  /** Elements of lists that are not to be kept. */
  readonly dropped: ReadonlySet<string>;
}

export const noChoices: Choices = { chosen: {}, dropped: new Set() };

/** What the one client will say. */
export function chosenFields({ clients, proposal }: Preview, { chosen, dropped }: Choices): ClientFields {
  const fields: Record<string, unknown> = { ...proposal };
  const own = { ...proposal.own };
  const taxNumbers = { ...proposal.taxNumbers };
  for (const [path, whose] of Object.entries(chosen)) {
    const client = clients.find(({ id }) => id === whose);
    if (client === undefined) continue;
    const [root = '', part = ''] = path.split('.');
    if (root === 'own') {
      const value = client.own[part];
      if (value === undefined) delete own[part];
      else own[part] = value;
    } else if (root === 'taxNumbers') {
      const value = client.taxNumbers[part];
      if (value === undefined) delete taxNumbers[part];
      else taxNumbers[part] = value;
    } else fields[root] = valueAt(client, path);
  }
  const kept = <Element>(name: ListedField, elements: readonly Element[]) =>
    elements.filter((element) => !dropped.has(`${name} ${elementKey(element)}`));
  return {
    // Each of these fields has a value that one of the clients has, or that was proposed.
    ...(fields as ClientFields),
    own,
    taxNumbers,
    reaches: kept('reaches', proposal.reaches),
    bankAccounts: kept('bankAccounts', proposal.bankAccounts),
    tags: kept('tags', proposal.tags),
  };
}
