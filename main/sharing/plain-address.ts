/** Addresses of connections as people know them. */

/** The address of a socket; an IPv4 address that the system gives as an IPv6 one (`::ffff:192.168.1.5`) as IPv4. */
export function plainAddress({ remoteAddress = '' }: { readonly remoteAddress?: string | undefined }): string {
  return remoteAddress.replace(/^::ffff:(?=[\d.]+$)/iu, '');
}
