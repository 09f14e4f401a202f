/** What is left of a price after the purchase price. */

/**
 * In minor units and in basis points of the price without VAT, both rounded half-up. `vatRate`: basis points that are in
 * the price; null: none. Amounts are whole numbers below 9e13 and rates below 1e5, so the products are taken as BigInt.
 */
export function marginOf(
  price: number,
  purchasePrice: number,
  vatRate: number | null,
): { amount: number; share: number } {
  const net = vatRate === null ? BigInt(price) : halfUp(BigInt(price) * 10_000n, 10_000n + BigInt(vatRate));
  const amount = net - BigInt(purchasePrice);
  const share = net === 0n ? 0n : halfUp(amount * 10_000n, net);
  return { amount: Number(amount), share: Number(share) };
}

/** Whole division; half goes away from zero. */
function halfUp(value: bigint, by: bigint): bigint {
  const size = value < 0n ? -value : value;
  const rounded = (2n * size + by) / (2n * by);
  return value < 0n ? -rounded : rounded;
}
