/** What lists and the board ask of a deal beyond its columns, as SQL. Its table is called `deal`. */

/** Basis points: its own, or what its stage says. */
export const dealProbability =
  'ifnull(deal.probability, (SELECT stage.probability FROM stage WHERE stage.id = deal.stage_id))';

/** The amount times the probability, rounded half up: whole numbers, which no amount that there can be makes too large. */
export const dealWeighted = `((deal.amount * ${dealProbability} + 5000) / 10000)`;

/** Whether somebody has something to do for the deal, be it seen or not by who asks. */
export const dealPlanned = `EXISTS (SELECT 1 FROM activity INDEXED BY activity_deal
    WHERE activity.deal_id = deal.id AND activity.deleted_at IS NULL AND activity.status = 'open')`;

/** The name of the deal with that of its client, folded. */
export const dealSearched = "(deal.name_key || ' ' || deal.client_key)";
