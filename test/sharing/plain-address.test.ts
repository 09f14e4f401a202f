/** Addresses as people know them. */
import { expect, test } from 'vitest';
import { plainAddress } from '../../main/sharing/plain-address.ts';

test('an IPv4 address that the system wraps into an IPv6 one is shown as IPv4, and any other as it is', () => {
  const shown = ['::ffff:127.0.0.1', '::FFFF:192.168.1.5', '10.0.0.9', 'fd00::5', '::ffff:abcd'].map((remoteAddress) =>
    plainAddress({ remoteAddress }),
  );
  expect(shown).toEqual(['127.0.0.1', '192.168.1.5', '10.0.0.9', 'fd00::5', '::ffff:abcd']);
  expect(plainAddress({})).toBe('');
});
