/** Products and documents in great number, the same for every run. */
import { fold, nameKey } from '../../db/folding.ts';
import { newUid } from '../../db/uid.ts';
import type { Random } from '../../main/features/demo/random.ts';
import type { ProductFields } from '../../preload/contract/products.ts';
import { people, teams } from './made-clients.ts';

const things =
  'Кабель Провод Труба Болт Гайка Шайба Насос Клапан Фильтр Стол Стул Шкаф Лампа Бумага Краска Доска Câble Tuyau Vis Écrou Pompe Filtre Étagère Chaise Peinture Cable Pipe Bolt Pump Valve Filter Desk Chair Lamp Paper Paint Board'.split(
    ' ',
  );
const kinds =
  'ВВГ НГ ПВХ медный стальной белый чёрный сосновый blanc noir acier cuivre white black steel copper oak'.split(' ');
const groups =
  'Кабели Трубы Крепёж Мебель Свет Канцтовары Quincaillerie Mobilier Éclairage Hardware Furniture Lighting'.split(' ');

export function madeProduct(at: number, chance: Random): ProductFields {
  const size = `${chance.whole(1, 400)}×${chance.whole(1, 99)}`;
  return {
    code: `${chance.pick(['A', 'B', 'KT', 'Т'])}-${String(at).padStart(7, '0')}`,
    name: `${chance.pick(things)} ${chance.pick(kinds)} ${size} ${chance.pick(kinds)}`,
    kind: chance.chance(0.9) ? 'goods' : 'service',
    group: chance.pick(groups),
    unit: 'H87',
    price: chance.whole(100, 10_000_000),
    currency: 'RUB',
    priceIncludesVat: false,
    vatRateId: null,
    purchasePrice: null,
    barcode: chance.chance(0.5) ? `46${chance.digits(11)}` : '',
    description: '',
    discontinued: chance.chance(0.05),
    own: {},
  };
}

/** The columns that `madeDocument` fills; who and when are bound as `by` and `at`. */
export const documentStatement = `INSERT INTO document
  (uid, created_at, created_by, updated_at, updated_by, type, status, company_id, client_id, series_id, period, seq, number,
   day, due_day, currency, prices_include_vat, vat_rounding, discount, language, form, comment, net, vat, gross,
   discount_amount, vat_table, paid, client_name, client_key, frozen, issued_at, issued_by, search_key, responsible_id, team_id)
  VALUES
  (@uid, @at, @by, @at, @by, 'invoice', @status, 1, @clientId, @seriesId, @period, @seq, @number,
   @day, @dueDay, 'RUB', 0, 'document', 0, 'ru', 'RU', '', @net, @vat, @gross,
   0, '[]', @paid, @clientName, @clientKey, @frozen, @issuedAt, 1, @searchKey, @responsibleId, @teamId)`;

/** As long as what is frozen in a document really is; nobody reads it here. */
const frozen = JSON.stringify({ text: 'x'.repeat(1000) });
const day = 24 * 60 * 60 * 1000;

/** An invoice without lines: lists do not look at them. */
export function madeDocument(
  at: number,
  { clientId, clientName, series }: { clientId: number; clientName: string; series: number },
  chance: Random,
) {
  const status = chance.pick(['draft', 'issued', 'issued', 'part-paid', 'paid', 'paid', 'paid', 'paid', 'cancelled']);
  const isDraft = status === 'draft';
  const net = chance.whole(1_000, 100_000_000);
  const vat = Math.round(net / 5);
  const written = Date.UTC(2020, 0, 1) + chance.whole(0, 2300) * day;
  const number = isDraft ? null : `СЧ-${String(at).padStart(7, '0')}`;
  return {
    uid: newUid(),
    status,
    clientId,
    clientName,
    clientKey: nameKey(clientName),
    seriesId: isDraft ? null : series,
    // Not a period that the office counts in: its own numbers begin at 1.
    period: isDraft ? null : 'before',
    seq: isDraft ? null : at,
    number,
    day: dayAt(written),
    dueDay: chance.chance(0.9) ? dayAt(written + 14 * day) : null,
    responsibleId: chance.whole(2, 1 + people),
    teamId: chance.chance(0.8) ? chance.whole(1, teams) : null,
    net,
    vat,
    gross: net + vat,
    paid: status === 'paid' ? net + vat : status === 'part-paid' ? net : 0,
    frozen: isDraft ? null : frozen,
    issuedAt: isDraft ? null : new Date(written).toISOString(),
    searchKey: `${number === null ? '' : `${fold(number)} ${String(at).padStart(7, '0')} `}${fold(clientName)}`,
  };
}

const dayAt = (moment: number) => new Date(moment).toISOString().slice(0, 10);
