/**
 * What French invoices name beside parties, lines and totals: CGI, annexe II, art. 242 nonies A; code de commerce, art.
 * L441-9, L441-10 and D441-5. The texts were not read again.
 */

/** Each a paragraph that is left out where it does not apply. */
export const frenchMentions: readonly string[] = [
  '{^dueDay}Échéance : à réception{/dueDay}',
  '{#goods}Nature de l’opération : livraison de biens{/goods}{#services}Nature de l’opération : prestation de services{/services}{#mixed}Nature de l’opération : livraison de biens et prestation de services{/mixed}',
  '{#vatOnDebits}Option pour le paiement de la taxe d’après les débits.{/vatOnDebits}',
  '{#earlyPaymentDiscount}Escompte pour paiement anticipé : {earlyPaymentDiscount}.{/earlyPaymentDiscount}{^earlyPaymentDiscount}Pas d’escompte pour paiement anticipé.{/earlyPaymentDiscount}',
  '{#betweenBusinesses}En cas de retard de paiement, des pénalités sont exigibles dès le lendemain de l’échéance, {#latePenaltyRate}au taux annuel de {latePenaltyRate}{/latePenaltyRate}{^latePenaltyRate}au taux de refinancement de la Banque centrale européenne majoré de 10 points{/latePenaltyRate}, ainsi qu’une indemnité forfaitaire de 40 € pour frais de recouvrement.{/betweenBusinesses}',
];
